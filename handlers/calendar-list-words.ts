import { shownDate } from "../src/answers/labels.ts";
import type { Catalog } from "../src/catalog.ts";
import type { CalendarAsked } from "../src/deadlines/asking.ts";
import type { ListLine } from "../src/deadlines/listing.ts";

/** A page of a list, beneath what it lists. */
export function listText(
  { kind, window }: Pick<CalendarAsked, "kind" | "window">,
  lines: readonly ListLine[],
  {
    whose,
    isEmpty,
    knowsDone,
    catalog: { say },
  }: {
    readonly whose: string;
    readonly isEmpty: boolean;
    /** Whether what is done is left out; undefined where that was not asked for. */
    readonly knowsDone: boolean | undefined;
    readonly catalog: Catalog;
  },
): string {
  return [
    say(`calendar.${isEmpty ? "none" : kind}`, {
      whose,
      from: shownDate(window.from),
      to: shownDate(window.to),
    }),
    ...lines.map((line) => line.text),
    // Whether it was done is not in the plans.
    ...(knowsDone === undefined
      ? []
      : [say(`calendar.done-${knowsDone ? "known" : "unknown"}`)]),
  ].join("\n");
}
