import type { Genre } from "./genre.ts";
import { anyOf, atStart, letters, phraseSource } from "./phrase.ts";

/** How often something recurs, the most often first. */
export const cadences = [
  "weekly",
  "monthly",
  "quarterly",
  "halfyearly",
  "yearly",
] as const;

export type TimePatterns = ReturnType<typeof compileTimePatterns>;

/** Patterns over sentences in small letters: matching without regard to case costs several times as much. */
export function compileTimePatterns(genre: Genre) {
  const { time, frame } = genre;
  const year = "(\\d{4})(?![\\d/])";
  const word = (phrases: readonly string[]) =>
    `(?:${phrases.map((one) => phraseSource(one)).join("|")})`;
  const named = (phrases: readonly string[]) => anyOf(phrases);
  const unit = cadences
    .map(
      (rule) =>
        `(?<${rule}>${[...time.units[rule]]
          .sort((a, b) => b.length - a.length)
          .map((one) => phraseSource(one))
          .join("|")})(?![${letters}\\d])`,
    )
    .join("|");
  const plainUnit = unit.replace(/\?<\w+ly>/gu, "?:");
  const joined = `\\s*${word(time.join)}\\s*(?:${named(time.every)}\\s+)?`;
  const list = new RegExp(
    `${named(time.every)}\\s*(?:${named(time.every)}\\s*)?(?:${plainUnit})(?!\\s*\\d)(?:${joined}(?:${plainUnit})(?!\\s*\\d))*`,
    "gu",
  );
  const perTime = new RegExp(`(?:${plainUnit})\\s*${word(time.once)}`, "gu");
  const eachUnit = new RegExp(unit, "gu");
  const money = new RegExp(
    `^[\\s:${letters}]{0,6}[\\d.,]+\\s*${named(time.money)}`,
    "u",
  );
  const twice = new RegExp(named(time.twiceYearly), "gu");
  const once = new RegExp(named(time.onceYearly), "gu");
  const dayWord = `(?:${named(time.day)}\\s+)?`;
  const monthWord = `${named(time.month)}\\s+`;
  const yearWord = `${named(time.year)}\\s+`;
  const day = `(\\d{1,2})\\s*(?:[/.-]\\s*|\\s+${monthWord})(\\d{1,2})(?:\\s*(?:[/.-]\\s*|\\s+${yearWord})${year})?(?![\\d/])`;
  const by = `(?:${named(time.by)}\\s*)`;
  const dueDay = new RegExp(`${by}+\\(?${dayWord}${day}`, "gu");
  const moreDays = new RegExp(
    `^\\s*(?:,|${word(time.join)})\\s*(?:${by})?${dayWord}${day}`,
    "u",
  );
  const feastDay = new RegExp(
    `(?:\\(\\s*${dayWord}|${named(time.day)}\\s+)${day}\\)?`,
    "gu",
  );
  const dueMonth = new RegExp(
    `${by}+${monthWord}(\\d{1,2})\\s*(?:/|\\s${yearWord})\\s*${year}`,
    "gu",
  );
  const dueQuarter = new RegExp(
    `(?:${by}+)?${named(time.quarter)}\\s+(iv|i{1,3}|[1-4])\\s*(?:[-–/,]\\s*|\\s)\\s*(?:${yearWord})?${year}`,
    "gu",
  );
  const spanOfDays = new RegExp(
    `${named(time.since)}\\s+${dayWord}${day}\\s*${word(time.until)}\\s*${dayWord}${day}`,
    "gu",
  );
  const stage = new RegExp(
    `(?:${named(frame.stage)}\\s+(?:${named(time.since)}\\s+)?|${named(time.since)}\\s+${yearWord})(?:${yearWord})?(\\d{4})\\s*${word(time.until)}\\s*(?:${named(frame.end)}\\s+)?(?:${yearWord})?${year}`,
    "gu",
  );
  const yearEnd = new RegExp(
    `(?:${named(time.end)}\\s+)+${yearWord}${year}((?:\\s*(?:,|${word(time.join)})\\s*(?:${yearWord})?\\d{4}(?![\\d/]))*)`,
    "gu",
  );
  const striving = new RegExp(`${named(time.striving)}[\\s,:]*$`, "u");
  const outlook = new RegExp(`${named(time.outlook)}[\\s,:]*$`, "u");
  const programme = new RegExp(named(frame.programmes), "u");
  const untilFirst = atStart(frame.until, "u");
  const sometimes = new RegExp(named(time.sometimes), "u");
  // A sentence with none of these and no digit says nothing of time; looking for them is cheap.
  const every = [...time.every, ...time.sometimes].map(
    (phrase) => phrase.split(/[\s(]/u, 1)[0] ?? phrase,
  );
  const mayRecur = new RegExp(every.join("|"), "u");

  return {
    mayRecur,
    list,
    perTime,
    eachUnit,
    money,
    twice,
    once,
    dueDay,
    moreDays,
    feastDay,
    dueMonth,
    dueQuarter,
    spanOfDays,
    stage,
    yearEnd,
    striving,
    outlook,
    programme,
    untilFirst,
    sometimes,
  };
}
