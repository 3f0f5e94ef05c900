import { fold } from "../text/fold.ts";
import { tokenize } from "../text/tokens.ts";
import type { Corpus, PlanPassage } from "./corpus.ts";
import type { Query } from "./understand.ts";

// Whether a passage speaks of what was asked is a matter of the question's telling words: those that few of the
// plan's passages hold. A word that no plan holds is mostly talk, one that only other plans hold tells the most.

/** How the passages of one plan use their words. */
export interface Vocabulary {
  readonly passages: number;
  readonly frequency: ReadonlyMap<string, number>;
}

export function vocabularyOf(passages: readonly PlanPassage[]): Vocabulary {
  const frequency = new Map<string, number>();
  for (const passage of passages)
    for (const word of wordsOf(passage)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { passages: passages.length, frequency };
}

const talk = 0.35;

/**
 * The share of the question's subject that a passage and its headings hold, each word weighed by its rarity in
 * the plan: 0 to 1. A question without a subject is covered.
 */
export function coverage(
  query: Query,
  passage: PlanPassage,
  vocabulary: Vocabulary,
  corpus: Corpus,
): number {
  const held = wordsOf(passage);
  let total = 0;
  let found = 0;
  for (const word of new Set(query.subject.map((token) => token.folded))) {
    const known = vocabulary.frequency.get(word);
    const rarity = Math.log(1 + vocabulary.passages / (known ?? 1));
    const weight = known === undefined && !corpus.knows(word) ? rarity * talk : rarity;
    total += weight;
    if (held.has(word)) found += weight;
  }
  return total === 0 ? 1 : found / total;
}

function wordsOf(passage: PlanPassage): Set<string> {
  const text = [...passage.headings, ...passage.assigned, passage.text].join(" ");
  return new Set(tokenize(text).map((token) => fold(token.folded)));
}
