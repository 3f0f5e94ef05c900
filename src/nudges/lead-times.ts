import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import { usualLeads } from "./follower.ts";
import type { NudgeCues } from "./words.ts";

/** Days: nobody plans a report longer ahead. */
export const longestLeadDays = 90;
const mostLeads = 6;

/**
 * The lead times that a text names ("7 days and 1 day before", "7,3,1", "one week", "on the day"), in days, the longest
 * first. "far" where one is more than 90 days; undefined where it names none.
 */
export function leadTimes(
  text: string,
  cues: NudgeCues,
): readonly number[] | "far" | undefined {
  const leads = new Set<number>(numbersIn(text, cues));
  if (cues.says("onDay", text)) leads.add(0);
  if (leads.size === 0 && cues.says("dayBefore", text)) leads.add(1);
  if (leads.size === 0) return cues.is("usual", text) ? usualLeads : undefined;
  if ([...leads].some((lead) => lead > longestLeadDays)) return "far";
  return [...leads].sort((one, other) => other - one).slice(0, mostLeads);
}

function numbersIn(text: string, cues: NudgeCues): number[] {
  // A day of the calendar is no number of days; signs between numbers only part them.
  const plain = compose(text)
    .replace(/\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?/gu, " ")
    .replace(/[,;:+&()]/gu, " ");
  const tokens = tokenize(plain);
  const leads: number[] = [];
  let waiting: number[] = [];
  let bare = true;
  for (let at = 0; at < tokens.length;) {
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
  return [...leads, ...(bare || waiting.length < 3 ? waiting : [])];

  function unitOf(word: string) {
    const found = cues.unitAt(tokenize(word), 0);
    return found === undefined ? undefined : { ...found, to: 0 };
  }
}
