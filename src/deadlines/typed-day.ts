import { CivilDate } from "../clock.ts";
import type { DeadlineRule } from "../plans/plan.ts";
import { compose } from "../text/compose.ts";
import { fold } from "../text/fold.ts";
import { daysIn } from "./civil-days.ts";
import type { DueDay, DueWords } from "./due-day.ts";

/** A day as an admin typed it for work that comes again and again. */
export type TypedDay =
  | { readonly kind: "suggestion" }
  | { readonly kind: "weekday"; readonly weekday: number }
  | {
      readonly kind: "day";
      readonly day: number;
      /** Of the year; null where none was typed. */
      readonly month: number | null;
      readonly year: number | null;
      /** The month of a period where that was said. */
      readonly of: "first" | "last" | "next" | null;
    };

/** Reads a day that is typed and no more than that; undefined for other words. */
export type TypedDayReader = (text: string) => TypedDay | undefined;

/** @param words as in knowledge/deadlines.yaml; marks are not looked at */
export function createTypedDayReader(words: DueWords): TypedDayReader {
  const { setting } = words;
  const day = either(words.day);
  const month = either(words.month);
  const parts: readonly (readonly ["first" | "last" | "next", string])[] = [
    ["next", either(words.nextMonth)],
    ["last", either(words.lastMonth)],
    ["first", either(words.firstMonth)],
  ];
  const lead = String.raw`^\W*(?:(?:${either(words.before)}|${either(setting.to)})\s+)*(?:(?:${day})\s+)?`;
  const cadences = either([
    ...setting.weekly,
    ...setting.monthly,
    ...setting.quarterly,
    ...setting.yearly,
  ]);
  const tail = String.raw`(?:\s+(?:${cadences}))?[\s.!]*$`;
  const date = new RegExp(
    String.raw`${lead}(\d{1,2})\s?(?:[/.-]|(?:${month}))\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4})|\s+nam\s+(\d{4}))?${tail}`,
    "u",
  );
  const lone = new RegExp(String.raw`${lead}(\d{1,2})${tail}`, "u");
  const inPart = parts.map(([of, phrase]) => ({
    of,
    pattern: new RegExp(
      String.raw`${lead}(\d{1,2})\s+(?:cua\s+)?(?:${phrase})${tail}`,
      "u",
    ),
  }));
  const end = new RegExp(String.raw`${lead}(?:${either(setting.end)})`, "u");
  const suggestion = new RegExp(
    String.raw`^\W*(?:(?:${either(setting.to)})\s+)*(?:${either(setting.suggestion)})`,
    "u",
  );
  const weekdays = words.weekdays.map(
    (names) => new RegExp(String.raw`${lead}(?:${either(names)})${tail}`, "u"),
  );

  return (typed) => {
    const text = fold(compose(typed)).trim();
    const weekday = weekdays.findIndex((names) => names.test(text));
    if (weekday >= 0) return { kind: "weekday", weekday: weekday + 1 };
    for (const { of, pattern } of inPart) {
      const found = pattern.exec(text);
      if (found !== null) return dayOf(found[1], null, null, of);
    }
    const dated = date.exec(text);
    if (dated !== null)
      return dayOf(dated[1], dated[2], dated[3] ?? dated[4], null);
    const number = lone.exec(text);
    if (number !== null) return dayOf(number[1], null, null, null);
    if (end.test(text)) return dayOf("31", null, null, "last");
    return suggestion.test(text) ? { kind: "suggestion" } : undefined;
  };
}

function dayOf(
  day: string | undefined,
  month: string | null | undefined,
  year: string | null | undefined,
  of: "first" | "last" | "next" | null,
): TypedDay {
  const number = (text: string | null | undefined) =>
    text === null || text === undefined ? null : Number(text);
  return {
    kind: "day",
    day: Number(day),
    month: number(month),
    year: number(year),
    of,
  };
}

const monthsOf = { monthly: 1, quarterly: 3, halfyearly: 6, yearly: 12 };

/**
 * The typed day for work of a rule; null for the suggestion. "impossible" for a day that no such period has, "other"
 * where work of that rule takes a day of another kind.
 */
export function dueDayFor(
  rule: DeadlineRule,
  typed: TypedDay,
): DueDay | null | "impossible" | "other" {
  if (typed.kind === "suggestion") return null;
  if (rule === "weekly")
    return typed.kind === "weekday" ? { weekday: typed.weekday } : "other";
  if (typed.kind === "weekday") return "other";
  const { day, month, year, of } = typed;
  if (rule === "once" || rule === "period") {
    if (month === null || year === null) return "other";
    const [two, four] = [String(day), String(month)].map((part) =>
      part.padStart(2, "0"),
    );
    const date = CivilDate.safeParse(`${year}-${four ?? ""}-${two ?? ""}`);
    return date.success ? { date: date.data } : "impossible";
  }
  const months = monthsOf[rule];
  if (year !== null) return "other";
  if (day < 1 || day > 31) return "impossible";
  if (rule === "monthly") {
    if (month !== null) return "other";
    return { month: of === "next" ? 2 : 1, day };
  }
  if (month === null)
    return of === "next"
      ? "other"
      : { month: of === "first" ? 1 : months, day };
  // A leap year, so that 29 February can be named; in other years the last day of the month counts.
  if (month < 1 || month > 12 || day > daysIn(2024, month)) return "impossible";
  const within = ((month - 1) % months) + 1;
  return { month: within, day };
}

function either(phrases: readonly string[]): string {
  return phrases
    .map((phrase) => fold(phrase).replace(/\s+/gu, String.raw`\s+`))
    .sort((one, other) => other.length - one.length)
    .join("|");
}
