import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { usualLeads } from "./follower.ts";
import type { NudgeCues } from "./words.ts";

/** Days: nobody plans a report longer ahead. */
export const longestLeadDays = 90;
const mostLeads = 6;

/**
 * The lead times that a text names ("7 days and 1 day before", "7,3,1", "one week", "on the day"), in days, the longest
 * first. "far" where one is more than 90 days; undefined where it names none.
 * @param awaited whether they were asked for. Where they were not, numbers count with their unit and a word that leads
 *   ahead only, such as "before"; where they were, those alone do beside nothing else.
 */
export function leadTimes(
  text: string,
  cues: NudgeCues,
  awaited = true,
): readonly number[] | "far" | undefined {
  const isLed = cues.says("ahead", text);
  const leads = new Set<number>(
    awaited || isLed ? numbersIn(text, cues, awaited) : [],
  );
  if (cues.says("onDay", text) && (awaited || leads.size > 0)) leads.add(0);
  if (leads.size === 0 && cues.says("dayBefore", text)) leads.add(1);
  if (leads.size === 0) return cues.is("usual", text) ? usualLeads : undefined;
  if ([...leads].some((lead) => lead > longestLeadDays)) return "far";
  return [...leads].sort((one, other) => other - one).slice(0, mostLeads);
}

// "8h", "8 giờ", "8:30".
const hour = /(?<!\d)\d{1,2}(?:\s?gi\p{L}|[hg:])(?:\s?\d{2})?(?![\p{L}\d])/giu;

/** Whether numbers stand beside nothing but what is said of lead times. */
function isBare(tokens: readonly Token[], cues: NudgeCues): boolean {
  for (let at = 0; at < tokens.length;) {
    const isNumber = /^\d{1,3}$/u.test(tokens[at]?.folded ?? "");
    const to = Math.max(
      ...(["ahead", "onDay", "filler", "leadFiller"] as const).map(
        (cue) => cues.at(cue, tokens, at) ?? 0,
      ),
      cues.numberAt(tokens, at)?.to ?? 0,
      cues.unitAt(tokens, at)?.to ?? 0,
      isNumber || /^\d{1,3}[a-z]+$/u.test(tokens[at]?.folded ?? "")
        ? at + 1
        : 0,
    );
    if (to <= at) return false;
    at = to;
  }
  return true;
}

function numbersIn(text: string, cues: NudgeCues, awaited: boolean): number[] {
  // A day of the calendar or an hour is no number of days; signs between numbers only part them.
  const plain = compose(text)
    .replace(/\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?/gu, " ")
    .replace(hour, " ")
    .replace(/[,;:+&()]/gu, " ");
  const tokens = tokenize(plain);
  const leads: number[] = [];
  let waiting: number[] = [];
  let bare = awaited && isBare(tokens, cues);
  for (let at = 0; at < tokens.length;) {
    // "Thứ sáu tuần này" is a Friday, not six weeks.
    const weekday = cues.weekdayAt(tokens, at);
    if (weekday !== undefined) {
      at = weekday.to;
      continue;
    }
    const token = tokens[at];
    const digits = token?.kind === "number" ? Number(token.folded) : NaN;
    const glued = /^(\d{1,3})([a-z]+)$/u.exec(token?.folded ?? "");
    const number = Number.isInteger(digits)
      ? { value: digits, to: at + 1, typed: true }
      : glued?.[1] !== undefined
        ? { value: Number(glued[1]), to: at, typed: true }
        : { ...cues.numberAt(tokens, at), typed: false };
    if (number.value !== undefined && number.to !== undefined) {
      const end = Math.max(number.to, at + 1);
      const unit =
        glued === null ? cues.unitAt(tokens, end) : unitOf(glued[2] ?? "");
      // A number that is written out counts only before a unit: many are other words as well.
      if (number.typed || unit !== undefined) waiting.push(number.value);
      if (unit !== undefined) {
        const days = unit.value;
        leads.push(...waiting.map((count) => Math.round(count * days)));
        waiting = [];
        bare = false;
        at = Math.max(unit.to, end);
      } else at = end;
    } else at += 1;
  }
  // "7, 3, 1" are days; beside numbers that have units, so are those that have none.
  return [...leads, ...(bare ? waiting : [])];

  function unitOf(word: string) {
    const found = cues.unitAt(tokenize(word), 0);
    return found === undefined ? undefined : { ...found, to: 0 };
  }
}
