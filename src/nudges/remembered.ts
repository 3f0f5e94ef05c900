import type { Obligation, Occurrence } from "../deadlines/occurrence.ts";
import type { Follow } from "./follower.ts";
import type { PlanningParts } from "./planned.ts";

/**
 * The same planning, which reckons what concerns an agency once, and when that falls due once a day: thousands follow
 * the same few agencies. Days that are set anew are seen at once.
 */
export function remembered({
  calendar,
  obligationsOf,
}: PlanningParts): PlanningParts {
  let days = calendar.days?.();
  const owed = new Map<string, readonly Obligation[]>();
  const due = new Map<
    readonly Obligation[],
    { readonly window: string; readonly occurrences: Occurrence[] }
  >();

  function forgetWhatChanged(): void {
    const now = calendar.days?.();
    if (now === days) return;
    days = now;
    owed.clear();
    due.clear();
  }

  return {
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
  };
}

function keyOf({ place, agency, wide }: Follow): string {
  return JSON.stringify([place, agency, wide]);
}
