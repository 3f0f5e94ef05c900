/** The words of a vocabulary that a slip of the finger or of spelling turns into what was typed. */
export interface Slips {
  /** All words one slip away, with what each slip costs. */
  within(typed: string): ReadonlyMap<string, number>;
  /** Words that are spelled as `typed` by a common confusion; not only those of the vocabulary. */
  confused(typed: string): string[];
  /** Words of the vocabulary that have one letter more, or two neighbours the other way round. */
  hurried(typed: string): string[];
}

/** What a slip costs: a confusion, a letter too many, too few or out of turn; another letter altogether. */
export const commonSlip = 1;
export const looseSlip = 2.5;

/** @param confusions pairs of spellings; ^ is the start of a word, $ its end */
export function createSlips(
  words: readonly string[],
  confusions: readonly (readonly [string, string])[],
): Slips {
  const vocabulary = new Set(words);
  // Each word under all it becomes when it loses a letter, so that a look-up replaces a search.
  const byLoss = new Map<string, string[]>();
  for (const word of words)
    for (const shorter of losses(word)) {
      const all = byLoss.get(shorter);
      if (all === undefined) byLoss.set(shorter, [word]);
      else all.push(word);
    }

  return {
    confused,
    within(typed) {
      const costs = new Map<string, number>();
      const add = (word: string, cost: number) => {
        if (vocabulary.has(word) && cost < (costs.get(word) ?? Infinity))
          costs.set(word, cost);
      };
      const single = typed.replaceAll(/(.)\1+/gu, "$1");
      add(single, 0);
      for (const word of new Set([typed, single])) {
        for (const other of confused(word)) add(other, commonSlip);
        for (const other of byLoss.get(word) ?? []) add(other, commonSlip);
        for (const shorter of losses(word)) {
          add(shorter, commonSlip);
          for (const other of byLoss.get(shorter) ?? [])
            if (isSwap(word, other)) add(other, commonSlip);
            else if (isReplaced(word, other)) add(other, looseSlip);
        }
      }
      return costs;
    },
    hurried(typed) {
      const swapped = losses(typed)
        .flatMap((shorter) => byLoss.get(shorter) ?? [])
        .filter((other) => isSwap(typed, other));
      return [...new Set([...(byLoss.get(typed) ?? []), ...swapped])];
    },
  };

  function confused(word: string): string[] {
    return confusions.flatMap(([from, to]) => {
      const core = from.replace(/^\^|\$$/gu, "");
      if (from.startsWith("^"))
        return word.startsWith(core) ? [to + word.slice(core.length)] : [];
      if (from.endsWith("$"))
        return word.endsWith(core) ? [word.slice(0, -core.length) + to] : [];
      return word.includes(core) ? [word.replace(core, to)] : [];
    });
  }
}

function losses(word: string): string[] {
  return word.length < 2
    ? []
    : Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = Array.from(word).findIndex((sign, index) => sign !== other[index]);
  const turned = word.charAt(at + 1) + word.charAt(at);
  return word.slice(0, at) + turned + word.slice(at + 2) === other;
}

function isReplaced(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const differing = Array.from(word).filter((sign, at) => sign !== other[at]);
  return differing.length === 1;
}
