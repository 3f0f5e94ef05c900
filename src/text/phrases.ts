import { compose } from "./compose.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A phrase found in a row of tokens: tokens[from] up to, not including, tokens[to]. */
export interface PhraseMatch<Value> {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
}

/** Finds the phrases of a list in text, however their marks were typed. */
export interface PhraseTable<Value> {
  /** From left to right, the longest phrase at each place, none overlapping another. */
  find(tokens: readonly Token[]): PhraseMatch<Value>[];
  /** The longest phrase that begins at a token. */
  at(tokens: readonly Token[], index: number): PhraseMatch<Value> | undefined;
}

interface Entry<Value> {
  readonly tokens: readonly Token[];
  readonly value: Value;
}

/** Prepares phrases for {@link PhraseTable.find}. A phrase listed twice keeps its first value. */
export function createPhraseTable<Value>(
  phrases: Iterable<readonly [phrase: string, value: Value]>,
): PhraseTable<Value> {
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const [phrase, value] of phrases) {
    const tokens = tokenize(compose(phrase));
    const first = tokens[0]?.folded;
    if (first === undefined) continue;
    const entries = byFirst.get(first) ?? [];
    entries.push({ tokens, value });
    byFirst.set(first, entries);
  }
  for (const entries of byFirst.values())
    entries.sort((a, b) => b.tokens.length - a.tokens.length);

  function at(
    tokens: readonly Token[],
    index: number,
  ): PhraseMatch<Value> | undefined {
    const entries = byFirst.get(tokens[index]?.folded ?? "");
    const entry = entries?.find((candidate) =>
      agrees(candidate.tokens, tokens, index),
    );
    if (entry === undefined) return undefined;
    return { value: entry.value, from: index, to: index + entry.tokens.length };
  }

  return {
    at,
    find(tokens) {
      const matches: PhraseMatch<Value>[] = [];
      for (let index = 0; index < tokens.length; index += 1) {
        const match = at(tokens, index);
        if (match === undefined) continue;
        matches.push(match);
        index = match.to - 1;
      }
      return matches;
    },
  };
}

// One syllable alone is too easily another word ("ai", "hạn", "tỉnh"), so where the writer types marks they must
// agree; over several syllables the row itself tells, and wrong or missing marks are forgiven.
function agrees(
  phrase: readonly Token[],
  tokens: readonly Token[],
  index: number,
): boolean {
  if (phrase.length === 1) {
    const typed = tokens[index];
    return (
      typed?.marked === phrase[0]?.marked || typed?.marked === typed?.folded
    );
  }
  return phrase.every(
    (part, offset) => tokens[index + offset]?.folded === part.folded,
  );
}
