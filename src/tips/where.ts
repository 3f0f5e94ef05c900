import type { PlaceMention } from "../places/gazetteer.ts";
import type { Token } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import { readNames } from "./place-names.ts";
import { joinParts, type Part, type Span } from "./spans.ts";

const heads = ["head", "marked", "vague", "unit", "counted"];

/** "p7", "q1", "kp3", "ql13": ward, district, quarter and highway, as people type them. */
const shortForm = /^(?:(?:p|q|kp|f)\d{1,2}|(?:ql|tl|hl|dt)\d{1,3}[a-z]?)$/;
/** The same with the number set apart: "P.7", "p 7". */
const shortHead = /^(p|q|kp|f)$/;

// By itself: a head with its name, a landmark. Together: a head without a name and which side of it, as in "behind the
// school". A unit without a name is none, and a province is too large to be the scene.
const weights = { place: 2, bare: 1, near: 1, region: 0.9, none: 0 };

/**
 * Stretches of a message that tell a place: heads with a number or a name, places without one, and how far from them,
 * as in "near the market, hamlet 4". Expects composed text and its tokens.
 * @param mentions provinces and districts named in it
 */
export function placesTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues,
  mentions: readonly PlaceMention[] = [],
): Span[] {
  const cueAt = cuesIn(tokens, cues.where);
  const rankAt = cuesIn(tokens, cues.ranks);
  const whenAt = cuesIn(tokens, cues.when);
  const own = mentions.filter(({ borrowed }) => !borrowed);
  const names = readNames(tokens, text, cues, mentions);
  const parts: Part[] = [];
  let at = 0;
  while (at < tokens.length) {
    const from = at;
    const cue = cueAt(at);
    const word = tokens[from]?.folded ?? "";
    const mention = own.find((one) => one.from === from);
    at = cue?.to ?? at + 1;
    const tail = tailed(from);
    if (tail !== undefined) {
      at = tail;
      parts.push({ weight: weights.place, from, to: at });
      continue;
    }
    // "last week, hamlet 7": what ends a time begins no place.
    if (isTimes(from)) continue;
    const other = mentions.find((one) => one.borrowed && one.from === from);
    // Whoever comes from there, or is called so, is not there.
    if (other !== undefined) at = other.to;
    else if (mention !== undefined) {
      at = mention.to;
      const isUnit = cue?.name === "unit" || cue?.name === "head";
      const weight = isUnit ? weights.place : weights.region;
      parts.push({ weight, from, to: at });
    } else if (cue !== undefined && isHead(cue.name)) {
      const isCounted = cue.name === "counted";
      const isUnit = cue.name === "unit" || isCounted;
      const isMild = cue.name === "unit" || cue.name === "head";
      // Without marks "cho 5" gives something to five rather than being a market.
      at =
        cue.unsure && cue.name === "marked"
          ? names.capitals(at)
          : names.end(
              at,
              names.usesCapitals || (cue.unsure && !isMild),
              isUnit,
            );
      const isNamed = at > cue.to;
      const isPlace = cue.name === "head" || cue.name === "marked";
      const bare = isPlace ? weights.bare : weights.none;
      const weight = isNamed ? weights.place : cue.unsure ? 0 : bare;
      // Without marks a head alone is another word mostly, unless it says what something is near to.
      if (isNamed || !cue.unsure || isNear(from))
        parts.push({ weight, from, to: at });
    } else if (cue?.name === "house") {
      const end = named(at);
      at = end ?? at;
      if (end !== undefined)
        parts.push({ weight: weights.place, from, to: at });
    } else if (cue?.name === "landmark") {
      at = names.capitals(at);
      const weight = cue.unsure && at === cue.to ? weights.bare : weights.place;
      parts.push({ weight, from, to: at });
    } else if (cue?.name === "near")
      parts.push({ weight: weights.near, from, to: at, joins: "onward" });
    else if (cue?.name === "at")
      parts.push({ weight: 0, from, to: at, joins: "only" });
    else if (cue === undefined && shortForm.test(word))
      parts.push({ weight: weights.place, from, to: at });
    else if (cue === undefined && word === "so") {
      // "so 45 Le Loi": of a number alone nobody knows what it counts.
      const end = names.end(from, true, false);
      at = end > from + 2 ? end : at;
      if (end > from + 2) parts.push({ weight: weights.place, from, to: end });
    } else if (cue === undefined && shortHead.test(word)) {
      const isWritten = /^\p{Lu}/u.test(text.slice(tokens[from]?.start));
      const isNumber = tokens[at]?.kind === "number";
      at = isNumber || isWritten ? names.end(at, true, true) : at;
      if (at > from + 1) parts.push({ weight: weights.place, from, to: at });
    } else if (cue === undefined && /^\d/.test(word)) {
      // "12/5 Le Loi".
      at = names.street(at);
      if (at > from + 1) parts.push({ weight: weights.place, from, to: at });
    } else if (cue?.name === "name")
      parts.push({ weight: weights.bare, from, to: at });
  }
  return joinParts(parts, tokens, text);

  /** "25 Long street", "Long market": where a name ends that its head stands behind. */
  function tailed(begin: number): number | undefined {
    const isNumber = tokens[begin]?.kind === "number";
    const first = isNumber ? begin + 1 : begin;
    const end = names.capitals(first);
    const tail = end > first ? cueAt(end) : undefined;
    return tail?.name === "tail" ? tail.to : undefined;
  }

  function isTimes(at: number): boolean {
    return [1, 2, 3].some((back) => {
      const time = whenAt(at - back);
      return time?.name === "strong" && time.to > at;
    });
  }

  function isNear(from: number): boolean {
    const last = parts.at(-1);
    return last?.to === from && last.weight === weights.near;
  }

  function isHead(name: string): boolean {
    return heads.includes(name);
  }

  /** Where the name of whoever's house it is ends; undefined where it is the writer's, or nobody's. */
  function named(begin: number): number | undefined {
    const rank = rankAt(begin);
    if (rank !== undefined) return names.capitals(rank.to);
    const end = names.capitals(begin);
    return end > begin ? end : undefined;
  }
}
