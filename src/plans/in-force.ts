import type { CivilDate } from "../clock.ts";
import type { LibraryPlan } from "./plan.ts";

// Whether a plan's time is over. The period stands as printed; what a later document adds stands beside it.

/** The last day a plan runs, with what a later document adds; null where nothing tells it. */
export function lastDay({ period, extension }: LibraryPlan): CivilDate | null {
  const ends = [period?.to, extension?.until].filter(
    (day) => day !== undefined,
  );
  return ends.sort().at(-1) ?? null;
}

/** The first day on which something can fall due: no plan asks for work before it is issued or begins. */
export function firstDay({ period, issued }: LibraryPlan): CivilDate | null {
  const starts = [period?.from, issued].filter(
    (day) => day !== undefined && day !== null,
  );
  return starts.sort().at(-1) ?? null;
}

/** Whether a plan's time is over on a day. */
export function hasEnded(plan: LibraryPlan, today: CivilDate): boolean {
  const last = lastDay(plan);
  return last !== null && today > last;
}
