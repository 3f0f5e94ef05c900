import type { Pattern } from "./cue-pattern.ts";
import { areMet, createNeedBook, type NeedBook, type Needs } from "./needs.ts";
import {
  createPatternEnds,
  type Lists,
  type PatternEnds,
  type Sentence,
} from "./pattern-ends.ts";
import type { Word } from "./words.ts";

/** Words from a place up to, and without, another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A sentence that patterns are held against. */
export interface Reading {
  readonly words: readonly Word[];
  /** Whether the sentence has the words that patterns need, wherever they stand in it. */
  meets(needs: Needs): boolean;
  /** Whether a pattern stands anywhere in the sentence. */
  holds(pattern: Pattern): boolean;
  /** How many of the sentence's words belong to a phrase of the list. */
  covered(list: string): number;
  /** Where phrases of the list stand, the longest from each place on, one behind the other. */
  spans(list: string): readonly Span[];
}

/** Reads sentences; what it makes ready of patterns serves all of them. */
export interface SentenceReader {
  read(words: readonly Word[]): Reading;
  /** What a sentence must meet for a pattern to hold in it. */
  needs(pattern: Pattern): Needs;
}

/** Both throw RangeError where a pattern names a list that does not exist. */
export function createSentenceReader(lists: Lists): SentenceReader {
  const book = createNeedBook(lists);
  const patterns = createPatternEnds(lists);
  return {
    read: (words) => readSentence(words, { lists, book, patterns }),
    needs: (pattern) => book.of(pattern),
  };
}

interface Prepared {
  readonly lists: Lists;
  readonly book: NeedBook;
  readonly patterns: PatternEnds;
}

function readSentence(
  words: readonly Word[],
  { lists, book, patterns }: Prepared,
): Reading {
  const sentence: Sentence = { words, listEnds: new Map() };
  const held = new Map<Pattern, boolean>();
  let met = book.metBy(words);
  return { words, meets, holds, covered, spans };

  function meets(needs: Needs): boolean {
    // A pattern that was met with later may have brought needs of its own.
    if (met.length < book.size) met = book.metBy(words);
    return areMet(needs, met);
  }

  function holds(pattern: Pattern): boolean {
    const before = held.get(pattern);
    if (before !== undefined) return before;
    const found = meets(book.of(pattern)) && stands(pattern);
    held.set(pattern, found);
    return found;
  }

  function stands(pattern: Pattern): boolean {
    const ends = patterns.of(pattern);
    const first = patterns.firstWords(pattern);
    // What begins a sentence stands nowhere else.
    const last = pattern[0]?.kind === "start" ? 0 : words.length;
    for (let from = 0; from <= last; from += 1) {
      const word = words[from];
      // Behind the last word only a pattern stands that may begin with none.
      if (
        first !== undefined &&
        (word === undefined || !first.has(word.folded))
      )
        continue;
      if (ends(sentence, from).length > 0) return true;
    }
    return false;
  }

  function covered(list: string): number {
    return spans(list).reduce((sum, { from, to }) => sum + to - from, 0);
  }

  function spans(list: string): Span[] {
    const pattern = lists.get(list);
    if (pattern === undefined)
      throw new RangeError(`there is no list "${list}"`);
    if (!meets(book.of(pattern))) return [];
    const ends = patterns.of(pattern);
    const found: Span[] = [];
    for (let from = 0; from < words.length;) {
      const to = Math.max(from, ...ends(sentence, from));
      if (to > from) found.push({ from, to });
      from = Math.max(to, from + 1);
    }
    return found;
  }
}
