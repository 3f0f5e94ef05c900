import type { Obligation, Occurrence } from "../deadlines/occurrence.ts";
import type { Follow } from "./follower.ts";
import type { PlanningParts } from "./planned.ts";

/**
 * The same planning, which reckons what concerns an agency once, and when that falls due once a day: thousands follow
 * the same few agencies.
 */
export function remembered({
  calendar,
  obligationsOf,
}: PlanningParts): PlanningParts {
  const owed = new Map<string, readonly Obligation[]>();
  const due = new WeakMap<
    readonly Obligation[],
    { readonly window: string; readonly occurrences: Occurrence[] }
  >();
  return {
    obligationsOf(follow) {
      const key = keyOf(follow);
      const found = owed.get(key) ?? obligationsOf(follow);
      owed.set(key, found);
      return found;
    },
    calendar: {
      ...calendar,
      occurrences(window, of, days) {
        if (of === undefined || days !== undefined)
          return calendar.occurrences(window, of, days);
        const asked = `${window.from} ${window.to}`;
        const known = due.get(of);
        if (known?.window === asked) return known.occurrences;
        const occurrences = calendar.occurrences(window, of);
        due.set(of, { window: asked, occurrences });
        return occurrences;
      },
    },
  };
}

function keyOf({ place, agency, wide }: Follow): string {
  return JSON.stringify([place, agency, wide]);
}
