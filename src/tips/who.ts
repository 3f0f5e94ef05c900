import type { Token } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import { readNames } from "./place-names.ts";
import { joinParts, type Part, type Span } from "./spans.ts";

// Number plates of Vietnam (Circular 24/2023/TT-BCA, annex): province, series, and four or five digits, of which the
// last may be forgotten. In small letters only where they stand together, since "17 ba 300" is none.
const plate =
  /(?<![\p{L}\p{N}])\d{2}(?: ?-? ?[A-Z\u0110]{1,2}\d?|-?[a-z\u0111]{1,2}\d?)(?: ?[-. ] ?)?(?:\d{3}\.\d{1,2}|\d{4,5})(?![\p{L}\p{N}])/gu;

/** The beginning of one, which is what people remember: "63a", "84f1"; but "11h" is a time. */
const halfPlate = /^\d{2}(?:[a-fi-oq-z]|[a-z]\d)$/;

/** Number plates as they are written; expects composed text. */
export function platesTold(text: string): Span[] {
  return Array.from(text.matchAll(plate), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Stretches of a message that tell of a vehicle, with its colours and plate; expects composed text and its tokens.
 * @param free whether a token is not part of something else already
 */
export function vehiclesTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues["vehicle"],
  free: (token: Token) => boolean,
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
    const first = tokens[from];
    if (first === undefined || !free(first)) continue;
    if (own !== undefined) parts.push({ weight: 2, from, to: at });
    else if (cue?.name === "head")
      parts.push({ weight: cue.unsure ? 0 : 2, from, to: at });
    else if (cue?.name === "more") parts.push({ weight: 0, from, to: at });
    else if (cue === undefined && halfPlate.test(tokens[from]?.folded ?? ""))
      parts.push({ weight: isBeside(from) ? 2 : 1, from, to: at });
  }
  return joinParts(parts, tokens, text);

  function isBeside(from: number): boolean {
    return parts.at(-1)?.to === from;
  }
}

/**
 * Stretches that tell of people: how many, what they are, what they are called, whose they are, what they look like. Not
 * the writer. Of a body of the police also which: that is its place as well.
 * @param free whether a token is not part of something else already
 */
export function peopleTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues,
  free: (token: Token) => boolean,
): Span[] {
  const cueAt = cuesIn(tokens, cues.person);
  const rankAt = cuesIn(tokens, cues.ranks);
  const whereAt = cuesIn(tokens, cues.where);
  const names = readNames(tokens, text, cues, []);
  // A body of the police is told of with its place, which is told as a place as well.
  const isFree = (token: Token) => free(token) || isUnit(tokens.indexOf(token));
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
    if (token !== undefined && tokens.slice(from, at).every(isFree)) {
      const name = nameEnd(at, cue?.unsure === true);
      const named = name > at;
      if (cue?.name === "group")
        parts.push({ weight: cue.unsure ? 0 : 2, from, to: at });
      else if (cue?.name === "body") {
        // "police of ward 5", but "police, on 17/4".
        at = isUnit(at - 1) ? names.end(at, true, true) : names.capitals(at);
        parts.push({ weight: 2, from, to: at });
      } else if (cue?.name === "kin")
        parts.push({ weight: 0, from, to: at, joins: "onward" });
      else if (count)
        parts.push({
          weight: cue?.unsure === true ? 0 : 1,
          from,
          to: at,
          joins: "onward",
        });
      else if (cue?.name === "noun" || (cue?.name === "named" && named)) {
        at = name;
        const isLong = cue.to - cue.from > 1;
        const weight = named || (counted && isLong) ? 2 : counted ? 1 : 0;
        // Without marks a syllable that is neither counted nor named is another word mostly.
        if (weight > 0 || !cue.unsure) parts.push({ weight, from, to: at });
      }
    }
    counted = count;
  }
  return joinParts(parts, tokens, text, /^ $/);

  function isUnit(last: number): boolean {
    const unit = whereAt(last);
    return unit?.name === "unit" && unit.to === last + 1;
  }

  /** Where the name that begins there ends: capitals, or a rank such as the sixth. */
  function nameEnd(next: number, unsure: boolean): number {
    const first = tokens[next];
    if (
      first === undefined ||
      text.slice(tokens[next - 1]?.end, first.start) !== " "
    )
      return next;
    const rank = unsure ? undefined : rankAt(next);
    return Math.max(names.capitals(next), rank?.to ?? next);
  }
}
