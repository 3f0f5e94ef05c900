import { civilDate } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import { momentOn } from "../nudges/days.ts";
import { typedDate } from "../nudges/typed-date.ts";
import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { BulletinCues } from "./words.ts";

/** When something is to go: at once, or at a moment. past: that has been. impossible: there is no such moment. */
export type When = Date | "now" | "past" | "impossible";

// Nobody announces a warning longer ahead.
const mostDays = 60;
const usualMinutes = 8 * 60;

/** The moment that a text names ("8h30 sáng mai", "15/11 9 giờ", "tomorrow 2 pm", "now"); undefined where it names none. */
export function typedWhen(
  text: string,
  now: Date,
  cues: BulletinCues,
): When | undefined {
  const composed = compose(text);
  const today = civilDate(now);
  const day = typedDate(composed, today);
  const minutes = minutesIn(composed, cues);
  if (day === "impossible" || minutes === "impossible") return "impossible";
  const named = day ?? dayNamed(composed);
  if (named === undefined && minutes === undefined)
    return cues.says("now", text) ? "now" : undefined;
  const moment = momentOn(named ?? today, minutes ?? usualMinutes);
  if (moment <= now) {
    // "At 8" said in the evening is the next morning's.
    if (named !== undefined) return "past";
    return momentOn(addDays(today, 1), minutes ?? usualMinutes);
  }
  const last = momentOn(addDays(today, mostDays), 24 * 60);
  return moment > last ? "impossible" : moment;

  function dayNamed(words: string) {
    if (cues.says("yesterday", words)) return addDays(today, -1);
    if (cues.says("dayAfter", words)) return addDays(today, 2);
    // Of two words the longer one: "tomorrow morning" is no morning of today.
    if (cues.says("tomorrow", words)) return addDays(today, 1);
    return cues.says("today", words) ? today : undefined;
  }
}

/** Minutes after midnight; undefined where no hour is named. */
function minutesIn(
  text: string,
  cues: BulletinCues,
): number | "impossible" | undefined {
  const clock = /(?<![\d/.])(\d{1,2})\s?:\s?(\d{2})(?!\d)/u.exec(text);
  if (clock !== null) return timeOf(Number(clock[1]), Number(clock[2]));
  const glued = /(?<![\d/.])(\d{1,2})\s?[hg]\s?(\d{2})?(?![\p{L}\d])/iu.exec(
    text,
  );
  if (glued !== null)
    return timeOf(Number(glued[1]), Number(glued[2] ?? half()));
  const tokens = tokenize(text);
  const at = tokens.findIndex(
    (token, index) => isHour(token) && nextIsHour(index),
  );
  if (at < 0) return partOnly();
  const after = cues.at("hour", tokens, at + 1);
  const next = after === undefined ? undefined : tokens[after];
  const rest = next?.kind === "number" ? Number(next.folded) : half();
  return timeOf(Number(tokens[at]?.folded), rest);

  function isHour({ kind, folded }: Token): boolean {
    return kind === "number" && /^\d{1,2}$/u.test(folded);
  }

  function nextIsHour(index: number): boolean {
    return (["hour", "morning", "noon", "afternoon", "evening"] as const).some(
      (cue) => cues.at(cue, tokens, index + 1) !== undefined,
    );
  }

  function half(): number {
    return cues.says("half", text) ? 30 : 0;
  }

  function timeOf(hours: number, rest: number): number | "impossible" {
    const isLate =
      cues.says("afternoon", text) ||
      cues.says("evening", text) ||
      (cues.says("noon", text) && hours < 10);
    const whole = isLate && hours < 12 ? hours + 12 : hours;
    return whole > 23 || rest > 59 ? "impossible" : whole * 60 + rest;
  }

  /** A part of the day stands for an hour of it. */
  function partOnly(): number | undefined {
    if (cues.says("morning", text)) return 8 * 60;
    if (cues.says("noon", text)) return 11 * 60 + 30;
    if (cues.says("afternoon", text)) return 14 * 60;
    return cues.says("evening", text) ? 19 * 60 : undefined;
  }
}
