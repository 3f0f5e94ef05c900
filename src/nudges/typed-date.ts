import { CivilDate } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import { leadTimes } from "./lead-times.ts";
import type { NudgeCues } from "./words.ts";

// A day of a plan's calendar is at most about a year away.
const window = 183;

/**
 * The day of a calendar that a text names ("20/11", "5-4-2024"); "impossible" for one that there is not, undefined where
 * it names none. Without a year it is the one nearest to today.
 */
export function typedDate(
  text: string,
  today: CivilDate,
): CivilDate | "impossible" | undefined {
  const match =
    /(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?(?!\d)/u.exec(
      text,
    );
  if (match === null) return undefined;
  const [, day = "", month = "", year] = match;
  const named = (of: number) =>
    CivilDate.safeParse(
      `${of}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    ).data;
  if (year !== undefined) return named(Number(year)) ?? "impossible";
  const now = Number(today.slice(0, 4));
  const found = [now, now - 1, now + 1]
    .map(named)
    .filter((date) => date !== undefined);
  const near = found.find((date) => Math.abs(apart(date, today)) <= window);
  return near ?? found[0] ?? "impossible";
}

function apart(one: CivilDate, other: CivilDate): number {
  return (Date.parse(one) - Date.parse(other)) / (24 * 60 * 60_000);
}

/** A later day, also where a text counts to it: "in 2 days", "tomorrow". */
export function typedDay(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): CivilDate | "impossible" | undefined {
  const date = typedDate(text, today);
  if (date !== undefined) return date;
  const days = leadTimes(text, cues);
  const [first] = days === "far" || days === undefined ? [] : days;
  if (first !== undefined && first > 0 && !cues.is("usual", text))
    return addDays(today, first);
  return cues.says("tomorrow", text) ? addDays(today, 1) : undefined;
}

/** A day that has come, also where a text counts back to it: "yesterday". */
export function pastDay(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): CivilDate | "impossible" | undefined {
  const date = typedDate(text, today);
  if (date !== undefined) return date;
  return cues.says("yesterday", text) ? addDays(today, -1) : undefined;
}
