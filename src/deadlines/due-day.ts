import { z } from "zod";
import type { CivilDate } from "../clock.ts";
import { readYaml } from "../knowledge.ts";
import { phraseSource } from "../plans/phrase.ts";
import type { Deadline } from "../plans/plan.ts";
import { AskingWords } from "./asking-words.ts";
import { SettingWords } from "./setting-words.ts";
import { addDays, dateIn, monthOf, weekdayOf, yearOf } from "./civil-days.ts";
import type { Period } from "./periods.ts";

// On which day of its period something falls due, as the plan's sentence tells it or an admin has set it.

/**
 * A date; a day of the week (Monday 1); or a day of a month of the period, counted from the period's first month, so
 * that month 3 of a quarter is its last and month 13 of a year is the January after. A day behind the month's end is its
 * last day.
 */
export type DueDay =
  | { readonly date: CivilDate }
  | { readonly weekday: number }
  | { readonly month: number; readonly day: number };

/** `excluded`: the day named is the first one too late. */
export interface StatedDay {
  readonly day: DueDay;
  readonly excluded: boolean;
}

const Words = z.array(z.string()).min(1);
/** knowledge/deadlines.yaml. */
export const DueWords = z.strictObject({
  before: Words,
  day: Words,
  month: Words,
  nextMonth: Words,
  lastMonth: Words,
  firstMonth: Words,
  weekdays: z.array(Words).length(7),
  setting: SettingWords,
  asking: AskingWords,
});
export type DueWords = z.infer<typeof DueWords>;

/** Throws {@link InputError} where the file does not fit. */
export function loadDueWords(file: string): Promise<DueWords> {
  return readYaml(file, DueWords);
}

/** Reads the day from a deadline; undefined where its text names none. */
export type DueDayReader = (
  deadline: Pick<Deadline, "rule" | "date" | "evidence">,
) => StatedDay | undefined;

export function createDueDayReader(
  words: Omit<DueWords, "asking" | "setting">,
): DueDayReader {
  const start = "(?<![\\p{L}\\p{N}])";
  const end = "(?![\\p{L}\\p{N}])";
  const day = `(?:${either(words.day)})\\s+`;
  const before = `${start}(?:${either(words.before)})\\s+`;
  const month = either(words.month);
  // A number that is no part of a whole date.
  const lone = `(?<day>0?[1-9]|[12]\\d|3[01])(?!\\d|\\s*[/.-]\\s*\\d|\\s+(?:${month})\\s+\\d)`;
  const dayOfMonth = pattern(`(?<before>${before})?${start}${day}${lone}`);
  const nextMonth = pattern(either(words.nextMonth));
  const lastMonth = pattern(either(words.lastMonth));
  const firstMonth = pattern(either(words.firstMonth));
  const weekdays = words.weekdays.map((names) => ({
    on: pattern(`${start}(?:${either(names)})${end}`),
    before: pattern(`${before}(?:${either(names)})${end}`),
  }));

  return ({ rule, date, evidence }) => {
    const text = evidence.normalize("NFC");
    if (date !== null) {
      const [dayNumber = 0, at = 0] = date.split("-").reverse().map(Number);
      const excluded = pattern(
        `${before}(?:${day})?0?${dayNumber}\\s*(?:[/.-]|\\s(?:${month})\\s)\\s*0?${at}(?!\\d)`,
      ).test(text);
      const whole = date.length > 5;
      return {
        day: whole ? { date: dateOf(date) } : { month: at, day: dayNumber },
        excluded,
      };
    }
    if (rule === "weekly") {
      const weekday = weekdays.findIndex(({ on }) => on.test(text));
      if (weekday < 0) return undefined;
      const excluded = weekdays[weekday]?.before.test(text) ?? false;
      return { day: { weekday: weekday + 1 }, excluded };
    }
    if (rule !== "monthly" && rule !== "quarterly") return undefined;
    const found = dayOfMonth.exec(text)?.groups;
    if (found?.["day"] === undefined) return undefined;
    const inMonth = monthIn(rule, text);
    if (inMonth === undefined) return undefined;
    return {
      day: { month: inMonth, day: Number(found["day"]) },
      excluded: found["before"] !== undefined,
    };
  };

  function monthIn(
    rule: "monthly" | "quarterly",
    text: string,
  ): number | undefined {
    if (rule === "monthly") return nextMonth.test(text) ? 2 : 1;
    if (lastMonth.test(text)) return 3;
    return firstMonth.test(text) ? 1 : undefined;
  }
}

/** The day within a period. */
export function dayIn(period: Period, due: DueDay): CivilDate {
  if ("date" in due) return due.date;
  if ("weekday" in due) return addDays(period.from, due.weekday - 1);
  const months = monthOf(period.from) - 1 + due.month - 1;
  return dateIn(
    yearOf(period.from) + Math.floor(months / 12),
    (months % 12) + 1,
    due.day,
  );
}

const monthsOf = { monthly: 1, quarterly: 3, halfyearly: 6, yearly: 12 };

/** Whether a date is a due day of some period. */
export function isOn(
  date: CivilDate,
  due: DueDay,
  rule: Deadline["rule"],
): boolean {
  if ("date" in due) return date === due.date;
  if ("weekday" in due) return weekdayOf(date) === due.weekday;
  if (rule === "once" || rule === "period" || rule === "weekly") return false;
  const months = monthsOf[rule];
  const isMonth = (monthOf(date) - due.month) % months === 0;
  const last = dateIn(yearOf(date), monthOf(date), due.day);
  return isMonth && date === last;
}

function dateOf(date: string): CivilDate {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return dateIn(year, month, day);
}

function either(phrases: readonly string[]): string {
  return phrases.map((phrase) => phraseSource(phrase)).join("|");
}

function pattern(source: string): RegExp {
  return new RegExp(source, "iu");
}
