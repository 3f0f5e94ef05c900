import type { Corpus } from "./corpus.ts";
import type { PlanPassage } from "./plan-passages.ts";
import type { Query } from "./query.ts";

// Whether a passage speaks of what was asked is a matter of the question's telling words: those that few of the
// plan's passages hold. A word that no plan holds is mostly talk.
const talk = 0.35;

/**
 * The share of the question's subject that a passage and its headings hold, each word weighed by its rarity in
 * the plan: 0 to 1. A question without a subject is covered.
 */
export function coverage(
  query: Query,
  passage: PlanPassage,
  corpus: Corpus,
): number {
  return coverageIn(passage.plan.slug, query, corpus)(passage);
}

/** As {@link coverage}, for many passages of one plan. */
export function coverageIn(
  plan: string,
  query: Query,
  corpus: Corpus,
): (passage: PlanPassage) => number {
  const { passages, frequency } = corpus.vocabulary(plan);
  const words = [...new Set(query.subject.map((token) => token.folded))];
  const weights = words.map((word) => {
    const known = frequency.get(word);
    const rarity = Math.log(1 + passages / (known ?? 1));
    return known === undefined && !corpus.knows(word) ? rarity * talk : rarity;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (passage) => {
    if (total === 0) return 1;
    const held = corpus.words(passage);
    const found = weights.reduce(
      (sum, weight, at) => (held.has(words[at] ?? "") ? sum + weight : sum),
      0,
    );
    return found / total;
  };
}

/** The neighbouring words of a question's subject, folded, with a space between. */
export function subjectPairs(query: Query): string[] {
  const subject = new Set(query.subject);
  return query.tokens.flatMap((token, at) => {
    const next = query.tokens[at + 1];
    return next !== undefined && subject.has(token) && subject.has(next)
      ? [`${token.folded} ${next.folded}`]
      : [];
  });
}

/** The share of the question's neighbouring words that stand side by side in a passage too: 0 to 1. */
export function pairsHeld(
  query: Query,
  passage: PlanPassage,
  corpus: Corpus,
): number {
  const pairs = subjectPairs(query);
  if (pairs.length === 0) return 0;
  const held = corpus.pairs(passage);
  return pairs.filter((pair) => held.has(pair)).length / pairs.length;
}
