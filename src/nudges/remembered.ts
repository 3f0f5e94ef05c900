import type { Obligation, Occurrence } from "../deadlines/occurrence.ts";
import { agendaFor, type AgendaParts } from "./agenda.ts";
import type { Follow } from "./follower.ts";
import type { PlanningParts } from "./planned.ts";
import { rememberAgendas } from "./remembered-agendas.ts";

/**
 * The same planning, which reckons what concerns an agency once, and when that falls due once a day: thousands follow
 * the same few agencies, and alike. Days that are set anew are seen at once.
 */
export function remembered({
  calendar,
  obligationsOf,
}: PlanningParts): AgendaParts {
  let days = calendar.days?.();
  const owed = new Map<string, readonly Obligation[]>();
  const due = new Map<
    readonly Obligation[],
    { readonly window: string; readonly occurrences: Occurrence[] }
  >();
  const agendas = rememberAgendas();

  function forgetWhatChanged(): void {
    const now = calendar.days?.();
    if (now === days) return;
    days = now;
    owed.clear();
    due.clear();
    agendas.forget();
  }

  const parts: AgendaParts = {
    obligationsOf(follow) {
      forgetWhatChanged();
      const key = keyOf(follow);
      const found = owed.get(key) ?? obligationsOf(follow);
      owed.set(key, found);
      return found;
    },
    calendar: {
      ...calendar,
      occurrences(window, of) {
        forgetWhatChanged();
        if (of === undefined) return calendar.occurrences(window);
        const asked = `${window.from} ${window.to}`;
        const known = due.get(of);
        if (known?.window === asked) return known.occurrences;
        const occurrences = calendar.occurrences(window, of);
        // Lists that are made anew for each question would fill the memory.
        if ([...owed.values()].includes(of))
          due.set(of, { window: asked, occurrences });
        return occurrences;
      },
    },
    agendaOf(follow, begun, wishes, today) {
      forgetWhatChanged();
      const reckon = () => agendaFor(follow, wishes, today, parts);
      // What was granted to one agency is told to few.
      return wishes.extended.length > 0
        ? reckon()
        : agendas.find(follow, begun, wishes, today, reckon);
    },
  };
  return parts;
}

function keyOf({ place, agency, wide }: Follow): string {
  return JSON.stringify([place, agency, wide]);
}
