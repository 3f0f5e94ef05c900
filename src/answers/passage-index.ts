import { compose } from "../text/compose.ts";
import { hasMarks } from "../text/fold.ts";
import type { WordForms } from "../text/tokens.ts";
import { createPassageReader, type PassageTerm } from "./passage-terms.ts";
import { createPostingsBuilder, strengthStep } from "./postings.ts";

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
}

export interface PassageIndex {
  readonly size: number;
  /** The best passages first, at most `limit`; those that share no word with the query are left out. */
  search(query: string, limit: number, filter?: (id: string) => boolean): Hit[];
  /** Whether any passage shares a word with the text. */
  holds(text: string): boolean;
}

export interface PassageIndexOptions {
  /** Applied to every text and query before it is read, as to write abbreviations out. */
  readonly expand?: (text: string) => string;
  /** Folded words that say little, as question words do. */
  readonly stopwords?: ReadonlySet<string>;
}

const stopwordWeight = 0.25;
// Of a word's own weight: enough to tell two words apart that differ in marks, too little to outweigh a third.
const formBonus = 0.1;

/**
 * Builds the index in memory. Ranks by BM25 over folded syllables and pairs of neighbours, headings and an opening
 * line weighing more; passages that hold a word with the asker's own marks gain a little.
 */
export function createPassageIndex(
  passages: readonly Passage[],
  options: PassageIndexOptions = {},
): PassageIndex {
  const stopwords = options.stopwords ?? new Set<string>();
  const expand = options.expand ?? ((text: string) => text);
  const ids = passages.map(({ id }) => id);
  const reader = createPassageReader();
  const { starts, documents, strengths, forms } = readAll();
  const scores = new Float32Array(ids.length);
  // A question is put to all plans and then to one.
  let scored: string | undefined;

  return {
    size: ids.length,
    search(query, limit, filter) {
      if (query !== scored) {
        const text = compose(expand(query));
        gather(weigh(reader.ask(text), hasMarks(text)));
        scored = query;
      }
      return best(scores, ids, limit, filter).map((at) => ({
        id: ids[at] ?? "",
        score: scores[at] ?? 0,
      }));
    },
    holds: (text) =>
      reader.ask(compose(expand(text))).some(({ term }) => term !== undefined),
  };

  function readAll() {
    const builder = createPostingsBuilder();
    const met: WordForms = new Map();
    // Passages of one section follow one another under the same heading.
    let last = { heading: "", over: "" };
    for (const { heading = "", text } of passages) {
      if (heading !== last.heading)
        last = { heading, over: compose(expand(heading)) };
      reader.read(
        last.over,
        compose(expand(text)),
        met,
        (term, weight, form) => {
          builder.add(term, weight, form);
        },
      );
      builder.next();
    }
    return builder.build();
  }

  function weigh(terms: readonly PassageTerm[], marked: boolean): Sought[] {
    return terms.map(({ term, word, form }) => {
      const from = term === undefined ? 0 : (starts[term] ?? 0);
      const to = term === undefined ? 0 : (starts[term + 1] ?? 0);
      const held = to - from;
      const rarity = Math.log(1 + (ids.length - held + 0.5) / (held + 0.5));
      const says = word === undefined || !stopwords.has(word);
      return {
        from,
        to,
        weight: rarity * (says ? 1 : stopwordWeight),
        form: marked ? form : 0,
      };
    });
  }

  function gather(sought: readonly Sought[]): void {
    scores.fill(0);
    for (const { from, to, weight, form } of sought) {
      const step = weight * strengthStep;
      const bonus = weight * formBonus;
      for (let at = from; at < to; at += 1) {
        const document = documents[at] ?? 0;
        const agrees = ((forms[at] ?? 0) & form) !== 0;
        scores[document] =
          (scores[document] ?? 0) +
          step * (strengths[at] ?? 0) +
          (agrees ? bonus : 0);
      }
    }
  }
}

/** A term of the question with its entries and what it is worth. */
interface Sought {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly form: number;
}

/** The highest scores above nothing, best first; equal ones in the order of the passages. */
function best(
  scores: Float32Array,
  ids: readonly string[],
  limit: number,
  filter?: (id: string) => boolean,
): number[] {
  const top: number[] = [];
  if (limit < 1) return top;
  let least = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score <= least) continue;
    if (filter !== undefined && !filter(ids[at] ?? "")) continue;
    let place = top.length;
    while (place > 0 && (scores[top[place - 1] ?? 0] ?? 0) < score) place -= 1;
    top.splice(place, 0, at);
    if (top.length > limit) top.pop();
    if (top.length === limit) least = scores[top[limit - 1] ?? 0] ?? 0;
  }
  return top;
}
