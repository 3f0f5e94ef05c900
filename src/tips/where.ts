import type { Token } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import { joinParts, type Part, type Span } from "./spans.ts";

/** "p7", "q1", "kp3": ward, district and quarter, as people type them. */
const shortForm = /^(p|q|kp|f)\d{1,2}$/;
/** "12", "12/5", "4a", "d5". */
const number = /^[a-z]{0,2}\d+[a-z]?(\/\d+[a-z]?)*$/;
const longestName = 4;
const longestUncapitalised = 2;

/**
 * Stretches of a message that tell a place: heads with a number or a name, places without one, and how far from them,
 * as in "near the market, hamlet 4". Expects composed text and its tokens.
 */
export function placesTold(
  tokens: readonly Token[],
  text: string,
  cues: FactCues["where"],
): Span[] {
  const cueAt = cuesIn(tokens, cues);
  const parts: Part[] = [];
  // Whoever writes without capitals writes names without them as well.
  const capitals = tokens.filter((token) => isCapital(token, text)).length > 1;
  let at = 0;
  while (at < tokens.length) {
    const from = at;
    const cue = cueAt(at);
    at = cue?.to ?? at + 1;
    const part = { from, to: at };
    if (cue?.name === "head" || cue?.name === "marked") {
      const careful = capitals || (cue.unsure && cue.name === "marked");
      at = afterName(at, careful);
      parts.push({
        weight: at > cue.to ? 2 : cue.unsure ? 0 : 1,
        from,
        to: at,
      });
    } else if (cue?.name === "landmark")
      parts.push({ ...part, weight: cue.unsure ? 1 : 2 });
    else if (cue?.name === "near")
      parts.push({ ...part, weight: 0.5, joins: "onward" });
    else if (cue?.name === "at")
      parts.push({ ...part, weight: 0, joins: "only" });
    else if (cue === undefined && shortForm.test(tokens[from]?.folded ?? ""))
      parts.push({ ...part, weight: 2 });
  }
  return joinParts(parts, tokens, text);

  /** Where the name or number behind a head ends; where it begins if there is none. */
  function afterName(begin: number, careful: boolean): number {
    if (number.test(tokens[begin]?.folded ?? "")) return begin + 1;
    const counted = number.test(tokens[begin + 1]?.folded ?? "");
    if (tokens[begin]?.folded === "so" && counted) return begin + 2;
    const most = careful ? longestName : longestUncapitalised;
    let end = begin;
    for (; end - begin < most; end += 1) {
      const token = tokens[end];
      if (token?.kind !== "word") break;
      const gap = text.slice(tokens[end - 1]?.end, token.start);
      if (!/^[ .]?$/.test(gap)) break;
      if (careful ? !isCapital(token, text) : cueAt(end) !== undefined) break;
    }
    return end;
  }
}

function isCapital(token: Token, text: string): boolean {
  return (
    token.kind === "word" && /^\p{Lu}/u.test(text.slice(token.start, token.end))
  );
}
