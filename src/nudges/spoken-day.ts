import { type CivilDate } from "../clock.ts";
import { addDays, weekdayOf } from "../deadlines/civil-days.ts";
import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { mondayOf } from "./days.ts";
import type { NudgeCues } from "./words.ts";

/** A day that has come, as a text counts back to it; "vague" where it says no more than the week or month, or "lately". */
export function spokenPast(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): CivilDate | "vague" | undefined {
  const tokens = tokenize(compose(text));
  const ago = daysAgo(tokens, cues);
  if (ago !== undefined) return addDays(today, -ago);
  if (cues.says("beforeYesterday", text)) return addDays(today, -2);
  const weekday = weekdayIn(tokens, cues);
  const isLastWeek = cues.says("lastWeek", text);
  if (weekday !== undefined && isLastWeek)
    return addDays(mondayOf(today), weekday - 8);
  if (weekday !== undefined) {
    const back = (weekdayOf(today) - weekday + 7) % 7;
    return addDays(today, -back);
  }
  if (cues.says("yesterday", text)) return addDays(today, -1);
  return isLastWeek || cues.says("lately", text) ? "vague" : undefined;
}

/** A day to come as a text counts to it: a weekday, next week's Monday. */
export function spokenComing(
  text: string,
  today: CivilDate,
  cues: NudgeCues,
): CivilDate | undefined {
  const tokens = tokenize(compose(text));
  const weekday = weekdayIn(tokens, cues);
  const monday = mondayOf(today);
  if (cues.says("nextWeek", text)) return addDays(monday, 6 + (weekday ?? 1));
  if (weekday !== undefined) {
    const inWeek = addDays(monday, weekday - 1);
    return inWeek > today || cues.says("thisWeek", text)
      ? inWeek
      : addDays(inWeek, 7);
  }
  if (cues.says("afterTomorrow", text)) return addDays(today, 2);
  if (cues.says("weekEnd", text)) {
    const friday = addDays(monday, 4);
    return friday > today ? friday : addDays(friday, 7);
  }
  return undefined;
}

/** 1 to 7, Monday first. */
function weekdayIn(
  tokens: readonly Token[],
  cues: NudgeCues,
): number | undefined {
  for (const at of tokens.keys()) {
    const found = cues.weekdayAt(tokens, at);
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** Where a number of days or weeks that have passed stands ("2 ngày trước", "cách đây ba hôm"). */
export function agoAt(
  tokens: readonly Token[],
  at: number,
  cues: NudgeCues,
): { readonly value: number; readonly to: number } | undefined {
  const lead = cues.at("since", tokens, at);
  const from = lead ?? at;
  const token = tokens[from];
  const number =
    token?.kind === "number" && /^\d{1,2}$/u.test(token.folded)
      ? { value: Number(token.folded), to: from + 1 }
      : cues.numberAt(tokens, from);
  if (number === undefined) return undefined;
  const unit = cues.unitAt(tokens, number.to);
  if (unit === undefined) return undefined;
  const behind = cues.at("ago", tokens, unit.to);
  if (lead === undefined && behind === undefined) return undefined;
  const value = Math.round(number.value * unit.value);
  return { value, to: behind ?? unit.to };
}

function daysAgo(
  tokens: readonly Token[],
  cues: NudgeCues,
): number | undefined {
  for (let at = 0; at < tokens.length;) {
    // "Thứ năm tuần trước" is a Thursday, not five weeks ago.
    const weekday = cues.weekdayAt(tokens, at);
    const found = weekday === undefined ? agoAt(tokens, at, cues) : undefined;
    if (found !== undefined) return found.value;
    at = weekday?.to ?? at + 1;
  }
  return undefined;
}
