import type { CalendarAsked } from "../src/deadlines/asking.ts";
import {
  type ListLine,
  listLines,
  type ListParts,
} from "../src/deadlines/listing.ts";

/** Whether what has passed is asked for. */
export function isPast({ kind }: Pick<CalendarAsked, "kind">): boolean {
  return kind === "overdue" || kind === "owed";
}

/** The lines of a list; of what has passed the days that the desk suggests stand apart, since they are no deadlines. */
export function linesOf(asked: CalendarAsked, parts: ListParts): ListLine[] {
  if (!isPast(asked)) return listLines(parts);
  const { occurrences } = parts;
  const dated = occurrences.filter(({ suggested }) => !suggested);
  const suggested = occurrences.filter((one) => one.suggested);
  return [
    ...listLines({ ...parts, occurrences: dated }),
    ...listLines({ ...parts, occurrences: suggested, suggestions: true }),
  ];
}
