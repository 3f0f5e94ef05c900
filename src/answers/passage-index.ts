import { tokenize } from "../text/tokens.ts";
import { buildPostings, type Postings } from "./postings.ts";

/** A piece of text that can be found. Ids are the caller's and must differ. */
export interface Passage {
  readonly id: string;
  readonly heading?: string;
  readonly text: string;
}

export interface Hit {
  readonly id: string;
  /** Comparable within one search only. */
  readonly score: number;
  /** The share of the question that the passage holds, each word weighed by its rarity: 0 to 1. */
  readonly coverage: number;
}

export interface PassageIndex {
  readonly size: number;
  /** The best passages first, at most `limit`; those that share no word with the query are left out. */
  search(query: string, limit: number, filter?: (id: string) => boolean): Hit[];
}

export interface PassageIndexOptions {
  /** Applied to every text and query before it is read, as to write abbreviations out. */
  readonly expand?: (text: string) => string;
  /** Folded words that say little, as question words do. */
  readonly stopwords?: ReadonlySet<string>;
}

const pairWeight = 1.2;
const headingWeight = 2;
const stopwordWeight = 0.25;

/** Builds the index in memory. Searching is by folded syllables and by pairs of neighbours. */
export function createPassageIndex(
  passages: readonly Passage[],
  options: PassageIndexOptions = {},
): PassageIndex {
  const expand = options.expand ?? ((text: string) => text);
  const stopwords = options.stopwords ?? new Set<string>();
  const ids = passages.map((passage) => passage.id);
  const syllables = buildPostings(passages, (passage, add) => {
    for (const word of words(passage.heading ?? "")) add(word, headingWeight);
    for (const word of words(passage.text)) add(word, 1);
  });
  const pairs = buildPostings(passages, (passage, add) => {
    for (const pair of neighbours(words(passage.heading ?? "")))
      add(pair, headingWeight);
    for (const pair of neighbours(words(passage.text))) add(pair, 1);
  });
  const scores = new Float32Array(passages.length);
  const found = new Float32Array(passages.length);

  return { size: passages.length, search };

  function words(text: string): string[] {
    return tokenize(expand(text)).map((token) => token.folded);
  }

  function search(
    query: string,
    limit: number,
    filter: (id: string) => boolean = () => true,
  ): Hit[] {
    const asked = words(query);
    scores.fill(0);
    found.fill(0);
    let total = 0;
    for (const word of new Set(asked)) {
      const weight = stopwords.has(word) ? stopwordWeight : 1;
      total += add(syllables, word, weight, found);
    }
    for (const pair of new Set(neighbours(asked)))
      add(pairs, pair, pairWeight, undefined);
    const order: number[] = [];
    for (let at = 0; at < ids.length; at += 1)
      if ((scores[at] ?? 0) > 0 && filter(ids[at] ?? "")) order.push(at);
    order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    return order.slice(0, limit).map((at) => ({
      id: ids[at] ?? "",
      score: scores[at] ?? 0,
      coverage: total === 0 ? 0 : Math.min(1, (found[at] ?? 0) / total),
    }));
  }

  function add(
    postings: Postings,
    term: string,
    weight: number,
    tally: Float32Array | undefined,
  ): number {
    const { idf, entries } = postings.find(term);
    for (const [at, impact] of entries) {
      scores[at] = (scores[at] ?? 0) + weight * idf * impact;
      if (tally !== undefined) tally[at] = (tally[at] ?? 0) + weight * idf;
    }
    return weight * idf;
  }
}

function neighbours(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`);
}
