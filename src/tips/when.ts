import type { Token } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import { joinParts, type Part, type Span } from "./spans.ts";

/** "23h40", "2g", "10pm". */
const clockTime = /^\d{1,2}((h|g|gio)(\d{1,2}(p|ph)?)?|am|pm)$/;

// By itself: a date, a time of the clock, "last night". Together: a number and an hour, a day and its number, a part
// of the day and what tells which. Not together: "one day", which is mostly a price's.
const weights = {
  strong: 2,
  hour: 1.2,
  before: 1.2,
  part: 1,
  weak: 1,
  unit: 0.9,
  number: 0.8,
  link: 0.4,
};

/**
 * Stretches of a message that tell a time, in its own words; expects composed text and its tokens.
 * @param free whether a token is not part of something else already
 */
export function timesTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues["when"],
  free: (token: Token) => boolean,
): Span[] {
  const cueAt = cuesIn(tokens, cues);
  const parts: Part[] = [];
  let at = 0;
  while (at < tokens.length) {
    const from = at;
    const cue = cueAt(at);
    const token = tokens[at];
    at = cue?.to ?? at + 1;
    if (token === undefined || !tokens.slice(from, at).every(free)) continue;
    const part = { from, to: at };
    // A number in words behind a time belongs to what comes next: "last night three men".
    if (cue?.name === "link" || cue?.name === "number")
      parts.push({ ...part, weight: weights[cue.name], joins: "onward" });
    else if (cue !== undefined && cue.name !== "compound") {
      const counted = tokens[at]?.kind === "number";
      const day = cue.name === "unit" || cue.name === "part";
      const name = counted && day ? "before" : cue.name;
      parts.push({ ...part, weight: weights[name] });
    } else if (cue === undefined && isTime(token))
      parts.push({ ...part, weight: weights.strong });
    else if (cue === undefined && token.kind === "number")
      parts.push({
        ...part,
        weight: weights.number,
        ...(counts(from) ? { joins: "onward" as const } : {}),
      });
  }
  // Mere numbers are a sum or an account: "20 000 000".
  return joinParts(parts, tokens, text).filter(({ start, end }) =>
    /\p{L}|\d ?[/.-] ?\d/u.test(text.slice(start, end)),
  );

  /** Whether a figure counts what follows: "last night, 3 men". */
  function counts(at: number): boolean {
    const isRange = (first: number) =>
      tokens[first]?.kind === "number" &&
      tokens[first + 1]?.kind === "number" &&
      /^ ?[-\u2013] ?$/u.test(
        text.slice(tokens[first].end, tokens[first + 1]?.start),
      );
    // "7-8 lorries".
    const from = isRange(at - 1) ? at - 1 : at;
    const thing = isRange(from) ? from + 2 : at + 1;
    const [before, number, next] = [from - 1, thing - 1, thing].map(
      (index) => tokens[index],
    );
    if (before === undefined || number === undefined) return false;
    const last = parts.findLast((part) => part.to <= from);
    const isApart =
      /[,;]/u.test(text.slice(before.end, tokens[from]?.start)) ||
      (last?.to === from && last.weight === weights.strong);
    return (
      isApart &&
      next?.kind === "word" &&
      text.slice(number.end, next.start) === " " &&
      cueAt(thing) === undefined
    );
  }
}

function isTime({ kind, folded }: Token): boolean {
  return kind === "date" || clockTime.test(folded);
}
