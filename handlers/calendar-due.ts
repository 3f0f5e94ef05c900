import type { CivilDate } from "../src/clock.ts";
import type { CalendarAsked } from "../src/deadlines/asking.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import {
  type CalendarWriting,
  obligationsFor,
} from "../src/deadlines/feed-text.ts";
import {
  asPlanned,
  longestGrant,
  withGranted,
} from "../src/deadlines/granted-days.ts";
import { isListed } from "../src/deadlines/listed.ts";
import type { Occurrence, Window } from "../src/deadlines/occurrence.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";

export interface CalendarDueParts extends CalendarWriting {
  /** Whether an agency has told the desk that it is done; left out where nobody can tell it. */
  readonly isDone?:
    ((occurrence: Occurrence, agency: string) => Promise<boolean>) | undefined;
}

/** What falls due of what was asked, with the days that the agency was granted. */
export interface Due {
  readonly occurrences: readonly Occurrence[];
  /** Whether what is done is left out; undefined where that was not asked for. */
  readonly knowsDone: boolean | undefined;
}

export async function dueOf(
  { kind, window }: Pick<CalendarAsked, "kind" | "window">,
  agency: string | null,
  plans: readonly LibraryPlan[],
  parts: CalendarDueParts,
): Promise<Due> {
  const { calendar, isDone } = parts;
  const own = obligationsFor(parts, { place: null, agency }).filter(
    (one) => isListed(one, kind) && plans.some(({ slug }) => slug === one.plan),
  );
  // What was due before may have been granted a day within.
  const wide = { ...window, from: addDays(window.from, -longestGrant) };
  const all = calendar.occurrences(wide, own);
  const due = (await withGranted(all, agency, parts.grantedTo)).filter(isAsked);
  const hasPast = kind === "owed" || kind === "overdue";
  if (!hasPast) return { occurrences: due, knowsDone: undefined };
  if (agency === null || isDone === undefined)
    return { occurrences: due, knowsDone: false };
  const done = await Promise.all(due.map((one) => isDone(one, agency)));
  return {
    occurrences: due.filter((_, at) => done[at] !== true),
    knowsDone: true,
  };

  function isAsked(occurrence: Occurrence): boolean {
    const { statedDay } = occurrence;
    // Who asks of 15/11 means also what is to be done before it.
    const isThatDay =
      window.from === window.to &&
      statedDay !== null &&
      isWithin(statedDay, window);
    const isByPlan = kind === "owed" || kind === "calendar";
    return (
      isThatDay ||
      isWithin(occurrence.lastDay, window) ||
      (isByPlan && isWithin(asPlanned(occurrence).lastDay, window))
    );
  }
}

function isWithin(day: CivilDate, { from, to }: Window): boolean {
  return day >= from && day <= to;
}
