import { civilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import { typedDate } from "../src/nudges/typed-date.ts";
import { compose } from "../src/text/compose.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { FigureParts } from "./figure-parts.ts";

const mostDays = 366;

/** The day that a text names; a key of a sentence where it names none that may be meant. */
export function dayIn(text: string, { desk }: FigureParts): string {
  const today = civilDate(desk.clock.now());
  const day = typedDate(compose(text), today);
  if (day === undefined || day === "impossible") return "day-which";
  return day < today || day > addDays(today, mostDays) ? "day-past" : day;
}

/** A text without its day and the words before it: "… , đến 30/11". */
export function withoutDay(text: string, { desk }: FigureParts): string {
  const composed = compose(text);
  const day = /\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?/u.exec(composed);
  if (day === null) return composed.trim();
  const tokens = tokenize(composed.slice(0, day.index));
  let end = tokens.length;
  for (let at = end - 1; at >= 0 && at >= end - 3; at -= 1)
    if (desk.cues.at("until", tokens, at) === end) end = at;
  const before = composed.slice(0, tokens[end]?.start ?? day.index);
  const after = composed.slice(day.index + day[0].length);
  return `${before} ${after}`
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:.-]+|[\s,;:.-]+$/gu, "");
}
