// Which documents hold a term, in flat typed arrays: six bytes an entry, so that thousands of plans fit in memory
// and a search runs through memory in order.

// BM25, with what a term can gain bounded early: in official prose a word that is repeated says little more.
const saturation = 0.6;
const lengthWeight = 0.5;

/** What {@link Postings.strengths} is multiplied with. */
export const strengthStep = (saturation + 1) / 255;

/** Frozen postings. The entries of a term stand from `starts[term]` up to, not including, `starts[term + 1]`. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** How strongly the document holds the term, 0 to 255. */
  readonly strengths: Uint8Array;
  /** Bits for the marked forms in which the document holds it. */
  readonly forms: Uint8Array;
}

export interface PostingsBuilder {
  /** Counts a term in the document now open. */
  add(term: number, weight: number, form: number): void;
  /** Closes the open document and opens the next. */
  next(): void;
  /** Ends the building; the builder keeps nothing. */
  build(): Postings;
}

/** Entries in the order in which they came, document by document. */
interface Entries {
  terms: Uint32Array;
  counts: Uint8Array;
  forms: Uint8Array;
  used: number;
  /** Where each document's entries end, and its length in weighted terms. */
  readonly ends: number[];
  readonly lengths: number[];
}

/** Takes documents one after another, then sorts all entries by term in two passes. */
export function createPostingsBuilder(): PostingsBuilder {
  let entries = noEntries();
  // Where each term last stood; an entry before the open document's first is not its own.
  let places = new Uint32Array(1024);
  let begin = 0;
  let length = 0;

  return {
    add(term, weight, form) {
      length += weight;
      if (term >= places.length)
        places = widened(places, new Uint32Array(term * 2));
      const at = (places[term] ?? 0) - 1;
      const { counts, forms } = entries;
      if (at >= begin) {
        counts[at] = Math.min(255, (counts[at] ?? 0) + weight);
        forms[at] = (forms[at] ?? 0) | form;
        return;
      }
      if (entries.used === entries.terms.length) grow(entries);
      const { used } = entries;
      entries.terms[used] = term;
      entries.counts[used] = weight;
      entries.forms[used] = form;
      entries.used = used + 1;
      places[term] = used + 1;
    },
    next() {
      entries.ends.push(entries.used);
      entries.lengths.push(length);
      begin = entries.used;
      length = 0;
    },
    build() {
      const all = entries;
      entries = noEntries();
      places = new Uint32Array(0);
      return sorted(all);
    },
  };
}

function noEntries(): Entries {
  return {
    terms: new Uint32Array(1024),
    counts: new Uint8Array(1024),
    forms: new Uint8Array(1024),
    used: 0,
    ends: [],
    lengths: [],
  };
}

function grow(entries: Entries): void {
  const room = entries.terms.length * 2;
  entries.terms = widened(entries.terms, new Uint32Array(room));
  entries.counts = widened(entries.counts, new Uint8Array(room));
  entries.forms = widened(entries.forms, new Uint8Array(room));
}

function widened<Flat extends Uint32Array | Uint8Array>(
  from: Flat,
  to: Flat,
): Flat {
  to.set(from);
  return to;
}

function sorted({ terms, counts, forms, used, ends, lengths }: Entries) {
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const mean = Math.max(1, total / Math.max(1, lengths.length));
  const starts = startsOf(terms, used);
  const free = starts.slice();
  const postings: Postings = {
    starts,
    documents: new Uint32Array(used),
    strengths: new Uint8Array(used),
    forms: new Uint8Array(used),
  };
  let at = 0;
  ends.forEach((end, document) => {
    const share = (lengths[document] ?? 0) / mean;
    const norm = saturation * (1 - lengthWeight + lengthWeight * share);
    for (; at < end; at += 1) {
      const term = terms[at] ?? 0;
      const slot = free[term] ?? 0;
      const count = counts[at] ?? 0;
      free[term] = slot + 1;
      postings.documents[slot] = document;
      postings.strengths[slot] = Math.round((255 * count) / (count + norm));
      postings.forms[slot] = forms[at] ?? 0;
    }
  });
  return postings;
}

function startsOf(terms: Uint32Array, used: number): Uint32Array {
  let highest = -1;
  for (let at = 0; at < used; at += 1)
    highest = Math.max(highest, terms[at] ?? 0);
  const starts = new Uint32Array(highest + 2);
  for (let at = 0; at < used; at += 1) {
    const after = (terms[at] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let term = 1; term < starts.length; term += 1)
    starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  return starts;
}
