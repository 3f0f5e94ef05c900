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

// No token is empty, so this stands for none.
const alone = "";

interface Entry<Value> {
  readonly tokens: readonly Token[];
  readonly value: Value;
}

/**
 * Prepares phrases for {@link PhraseTable.find}. A phrase listed twice keeps its first value.
 * @param slips how many syllables of a phrase may carry wrong marks: names forgive all, question words one in four
 */
export function createPhraseTable<Value>(
  phrases: Iterable<readonly [phrase: string, value: Value]>,
  slips: "names" | "words" = "names",
): PhraseTable<Value> {
  // Hundreds of agencies begin with the same syllable, few with the same two.
  const byFirst = new Map<string, Map<string, Entry<Value>[]>>();
  for (const [phrase, value] of phrases) {
    const tokens = tokenize(compose(phrase));
    const [first, second] = tokens;
    if (first === undefined) continue;
    const bySecond = byFirst.get(first.folded) ?? new Map<string, never>();
    byFirst.set(first.folded, bySecond);
    const entries = bySecond.get(second?.folded ?? alone) ?? [];
    bySecond.set(second?.folded ?? alone, entries);
    entries.push({ tokens, value });
  }
  for (const bySecond of byFirst.values())
    for (const entries of bySecond.values())
      entries.sort((a, b) => b.tokens.length - a.tokens.length);

  function at(
    tokens: readonly Token[],
    index: number,
  ): PhraseMatch<Value> | undefined {
    const bySecond = byFirst.get(tokens[index]?.folded ?? alone);
    if (bySecond === undefined) return undefined;
    const second = tokens[index + 1]?.folded;
    const entry =
      (second === undefined ? undefined : among(bySecond.get(second))) ??
      among(bySecond.get(alone));
    if (entry === undefined) return undefined;
    return { value: entry.value, from: index, to: index + entry.tokens.length };

    function among(entries: readonly Entry<Value>[] | undefined) {
      return entries?.find((candidate) =>
        agrees(candidate.tokens, tokens, index, slips),
      );
    }
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

// One syllable alone is too easily another word, and so are two that only ask. A syllable typed without marks agrees
// with every marking.
function agrees(
  phrase: readonly Token[],
  tokens: readonly Token[],
  index: number,
  slips: "names" | "words",
): boolean {
  const forgiven =
    slips === "names"
      ? phrase.length === 1
        ? 0
        : phrase.length
      : Math.floor(phrase.length / 4);
  let wrong = 0;
  for (let offset = 0; offset < phrase.length; offset += 1) {
    const part = phrase[offset];
    const typed = tokens[index + offset];
    if (part === undefined || typed?.folded !== part.folded) return false;
    if (typed.marked !== part.marked && typed.marked !== typed.folded)
      wrong += 1;
  }
  return wrong <= forgiven;
}
