const saturation = 1.2;
const lengthWeight = 0.75;

/** Which documents hold a term, and how strongly (BM25 without the term's rarity). */
export interface Postings {
  /** An unknown term is as rare as can be and stands nowhere. */
  find(term: string): {
    readonly idf: number;
    readonly entries: Iterable<readonly [number, number]>;
  };
}

/** Counts the terms that `read` adds for each document. */
export function buildPostings<Document>(
  documents: readonly Document[],
  read: (
    document: Document,
    add: (term: string, weight: number) => void,
  ) => void,
): Postings {
  const counts = new Map<string, Map<number, number>>();
  const lengths = new Float32Array(documents.length);
  documents.forEach((document, at) => {
    read(document, (term, weight) => {
      let entries = counts.get(term);
      if (entries === undefined)
        counts.set(term, (entries = new Map<number, number>()));
      entries.set(at, (entries.get(at) ?? 0) + weight);
      lengths[at] = (lengths[at] ?? 0) + weight;
    });
  });
  const mean =
    lengths.reduce((sum, length) => sum + length, 0) /
    Math.max(1, documents.length);
  const idf = (held: number) =>
    Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
  return {
    find(term) {
      const entries = counts.get(term) ?? new Map<number, number>();
      return {
        idf: idf(entries.size),
        entries: entries.entries().map(([at, count]): [number, number] => {
          const norm =
            1 - lengthWeight + (lengthWeight * (lengths[at] ?? 0)) / mean;
          return [at, (count * (saturation + 1)) / (count + saturation * norm)];
        }),
      };
    },
  };
}
