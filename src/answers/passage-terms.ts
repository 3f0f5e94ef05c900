import { tokenize, type Token, type WordForms } from "../text/tokens.ts";
import { createPairTable } from "./pair-table.ts";

/** One thing to look for: a word (named) or a pair of neighbours. `term` is undefined where no passage holds it. */
export interface PassageTerm {
  readonly term: number | undefined;
  readonly word: string | undefined;
  /** See {@link formBit}; 0 for what has one form only. */
  readonly form: number;
}

/** Takes a term that a passage holds, with its weight and form. */
export type TakeTerm = (term: number, weight: number, form: number) => void;

export interface PassageReader {
  /** Numbers the words and pairs of a passage and hands each on. `met` is kept by the caller while it reads. */
  read(heading: string, text: string, met: WordForms, take: TakeTerm): void;
  /** The distinct words and pairs of a question. */
  ask(query: string): PassageTerm[];
}

/** A word as the vocabulary knows it: its number, a hash of its marked form, the numbers of figures inside it. */
interface Known {
  readonly term: number;
  readonly hash: number;
  readonly inner: readonly number[];
}

const headingWeight = 2;
// Over the line's own count, for it is part of the text as well.
const openingWeight = 2;
const longestOpening = 150;

/** Keeps the vocabulary of one index. */
export function createPassageReader(): PassageReader {
  const words = new Map<string, number>();
  const forms = new Map<string, Known>();
  const pairs = createPairTable();
  let terms = 0;
  // Passages of one section follow one another under the same heading.
  let heading = { text: "", known: [] as readonly Known[] };

  return {
    read(headingText, text, met, take) {
      if (headingText !== heading.text)
        heading = { text: headingText, known: learn(headingText, met) };
      hand(heading.known, headingWeight, take);
      const opening = openingOf(text);
      if (opening !== "") hand(learn(opening, met), openingWeight, take);
      hand(learn(text, met), 1, take);
    },
    ask(query) {
      const asked = new Map<string, PassageTerm>();
      let last: Token | undefined;
      for (const token of tokenize(query)) {
        const { folded, marked } = token;
        asked.set(folded, {
          term: words.get(folded),
          word: folded,
          form: formBit(hashOf(marked)),
        });
        for (const word of figuresIn(token))
          asked.set(word, { term: words.get(word), word, form: 0 });
        if (last !== undefined)
          asked.set(`${last.folded} ${folded}`, {
            term: pairOf(last, token),
            word: undefined,
            form: formBit(pairHash(hashOf(last.marked), hashOf(marked))),
          });
        last = token;
      }
      return [...asked.values()];
    },
  };

  function learn(text: string, met: WordForms): Known[] {
    return tokenize(text, met).map(
      (token) => forms.get(token.marked) ?? remember(token),
    );
  }

  function remember(token: Token): Known {
    const known: Known = {
      term: numbered(token.folded),
      hash: hashOf(token.marked),
      inner: figuresIn(token).map(numbered),
    };
    forms.set(token.marked, known);
    return known;
  }

  function hand(known: readonly Known[], weight: number, take: TakeTerm): void {
    let last: Known | undefined;
    for (const word of known) {
      take(word.term, weight, formBit(word.hash));
      for (const inner of word.inner) take(inner, weight, 0);
      if (last !== undefined) {
        const pair = pairs.number(last.term, word.term, terms);
        if (pair === terms) terms += 1;
        take(pair, weight, formBit(pairHash(last.hash, word.hash)));
      }
      last = word;
    }
  }

  function pairOf(one: Token, other: Token): number | undefined {
    const first = words.get(one.folded);
    const second = words.get(other.folded);
    if (first === undefined || second === undefined) return undefined;
    return pairs.find(first, second);
  }

  function numbered(word: string): number {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, terms);
    terms += 1;
    return terms - 1;
  }
}

/** The figures inside a date, a percentage or a document's number, by which people ask for it too. */
function figuresIn({ kind, folded }: Token): string[] {
  if (kind === "word" || kind === "number") return [];
  return folded.match(/\d+/gu)?.filter((figure) => figure !== folded) ?? [];
}

/** A short first line with more below it, which is how published articles carry their title. */
function openingOf(text: string): string {
  const end = text.indexOf("\n");
  return end > 0 && end <= longestOpening ? text.slice(0, end) : "";
}

function hashOf(form: string): number {
  let hash = 0;
  for (let at = 0; at < form.length; at += 1)
    hash = (Math.imul(hash, 31) + form.charCodeAt(at)) | 0;
  return hash;
}

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + second) | 0;
}

/** One of eight bits that stands for a marked form, so that a byte tells which forms a passage holds. */
function formBit(hash: number): number {
  return 1 << ((hash ^ (hash >>> 7) ^ (hash >>> 15)) & 7);
}
