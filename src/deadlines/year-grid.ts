import type { CivilDate } from "../clock.ts";
import { addDays, dateIn, daysIn, weekdayOf } from "./civil-days.ts";
import { isSetByHand, type Occurrence } from "./occurrence.ts";
import type { WorkingDays } from "./working-days.ts";

/** Whether offices work on a day. */
export type DayKind = "working" | "weekend" | "holiday";
/** Who names a day on which something falls due: the text, an admin, or the desk by itself. */
export type DueKind = "stated" | "set" | "suggested";

export interface DayCell {
  readonly date: CivilDate;
  readonly kind: DayKind;
  /** Null where nothing is due; the firmest where several things are. */
  readonly due: DueKind | null;
  /** How much is due. */
  readonly count: number;
}

/** Weeks from Monday to Sunday; null where a day belongs to another month. */
export type MonthGrid = readonly (readonly (DayCell | null)[])[];

/** A year's twelve months. */
export function yearGrid(
  year: number,
  occurrences: readonly Occurrence[],
  workingDays: WorkingDays,
): readonly MonthGrid[] {
  const due = Map.groupBy(occurrences, ({ lastDay }) => lastDay);
  return Array.from({ length: 12 }, (_, at) => {
    const first = dateIn(year, at + 1, 1);
    const days = Array.from({ length: daysIn(year, at + 1) }, (__, nth) =>
      cellOf(addDays(first, nth)),
    );
    const row = [
      ...Array.from({ length: weekdayOf(first) - 1 }, () => null),
      ...days,
    ];
    return Array.from({ length: Math.ceil(row.length / 7) }, (__, week) =>
      Array.from({ length: 7 }, (___, day) => row[week * 7 + day] ?? null),
    );
  });

  function cellOf(date: CivilDate): DayCell {
    const own = due.get(date) ?? [];
    const kinds = new Set(own.map(kindOf));
    return {
      date,
      kind: workingDays.isWorkingDay(date)
        ? "working"
        : workingDays.isHoliday(date)
          ? "holiday"
          : "weekend",
      due:
        (["stated", "set", "suggested"] as const).find((kind) =>
          kinds.has(kind),
        ) ?? null,
      count: own.length,
    };
  }
}

function kindOf(occurrence: Occurrence): DueKind {
  if (occurrence.suggested) return "suggested";
  return isSetByHand(occurrence) ? "set" : "stated";
}
