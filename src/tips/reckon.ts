import { type CivilDate, civilDate } from "../clock.ts";
import { addDays, dateIn, weekdayOf, yearOf } from "../deadlines/civil-days.ts";
import { lunarDay } from "../deadlines/lunar.ts";
import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";

// The days of Tết are counted from the first on; "the 28th of Tết" is before it.
const lastOfTet = 15;

/**
 * The one day that a time told means, reckoned from when it was told: "last night", "Saturday of last week", "the 15th of
 * the 7th moon". Undefined where it means several, none that is certain, or names its year itself.
 */
export function dayTold(
  told: string,
  at: Date,
  cues: FactCues,
): CivilDate | undefined {
  const text = compose(told);
  const tokens = tokenize(text);
  const dayAt = cuesIn(tokens, cues.days);
  const today = civilDate(at);
  const found = new Set<CivilDate>();
  const names: string[] = [];
  for (let index = 0; index < tokens.length;) {
    const cue = dayAt(index);
    if (cue !== undefined) names.push(cue.name);
    const offset = Number(cue?.name);
    if (cue !== undefined && Number.isInteger(offset))
      found.add(addDays(today, offset));
    index = cue?.to ?? index + 1;
  }
  const has = (name: string) => names.includes(name);
  if (has("often")) return undefined;
  const dates = tokens.filter(({ kind }) => kind === "date");
  const weekdays = new Set(names.filter((name) => /^weekday\d$/.test(name)));
  // "Friday Saturday" is every week.
  if (weekdays.size > 1) return undefined;
  const [weekday] = weekdays;
  if (weekday !== undefined)
    found.add(onWeekday(Number(weekday.slice(-1)), has("last-week")));
  for (const { folded } of dates) {
    const day = dayOf(folded);
    if (day === undefined) return undefined;
    found.add(day);
  }
  const moon = has("moon") || has("full-moon") ? moonDay() : undefined;
  if (moon !== undefined) found.add(moon);
  const feast = feastDay();
  if (feast !== undefined) found.add(feast);
  const ago = has("ago") ? countedDays(tokens) : undefined;
  if (ago !== undefined) found.add(addDays(today, -ago));
  return found.size === 1 ? [...found][0] : undefined;

  /** The last one, or the one of the week before. */
  function onWeekday(weekday: number, isLastWeek: boolean): CivilDate {
    const monday = addDays(today, 1 - weekdayOf(today));
    if (isLastWeek) return addDays(monday, weekday - 8);
    const day = addDays(monday, weekday - 1);
    return day > today ? addDays(day, -7) : day;
  }

  /** A day and month of this year, or of the last where it is still to come. */
  function dayOf(written: string): CivilDate | undefined {
    const [day = 0, month = 0, ...more] = written.split("/").map(Number);
    if (more.length > 0 || month > 12 || day < 1 || day > 31) return undefined;
    return month < 1
      ? undefined
      : latestOf((year) => onCalendar(year, month, day));
  }

  function onCalendar(year: number, month: number, day: number): CivilDate {
    return has("moon") ? lunarDay(year, month, day) : dateIn(year, month, day);
  }

  function moonDay(): CivilDate | undefined {
    if (dates.length > 0) return undefined;
    const numbers = tokens.filter(({ kind }) => kind === "number");
    const [first = 0, second = 0] = numbers.map(({ folded }) => Number(folded));
    const [day, month] = has("full-moon") ? [15, first] : [first, second];
    if (day < 1 || day > 30 || month < 1 || month > 12) return undefined;
    return latestOf((year) => lunarDay(year, month, day));
  }

  /** Days that are told by Tết, and by the moons that have names: the first and the last. */
  function feastDay(): CivilDate | undefined {
    if (has("eve"))
      return latestOf((year) => addDays(lunarDay(year, 1, 1), -1));
    const isTet = has("tet");
    if (!isTet && !has("first-moon") && !has("last-moon")) return undefined;
    const [day, next] = has("full-moon") ? [15] : daysCounted();
    // The night from the 23rd to the 24th is the 23rd's.
    const isOne = next === undefined || next === (day ?? 0) + 1;
    if (day === undefined || !isOne || day < 1 || day > 30) return undefined;
    const isBefore = has("last-moon") || (isTet && day > lastOfTet);
    return latestOf((year) => lunarDay(year, isBefore ? 12 : 1, day));
  }

  /** Figures, and numbers in words behind the word for an early day of the month. */
  function daysCounted(): number[] {
    const rankAt = cuesIn(tokens, cues.ranks);
    return tokens.flatMap(({ kind, folded }, index) => {
      if (kind === "number") return [Number(folded)];
      const rank =
        dayAt(index - 1)?.name === "early" ? rankAt(index) : undefined;
      return rank === undefined ? [] : [Number(rank.name)];
    });
  }

  function latestOf(inYear: (year: number) => CivilDate): CivilDate {
    const day = inYear(yearOf(today));
    return day > today ? inYear(yearOf(today) - 1) : day;
  }

  function countedDays(all: readonly Token[]): number | undefined {
    const rankAt = cuesIn(all, cues.ranks);
    const at = all.findIndex(
      (_, index) => dayAt(index + 1)?.name === "day" && count(index) > 0,
    );
    return at < 0 ? undefined : count(at);

    function count(index: number): number {
      const own = all[index];
      const name = own?.kind === "number" ? own.folded : rankAt(index)?.name;
      return Number(name ?? 0) || 0;
    }
  }
}
