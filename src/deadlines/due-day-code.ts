import { CivilDate } from "../clock.ts";
import type { DueDay } from "./due-day.ts";

// A day in a few letters, for the id of a choice.

export function codeOf(day: DueDay | null): string {
  if (day === null) return "x";
  if ("date" in day) return `d${day.date}`;
  return "weekday" in day ? `w${day.weekday}` : `m${day.month}-${day.day}`;
}

/** Undefined for what {@link codeOf} has not written. */
export function dayOfCode(code: string): DueDay | null | undefined {
  if (code === "x") return null;
  if (code.startsWith("d")) {
    const date = CivilDate.safeParse(code.slice(1));
    return date.success ? { date: date.data } : undefined;
  }
  const weekday = /^w([1-7])$/.exec(code)?.[1];
  if (weekday !== undefined) return { weekday: Number(weekday) };
  const [, month, day] = /^m(\d{1,2})-(\d{1,2})$/.exec(code) ?? [];
  return month === undefined || day === undefined
    ? undefined
    : { month: Number(month), day: Number(day) };
}
