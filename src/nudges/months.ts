import { type CivilDate, civilDate } from "../clock.ts";
import { addDays, dateIn, monthOf, yearOf } from "../deadlines/civil-days.ts";
import { fold } from "../text/fold.ts";
import type { WorkingDays } from "../deadlines/working-days.ts";
import { dateOf } from "./days.ts";
import type { Granted } from "./extensions.ts";
import type { Nudges } from "./open-nudges.ts";
import type { Report } from "./reports.ts";
import { reportsOwed, type Row, type Table, tableOf } from "./table.ts";
import type { NudgeCues } from "./words.ts";

/** A month of the calendar. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/**
 * How an agency stands with what fell due in a month, as provinces report it. early: before the last day. onTime: on it.
 * late: after it, and after a day that was granted. extended: within a day that was granted, done or not yet. missing:
 * not noted, and overdue. open: there is time.
 */
export const monthStates = [
  "early",
  "onTime",
  "late",
  "extended",
  "missing",
  "open",
] as const;
export type MonthState = (typeof monthStates)[number];

export interface MonthRow extends Row {
  readonly monthState: MonthState;
}

export interface MonthTable {
  readonly month: Month;
  readonly tables: readonly (Omit<Table, "rows"> & {
    readonly rows: readonly MonthRow[];
  })[];
}

/** How a place's agencies stand with all that fell due in a month by the plans. */
export async function monthTable(
  place: string,
  agencies: readonly string[],
  month: Month,
  nudges: Nudges,
): Promise<MonthTable> {
  const today = civilDate(nudges.clock.now());
  const from = dateIn(month.year, month.month, 1);
  const window = { from, to: dateIn(month.year, month.month, 31) };
  const due = nudges.calendar.occurrences(window, reportsOwed(place, nudges));
  const tables = await Promise.all(
    due.map(async (one) => {
      const { occurrence, rows } = await tableOf(place, agencies, one, nudges);
      const { lastDay } = occurrence;
      const stated = rows.map((row): MonthRow => {
        const { report, granted } = row;
        const monthState = monthStateOf(lastDay, report, today, granted);
        return { ...row, monthState };
      });
      return { occurrence, rows: stated };
    }),
  );
  return { month, tables: tables.filter(({ rows }) => rows.length > 0) };
}

export function monthStateOf(
  planned: CivilDate,
  report: Pick<Report, "on"> | undefined,
  today: CivilDate,
  granted?: Pick<Granted, "to">,
): MonthState {
  const last = granted === undefined ? planned : dateOf(granted.to);
  if (report === undefined) {
    if (last < today) return "missing";
    return granted === undefined ? "open" : "extended";
  }
  if (report.on < planned) return "early";
  if (report.on === planned) return "onTime";
  return report.on <= last ? "extended" : "late";
}

/** The month before a date's. */
export function monthBefore(date: CivilDate): Month {
  return monthIn(addDays(dateIn(yearOf(date), monthOf(date), 1), -1));
}

export function monthIn(date: CivilDate): Month {
  return { year: yearOf(date), month: monthOf(date) };
}

/** The first working day of a date's month. */
export function firstWorkingDay(
  date: CivilDate,
  workingDays: WorkingDays,
): CivilDate {
  const first = dateIn(yearOf(date), monthOf(date), 1);
  // Tet closes offices for about ten days at most.
  const days = Array.from({ length: 15 }, (_, ahead) => addDays(first, ahead));
  return days.find((day) => workingDays.isWorkingDay(day)) ?? first;
}

/**
 * The month that a text names; undefined where it names none, "impossible" for a thirteenth. Without a year it is the
 * last one of that number, or next month.
 */
export function monthAsked(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): Month | "impossible" | undefined {
  if (cues.says("lastMonth", text)) return monthBefore(today);
  if (cues.says("thisMonth", text)) return monthIn(today);
  const after = fold(cues.after("month", text) ?? "");
  const [, number, of] =
    /^(\d{1,2})(?!\d)(?:\s?[/.-]\s?(\d{4}))?/u.exec(after) ?? [];
  if (number === undefined) return undefined;
  const month = Number(number);
  if (month < 1 || month > 12) return "impossible";
  const year = of ?? /(?<!\d)(20\d{2})(?!\d)/u.exec(after)?.[1];
  if (year !== undefined) return { year: Number(year), month };
  const next = monthIn(addDays(dateIn(yearOf(today), monthOf(today), 31), 1));
  if (month === next.month) return next;
  const isPast = month <= monthOf(today);
  return { year: yearOf(today) - (isPast ? 0 : 1), month };
}
