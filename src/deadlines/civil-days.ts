import { CivilDate } from "../clock.ts";

// Arithmetic on civil dates. A civil date has no time and no zone, so it is counted at midnight UTC.

const dayMs = 24 * 60 * 60 * 1000;

/** The date so many days later; earlier where the number is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return written((numberOf(date) + days) * dayMs);
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function weekdayOf(date: CivilDate): number {
  // The first day of 1970 was a Thursday.
  return ((((numberOf(date) + 3) % 7) + 7) % 7) + 1;
}

/** A date by its numbers, month 1 to 12; a day behind the month's end is its last day, as 31 in April is the 30th. */
export function dateIn(year: number, month: number, day: number): CivilDate {
  return written(Date.UTC(year, month - 1, Math.min(day, daysIn(year, month))));
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

/** The later of two dates; null bounds nothing. */
export function latest(
  one: CivilDate | null,
  other: CivilDate | null,
): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** The earlier of two dates; null bounds nothing. */
export function earliest(
  one: CivilDate | null,
  other: CivilDate | null,
): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

// Deadlines go over the same few years again and again: each day is read and written once. Two centuries fit.
const mostKnown = 100_000;
const numbers = new Map<string, number>();
const dates = new Map<number, CivilDate>();

/** The day counted from 1970. */
function numberOf(date: CivilDate): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const number = Date.parse(date) / dayMs;
  if (numbers.size < mostKnown) numbers.set(date, number);
  return number;
}

function written(ms: number): CivilDate {
  const number = ms / dayMs;
  const known = dates.get(number);
  if (known !== undefined) return known;
  const date = CivilDate.parse(new Date(ms).toISOString().slice(0, 10));
  if (dates.size < mostKnown) dates.set(number, date);
  return date;
}
