import type { Catalog } from "../../catalog.ts";
import { civilDate } from "../../clock.ts";
import { kindWords, placeOf } from "../queue/notices.ts";
import type { Summary } from "./summaries.ts";

/** A count that is shown; small ones as "<5", since one of few could be told who it is. */
export interface Count {
  readonly name: string;
  readonly count: string;
}

export type Counts = Readonly<
  Record<"kind" | "place" | "month", readonly Count[]>
>;

const least = 5;

/**
 * Tips by kind, place and month of receipt; those that were merged into another one count once, with it. No sums stand
 * beside them, from which a small count could be taken back.
 */
export function countsOf(all: readonly Summary[], catalog: Catalog): Counts {
  const tips = all.filter(({ merged }) => merged === null);
  return {
    kind: counted(tips, (tip) => kindWords(tip, catalog)),
    place: counted(
      tips,
      (tip) => placeOf(tip) ?? catalog.say("officers.no-place"),
    ),
    month: counted(tips, ({ received }) =>
      civilDate(new Date(received)).slice(0, 7),
    ),
  };
}

function counted(
  tips: readonly Summary[],
  nameOf: (tip: Summary) => string,
): Count[] {
  const groups = Map.groupBy(tips, nameOf);
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, { length }]) => ({
      name,
      count: length < least ? `<${least}` : String(length),
    }));
}
