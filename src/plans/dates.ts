import { CivilDate } from "../clock.ts";

/** The civil date, or null where the calendar has no such day. */
export function civil(
  year: number,
  month: number,
  day: number,
): CivilDate | null {
  const iso = [
    String(year).padStart(4, "0"),
    String(month).padStart(2, "0"),
    String(day).padStart(2, "0"),
  ].join("-");
  return CivilDate.safeParse(iso).data ?? null;
}

/** The first and the last day of years. */
export function years(
  from: number,
  to: number,
): { from: CivilDate; to: CivilDate } | null {
  const first = civil(from, 1, 1);
  const last = civil(to, 12, 31);
  return first === null || last === null || from > to
    ? null
    : { from: first, to: last };
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): CivilDate | null {
  if (month < 1 || month > 12) return null;
  return civil(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** Whether a year may stand in a plan; keeps document numbers out. */
export function isPlanYear(year: number): boolean {
  return year >= 1975 && year <= 2100;
}
