import type { Corpus } from "./corpus.ts";
import type { Query } from "./query.ts";

/** The folded words that tell which clause of a passage was asked for, each with its rarity in the plan. */
export type WantedWords = ReadonlyMap<string, number>;

export function wantedWords(
  query: Query,
  corpus: Corpus,
  plan: string,
): WantedWords {
  const { passages, frequency } = corpus.vocabulary(plan);
  const words = [
    ...query.subject,
    ...query.agencies.flatMap(({ from, to }) => query.tokens.slice(from, to)),
    ...query.tokens.filter((token) => token.kind !== "word"),
  ].map((token) => token.folded);
  return new Map(
    words.map((word) => [
      word,
      Math.log(1 + passages / (frequency.get(word) ?? passages)),
    ]),
  );
}
