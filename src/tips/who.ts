import type { Token } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import { joinParts, type Part, type Span } from "./spans.ts";

// Number plates of Vietnam (Circular 24/2023/TT-BCA, annex): province, series, and four or five digits, of which the
// last may be forgotten. In small letters only where they stand together, since "17 ba 300" is none.
const plate =
  /(?<![\p{L}\p{N}])\d{2}(?: ?-? ?[A-Z\u0110]{1,2}\d?|-?[a-z\u0111]{1,2}\d?)(?: ?[-. ] ?)?(?:\d{3}\.\d{1,2}|\d{4,5})(?![\p{L}\p{N}])/gu;

/** Number plates as they are written; expects composed text. */
export function platesTold(text: string): Span[] {
  return Array.from(text.matchAll(plate), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Stretches of a message that tell of a vehicle, with its colours and plate; expects composed text and its tokens. */
export function vehiclesTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues["vehicle"],
): Span[] {
  const cueAt = cuesIn(tokens, cues);
  const plates = platesTold(text);
  const parts: Part[] = [];
  let at = 0;
  while (at < tokens.length) {
    const start = tokens[at]?.start ?? 0;
    const own = plates.find((each) => each.start <= start && start < each.end);
    const cue = own === undefined ? cueAt(at) : undefined;
    const from = at;
    if (own !== undefined)
      while ((tokens[at]?.start ?? Infinity) < own.end) at += 1;
    else at = cue?.to ?? at + 1;
    if (own !== undefined) parts.push({ weight: 2, from, to: at });
    else if (cue?.name === "head")
      parts.push({ weight: cue.unsure ? 0 : 2, from, to: at });
    else if (cue?.name === "more") parts.push({ weight: 0, from, to: at });
  }
  return joinParts(parts, tokens, text);
}

/**
 * Stretches that tell of people: how many, what they are, what they are called. Not the writer.
 * @param free whether a token is not part of something else already
 */
export function peopleTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues["person"],
  free: (token: Token) => boolean,
): Span[] {
  const cueAt = cuesIn(tokens, cues);
  const parts: Part[] = [];
  let counted = false;
  let at = 0;
  while (at < tokens.length) {
    const from = at;
    const cue = cueAt(at);
    const token = tokens[at];
    at = cue?.to ?? at + 1;
    const count =
      cue?.name === "count" || (cue === undefined && token?.kind === "number");
    if (token !== undefined && free(token)) {
      const named = isNamed(at);
      if (cue?.name === "group")
        parts.push({ weight: cue.unsure ? 0 : 2, from, to: at });
      else if (count)
        parts.push({
          weight: cue?.unsure === true ? 0 : 1,
          from,
          to: at,
          joins: "onward",
        });
      else if (cue?.name === "noun" || (cue?.name === "named" && named)) {
        if (named) at += 1;
        parts.push({ weight: named ? 2 : counted ? 1 : 0, from, to: at });
      }
    }
    counted = count;
  }
  return joinParts(parts, tokens, text, /^ $/);

  function isNamed(next: number): boolean {
    const name = tokens[next];
    return (
      name !== undefined &&
      text.slice(tokens[next - 1]?.end, name.start) === " " &&
      /^\p{Lu}/u.test(text.slice(name.start, name.end))
    );
  }
}
