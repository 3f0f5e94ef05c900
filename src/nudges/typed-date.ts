import { CivilDate } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import { compose } from "../text/compose.ts";
import { fold } from "../text/fold.ts";
import { leadTimes } from "./lead-times.ts";
import { spokenComing, spokenPast } from "./spoken-day.ts";
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

const ranges =
  /(?<![\d/])(\d{1,2})(?:\s?[/.]\s?(\d{1,2}))?(?:\s?[/.]\s?(\d{4}))?\s*(?:-|(?:cho\s)?den|toi|to|until)\s*(?:het\s*)?(?:ngay\s*)?(\d{1,2}\s?[/.]\s?(\d{1,2})(?:\s?[/.]\s?\d{4})?)(?!\d)/iu;

/** The days from which and until which a text says something lasts; the first left out where it names none but the last. */
export interface TypedDays {
  readonly from?: CivilDate;
  readonly until: CivilDate;
}

/**
 * The days of a leave: "from 10/11 to 20/11", "10-20/11", "tomorrow until 20/11", "until 20/11". "backwards" where the
 * last comes before the first; "impossible" for a day that there is not; undefined where no last day is named.
 */
export function typedDays(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): TypedDays | "impossible" | "backwards" | undefined {
  const match = ranges.exec(fold(compose(text)));
  if (match === null) {
    const until = typedDate(text, today);
    if (until === undefined) return undefined;
    if (until === "impossible") return "impossible";
    if (!cues.says("until", text))
      return cues.says("from", text) ? undefined : { from: until, until };
    const isLater = cues.says("tomorrow", text);
    return isLater ? inOrder(addDays(today, 1), until) : { until };
  }
  const [, day = "", month, year, last = "", lastMonth = ""] = match;
  const first = [day, month ?? lastMonth, ...(year ? [year] : [])].join("/");
  const from = typedDate(first, today);
  const until = typedDate(last, today);
  if (from === "impossible" || until === "impossible") return "impossible";
  if (from === undefined || until === undefined) return undefined;
  return inOrder(from, until);
}

// Nobody is on leave for longer, so that a last day before the first is either next year's or a slip.
const longestLeave = 200;

function inOrder(from: CivilDate, until: CivilDate): TypedDays | "backwards" {
  if (until >= from) return { from, until };
  const next = CivilDate.safeParse(
    `${Number(until.slice(0, 4)) + 1}${until.slice(4)}`,
  ).data;
  return next === undefined || apart(next, from) > longestLeave
    ? "backwards"
    : { from, until: next };
}

/** A later day, also where a text counts to it: "in 2 days", "tomorrow". */
export function typedDay(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): CivilDate | "impossible" | undefined {
  const date = typedDate(text, today) ?? spokenComing(text, today, cues);
  if (date !== undefined) return date;
  const days = leadTimes(text, cues);
  const [first] = days === "far" || days === undefined ? [] : days;
  if (first !== undefined && first > 0 && !cues.is("usual", text))
    return addDays(today, first);
  return cues.says("tomorrow", text) ? addDays(today, 1) : undefined;
}

/** A day that has come, also where a text counts back to it: "yesterday"; "vague" where it does not tell the day. */
export function pastDay(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): CivilDate | "impossible" | "vague" | undefined {
  return typedDate(text, today) ?? spokenPast(text, today, cues);
}
