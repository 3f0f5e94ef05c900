import type { Catalog } from "../../catalog.ts";
import { civilDate } from "../../clock.ts";
import { kindWords, placeOf } from "../queue/headline.ts";
import { type Listed, perHour, perLike } from "./listed.ts";

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
export function countsOf(all: Iterable<Listed>, catalog: Catalog): Counts {
  const kinds = counter(perLike((like) => kindWords(like, catalog)));
  const places = counter(
    perLike((like) => placeOf(like) ?? catalog.say("officers.no-place")),
  );
  const months = counter(perHour((moment) => civilDate(moment).slice(0, 7)));
  for (const tip of all)
    if (tip.like.merged === null)
      for (const { add } of [kinds, places, months]) add(tip);
  return { kind: kinds.all(), place: places.all(), month: months.all() };
}

function counter(nameOf: (tip: Listed) => string) {
  const counts = new Map<string, number>();
  return {
    add: (tip: Listed) => {
      const name = nameOf(tip);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    all: (): Count[] =>
      [...counts]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([name, count]) => ({
          name,
          count: count < least ? `<${least}` : String(count),
        })),
  };
}
