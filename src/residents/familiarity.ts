import { type Token, tokenize } from "../text/tokens.ts";

/** How much of a message is in the plans' words: the share of its neighbouring word pairs that stand in a plan. */
export interface Familiarity {
  /** Between 0 and 1; undefined for messages too short to tell. */
  of(sentences: readonly (readonly Token[])[]): number | undefined;
}

// Two or three words may be a follow-up ("Gửi cho ai?") and share no pair with any plan.
const fewestPairs = 4;

/** Reads the plans' texts once. */
export function createFamiliarity(texts: readonly string[]): Familiarity {
  const known = new Set<string>();
  for (const text of texts)
    for (const pair of pairsOf(tokenize(text))) known.add(pair);
  return {
    of(sentences) {
      const pairs = sentences.flatMap(pairsOf);
      if (pairs.length < fewestPairs) return undefined;
      return pairs.filter((pair) => known.has(pair)).length / pairs.length;
    },
  };
}

function pairsOf(tokens: readonly Token[]): string[] {
  return tokens
    .slice(1)
    .map(({ folded }, before) => `${tokens[before]?.folded ?? ""} ${folded}`);
}
