import { tokenize, type Token, type WordForms } from "../text/tokens.ts";
import { formBit } from "./postings.ts";

/** One thing to look for: a word (named) or a pair of neighbours. `term` is undefined where no passage holds it. */
export interface PassageTerm {
  readonly term: number | undefined;
  readonly word: string | undefined;
  readonly form: number;
}

export interface PassageReader {
  /** Numbers the words and pairs of a passage and hands each on with its weight. */
  read(
    heading: string,
    text: string,
    add: (term: number, weight: number, form: number) => void,
  ): void;
  /** The distinct words and pairs of a question. */
  ask(query: string): PassageTerm[];
}

const headingWeight = 2;
// Over the line's own count, for it is part of the text as well.
const openingWeight = 2;
const longestOpening = 150;

// Two word numbers in one exact number.
const pairBase = 2 ** 26;

/** Keeps the vocabulary of one index. */
export function createPassageReader(): PassageReader {
  const words = new Map<string, number>();
  const pairs = new Map<number, number>();
  const met: WordForms = new Map();
  let terms = 0;

  return {
    read(heading, text, add) {
      if (heading !== "") readField(heading, headingWeight, add);
      const opening = openingOf(text);
      if (opening !== "") readField(opening, openingWeight, add);
      readField(text, 1, add);
    },
    ask(query) {
      const asked = new Map<string, PassageTerm>();
      let last: Token | undefined;
      for (const token of tokenize(query)) {
        for (const word of wordsOf(token))
          asked.set(word, {
            term: words.get(word),
            word,
            form: word === token.folded ? formBit(token.marked) : 0,
          });
        if (last !== undefined)
          asked.set(`${last.folded} ${token.folded}`, {
            term: pairOf(last, token),
            word: undefined,
            form: formBit(`${last.marked} ${token.marked}`),
          });
        last = token;
      }
      return [...asked.values()];
    },
  };

  function readField(
    text: string,
    weight: number,
    add: (term: number, weight: number, form: number) => void,
  ): void {
    let last: Token | undefined;
    for (const token of tokenize(text, met)) {
      for (const word of wordsOf(token))
        add(
          numbered(words, word),
          weight,
          word === token.folded ? formBit(token.marked) : 0,
        );
      if (last !== undefined) {
        const first = words.get(last.folded) ?? 0;
        const second = words.get(token.folded) ?? 0;
        add(
          numbered(pairs, first * pairBase + second),
          weight,
          formBit(`${last.marked} ${token.marked}`),
        );
      }
      last = token;
    }
  }

  function pairOf(one: Token, other: Token): number | undefined {
    const first = words.get(one.folded);
    const second = words.get(other.folded);
    if (first === undefined || second === undefined) return undefined;
    return pairs.get(first * pairBase + second);
  }

  function numbered<Key>(numbers: Map<Key, number>, key: Key): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, terms);
    terms += 1;
    return terms - 1;
  }
}

/** A token's own word, and the figures inside a date, a percentage or a document's number. */
function wordsOf({ kind, folded }: Token): string[] {
  if (kind === "word" || kind === "number") return [folded];
  return [folded, ...(folded.match(/\d+/gu) ?? [])];
}

/** A short first line with more below it, which is how published articles carry their title. */
function openingOf(text: string): string {
  const end = text.indexOf("\n");
  return end > 0 && end <= longestOpening ? text.slice(0, end) : "";
}
