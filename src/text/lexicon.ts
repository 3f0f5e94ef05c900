import { tokenize, type WordForms } from "./tokens.ts";

/** How often the corpus holds syllables and neighbouring pairs of them. */
export interface Lexicon {
  /** Times a folded syllable stands in the corpus. */
  folded(syllable: string): number;
  /** Times a syllable stands in it with just these marks. */
  marked(syllable: string): number;
  /** Times two syllables follow one another, both folded or both marked. */
  pair(first: string, second: string): number;
  /** The marked forms of a folded syllable, commonest first. */
  formsOf(folded: string): readonly string[];
  /** All folded syllables. */
  readonly syllables: readonly string[];
}

/** Counts the words of the texts. A pair does not reach over the end of a sentence or line. */
export function buildLexicon(texts: readonly string[]): Lexicon {
  const folded = new Map<string, number>();
  const marked = new Map<string, number>();
  const pairs = new Map<string, number>();
  const forms = new Map<string, Set<string>>();
  const met: WordForms = new Map();
  for (const text of texts) {
    let last: { folded: string; marked: string; end: number } | undefined;
    for (const token of tokenize(text, met)) {
      if (token.kind !== "word" || /\d/u.test(token.folded)) {
        last = undefined;
        continue;
      }
      count(folded, token.folded);
      count(marked, token.marked);
      const known = forms.get(token.folded);
      if (known === undefined) forms.set(token.folded, new Set([token.marked]));
      else known.add(token.marked);
      if (
        last !== undefined &&
        !/[.;:!?\n]/u.test(text.slice(last.end, token.start))
      ) {
        const plain = pairKey(last.folded, token.folded);
        const withMarks = pairKey(last.marked, token.marked);
        count(pairs, plain);
        if (withMarks !== plain) count(pairs, withMarks);
      }
      last = token;
    }
  }
  const sorted = new Map(
    forms
      .entries()
      .map(([key, known]) => [
        key,
        [...known].sort((a, b) => (marked.get(b) ?? 0) - (marked.get(a) ?? 0)),
      ]),
  );
  return {
    folded: (syllable) => folded.get(syllable) ?? 0,
    marked: (syllable) => marked.get(syllable) ?? 0,
    pair: (first, second) => pairs.get(pairKey(first, second)) ?? 0,
    formsOf: (syllable) => sorted.get(syllable) ?? [],
    syllables: [...folded.keys()],
  };
}

function pairKey(first: string, second: string): string {
  return `${first} ${second}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
