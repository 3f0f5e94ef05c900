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

/** The Monday of a date's week. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The date of what was stored as text. Throws ZodError for anything else. */
export function dateOf(text: string): CivilDate {
  return CivilDate.parse(text);
}
