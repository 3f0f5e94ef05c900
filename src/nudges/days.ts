import { addDays, weekdayOf } from "../deadlines/civil-days.ts";
import { CivilDate, civilDate, noon } from "../clock.ts";

const minuteMs = 60_000;
const noonMinutes = 12 * 60;

/** The moment so many minutes after midnight of a civil date, in Vietnam. */
export function momentOn(date: CivilDate, minutes: number): Date {
  return new Date(noon(date).getTime() + (minutes - noonMinutes) * minuteMs);
}

/** How many minutes of its day have passed at a moment, in Vietnam. */
export function minutesOf(moment: Date): number {
  const sinceNoon = moment.getTime() - noon(civilDate(moment)).getTime();
  return Math.floor(sinceNoon / minuteMs) + noonMinutes;
}

/** The civil date of a moment and how many minutes of it have passed, in Vietnam. */
export interface DayTime {
  readonly date: CivilDate;
  readonly minutes: number;
}

// Thousands are reckoned with by the same moments.
const dayTimes = new Map<number, DayTime>();
const mostDayTimes = 10_000;

export function dayTimeOf(moment: Date): DayTime {
  const ms = moment.getTime();
  const known = dayTimes.get(ms);
  if (known !== undefined) return known;
  const found = { date: civilDate(moment), minutes: minutesOf(moment) };
  if (dayTimes.size >= mostDayTimes) dayTimes.clear();
  dayTimes.set(ms, found);
  return found;
}

/** The Monday of a date's week. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The date of what was stored as text. Throws ZodError for anything else. */
export function dateOf(text: string): CivilDate {
  return CivilDate.parse(text);
}
