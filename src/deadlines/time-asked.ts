import { CivilDate, daysBetween } from "../clock.ts";
import type { Token } from "../text/tokens.ts";
import type { AskingWords } from "./asking-words.ts";
import { addDays, dateIn, monthOf, yearOf } from "./civil-days.ts";
import type { Window } from "./occurrence.ts";
import { type Cadence, periodAt } from "./periods.ts";

/** A word of a question that tells a time. */
export type TimeCue = Extract<
  keyof AskingWords,
  | "thisWeek"
  | "nextWeek"
  | "thisMonth"
  | "nextMonth"
  | "thisQuarter"
  | "thisYear"
  | "lastYear"
  | "nextYear"
  | "month"
  | "quarter"
  | "year"
  | "firstHalf"
  | "secondHalf"
>;

interface Found {
  readonly value: TimeCue;
  readonly from: number;
  readonly to: number;
}

/** A time asked for, and the tokens that tell it. */
export interface TimeAsked {
  readonly window: Window;
  readonly covers: readonly number[];
  /** A time that was named and that there is not ("month 13"); undefined where there is none such. */
  readonly impossible?: string;
}

const romans = ["i", "ii", "iii", "iv"];

/** A month that is written out; `to` is the token behind it. */
export type MonthWords = (
  tokens: readonly Token[],
  at: number,
) => { readonly month: number; readonly to: number } | undefined;

/** The time that a question asks for, by the words found in it; undefined where it tells none that can be. */
export function timeAsked(
  tokens: readonly Token[],
  cues: readonly Found[],
  today: CivilDate,
  monthWords: MonthWords,
): TimeAsked | undefined {
  const covers: number[] = [];
  let year: number | undefined;
  let month: number | undefined;
  let quarter: number | undefined;
  let half: number | undefined;
  let window: Window | undefined;
  let impossible: string | undefined;
  for (const { value, from, to } of cues) {
    if (covers.includes(from)) continue;
    const written = value === "month" ? monthWords(tokens, to) : undefined;
    if (written !== undefined) {
      month = written.month;
      covers.push(...range(from, written.to));
      continue;
    }
    const next = tokens[to]?.folded ?? "";
    if (value === "month" || value === "quarter" || value === "year") {
      const [number, of] = next.split("/").map(Number);
      const said =
        value === "quarter" ? quarterOf(next.split("/")[0] ?? "") : number;
      if (said === undefined || !fits(value, said)) {
        // "Month 13" names a time, though there is none such.
        if (!/^\d/u.test(next)) continue;
        impossible = `${tokens[from]?.marked ?? ""} ${next}`.trim();
        covers.push(...range(from, to + 1));
        continue;
      }
      if (value === "year") year = said;
      if (value === "quarter") quarter = said;
      if (value === "month") month = said;
      if (value !== "year" && of !== undefined && fits("year", of)) year = of;
      const after = Number(tokens[to + 1]?.folded);
      const isYear = value !== "year" && fits("year", after);
      if (isYear) year = after;
      covers.push(...range(from, to + (isYear ? 2 : 1)));
    } else {
      covers.push(...range(from, to));
      if (value === "firstHalf") half = 6;
      else if (value === "secondHalf") half = 12;
      else if (value === "thisYear") year = yearOf(today);
      else if (value === "lastYear") year = yearOf(today) - 1;
      else if (value === "nextYear") year = yearOf(today) + 1;
      else window = aroundToday(value, today);
    }
  }
  // "11/2024" and "2024" tell a time without a word for it.
  for (const [at, { kind, folded }] of tokens.entries()) {
    if (covers.includes(at)) continue;
    const [first, of] = folded.split("/").map(Number);
    const isMonth =
      of !== undefined && fits("month", first ?? 0) && fits("year", of);
    const isYear = kind === "number" && fits("year", Number(folded));
    const isDay = kind === "date" && !isMonth && /^\d+\/\d/u.test(folded);
    if (isDay) {
      const date = dayNamed(folded, today);
      if (date === undefined) impossible = folded;
      else window = { from: date, to: date };
    } else if (kind === "date" && isMonth) [month, year] = [first, of];
    else if (isYear && year === undefined) year = Number(folded);
    else continue;
    covers.push(at);
  }
  const named = spanOf({ year, quarter, month, half }, today) ?? window;
  if (impossible !== undefined)
    return { window: named ?? { from: today, to: today }, covers, impossible };
  return named && { window: named, covers };
}

/** The day of "15/11" or "15/11/2024"; without a year the one nearest to today. Undefined where there is none such. */
function dayNamed(folded: string, today: CivilDate): CivilDate | undefined {
  const [day = "", month = "", year] = folded.split("/");
  const inYear = (of: number) =>
    CivilDate.safeParse(
      `${of}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    ).data;
  if (year !== undefined) return inYear(Number(year));
  const now = yearOf(today);
  const all = [now, now + 1, now - 1].flatMap((of) => inYear(of) ?? []);
  const near = all.find((date) => Math.abs(daysBetween(date, today)) <= 183);
  return near ?? all[0];
}

function aroundToday(
  cue: "thisWeek" | "nextWeek" | "thisMonth" | "nextMonth" | "thisQuarter",
  today: CivilDate,
): Window {
  switch (cue) {
    case "thisWeek":
      return periodAt("weekly", today);
    case "nextWeek":
      return periodAt("weekly", addDays(today, 7));
    case "thisMonth":
      return periodAt("monthly", today);
    case "nextMonth":
      return periodAt("monthly", addDays(periodAt("monthly", today).to, 1));
    case "thisQuarter":
      return periodAt("quarterly", today);
  }
}

// A month without a year is this year's; the year alone is all of it.
function spanOf(
  {
    year,
    quarter,
    month,
    half,
  }: Readonly<
    Record<"year" | "quarter" | "month" | "half", number | undefined>
  >,
  today: CivilDate,
): Window | undefined {
  const within = year ?? yearOf(today);
  if (month === undefined && quarter === undefined && half !== undefined)
    return periodAt("halfyearly", dateIn(within, half, 1));
  const first = month ?? (quarter === undefined ? undefined : quarter * 3);
  const cadence: Cadence =
    month !== undefined
      ? "monthly"
      : quarter === undefined
        ? "yearly"
        : "quarterly";
  if (first === undefined && year === undefined) return undefined;
  return periodAt(cadence, dateIn(within, first ?? monthOf(today), 1));
}

function quarterOf(word: string): number | undefined {
  const roman = romans.indexOf(word);
  return roman >= 0 ? roman + 1 : Number(word);
}

function fits(unit: "month" | "quarter" | "year", number: number): boolean {
  if (unit === "year") return number >= 1990 && number <= 2100;
  return number >= 1 && number <= (unit === "month" ? 12 : 4);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
