// Which documents hold a term, in flat typed arrays: six bytes an entry, so that a thousand plans fit in memory
// and a search runs through memory in order.

// BM25, with what a term can gain bounded early: in official prose a word that is repeated says little more.
const saturation = 0.6;
const lengthWeight = 0.5;
/** The gain of a term at full strength; strengths are kept in steps of a 255th of it. */
const fullGain = saturation + 1;
// Counts are kept in quarters, since a field may weigh less than one.
const countSteps = 4;

/** The entries of one term: `documents`, `strengths` and `forms` from `from` to `to`. */
export interface Entries {
  readonly from: number;
  readonly to: number;
}

/** Frozen postings. Terms are numbered from 0. */
export interface Postings {
  readonly documents: Uint32Array;
  /** How strongly the document holds the term, 0 to 255. */
  readonly strengths: Uint8Array;
  /** One bit each for (a hash of) the marked forms in which the document holds it. */
  readonly forms: Uint8Array;
  entriesOf(term: number): Entries;
  /** Rarity of a term that stands in so many documents. */
  rarity(held: number): number;
}

/** What {@link Postings.strengths} is multiplied with. */
export const strengthStep = fullGain / 255;

/** The bit that stands for a marked form. */
export function formBit(form: string): number {
  let hash = 0;
  for (let at = 0; at < form.length; at += 1)
    hash = (Math.imul(hash, 31) + form.charCodeAt(at)) >>> 0;
  return 1 << ((hash ^ (hash >>> 7) ^ (hash >>> 15)) & 7);
}

export interface PostingsBuilder {
  /** Counts a term in the document now open. */
  add(term: number, weight: number, form: number): void;
  /** Closes the open document and opens the next. */
  next(): void;
  build(): Postings;
}

/** Takes documents one after another, then sorts all entries by term in two passes. */
export function createPostingsBuilder(): PostingsBuilder {
  let terms = new Uint32Array(1024);
  let counts = new Uint8Array(1024);
  let forms = new Uint8Array(1024);
  let used = 0;
  const ends: number[] = [];
  const lengths: number[] = [];
  let length = 0;
  let termCount = 0;
  let open = new Map<number, number>();

  return {
    add(term, weight, form) {
      length += weight;
      const at = open.get(term);
      if (at !== undefined) {
        counts[at] = Math.min(255, (counts[at] ?? 0) + weight * countSteps);
        forms[at] = (forms[at] ?? 0) | form;
        return;
      }
      if (used === terms.length) grow();
      open.set(term, used);
      terms[used] = term;
      counts[used] = Math.min(255, weight * countSteps);
      forms[used] = form;
      used += 1;
      termCount = Math.max(termCount, term + 1);
    },
    next() {
      ends.push(used);
      lengths.push(length);
      length = 0;
      open = new Map();
    },
    build,
  };

  function grow(): void {
    terms = widened(terms, new Uint32Array(terms.length * 2));
    counts = widened(counts, new Uint8Array(counts.length * 2));
    forms = widened(forms, new Uint8Array(forms.length * 2));
  }

  function build(): Postings {
    const total = lengths.reduce((sum, each) => sum + each, 0);
    const mean = Math.max(1, total / Math.max(1, lengths.length));
    const starts = new Uint32Array(termCount + 1);
    for (let at = 0; at < used; at += 1) {
      const slot = (terms[at] ?? 0) + 1;
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
    for (let term = 0; term < termCount; term += 1)
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const free = starts.slice();
    const documents = new Uint32Array(used);
    const strengths = new Uint8Array(used);
    const sortedForms = new Uint8Array(used);
    let at = 0;
    ends.forEach((end, document) => {
      const norm =
        saturation *
        (1 - lengthWeight + (lengthWeight * (lengths[document] ?? 0)) / mean);
      for (; at < end; at += 1) {
        const term = terms[at] ?? 0;
        const slot = free[term] ?? 0;
        free[term] = slot + 1;
        const count = (counts[at] ?? 0) / countSteps;
        documents[slot] = document;
        strengths[slot] = Math.round((255 * count) / (count + norm));
        sortedForms[slot] = forms[at] ?? 0;
      }
    });
    return {
      documents,
      strengths,
      forms: sortedForms,
      entriesOf: (term) => ({
        from: starts[term] ?? 0,
        to: starts[term + 1] ?? 0,
      }),
      rarity: (held) =>
        Math.log(1 + (lengths.length - held + 0.5) / (held + 0.5)),
    };
  }
}

function widened<Flat extends Uint32Array | Uint8Array>(
  from: Flat,
  to: Flat,
): Flat {
  to.set(from);
  return to;
}
