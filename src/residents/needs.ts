import type { Item, Pattern } from "./cue-pattern.ts";
import type { Lists } from "./pattern-ends.ts";
import type { Word } from "./words.ts";

// A message has twenty words of the thousands that patterns know. What a pattern cannot do without is worked out once,
// so that a sentence is held only against the patterns that its own words call for.

/** A set of folded words of which one must be said. */
type Need = ReadonlySet<string>;

/** What a pattern cannot do without, as numbers of needs. */
export type Needs = readonly number[];

/** Which needs a sentence meets, by their number. */
export type Met = Uint8Array;

export interface NeedBook {
  /** What has to be said for a pattern to hold; nothing where it may hold without any certain word. */
  of(pattern: Pattern): Needs;
  /** The needs that a sentence meets, of those known by now. */
  metBy(words: readonly Word[]): Met;
  /** How many needs are known. */
  readonly size: number;
}

/** Keeps the needs of patterns, worked out through the lists that they name. Patterns do not change afterwards. */
export function createNeedBook(lists: Lists): NeedBook {
  const needs: Need[] = [];
  const byWord = new Map<string, number[]>();
  const single = new Map<string, number>();
  const known = new Map<Pattern, Needs>();

  return {
    of: ofPattern,
    metBy(words) {
      const met = new Uint8Array(needs.length);
      for (const { folded } of words)
        for (const need of byWord.get(folded) ?? []) met[need] = 1;
      return met;
    },
    get size() {
      return needs.length;
    },
  };

  function ofPattern(pattern: Pattern): Needs {
    const before = known.get(pattern);
    if (before !== undefined) return before;
    // A list that needs itself would never end; until it is known, it needs nothing.
    known.set(pattern, []);
    const made = [...new Set(pattern.flatMap(ofItem))];
    known.set(pattern, made);
    return made;
  }

  function ofItem(item: Item): Needs {
    if ("optional" in item && item.optional) return [];
    switch (item.kind) {
      case "word":
        return [numberOfWord(item.folded)];
      case "list": {
        const list = lists.get(item.name);
        return list === undefined ? [] : ofPattern(list);
      }
      case "either":
        return anyOf(item.options);
      default:
        return [];
    }
  }

  function anyOf(options: readonly Pattern[]): Needs {
    const all = new Set<string>();
    for (const option of options) {
      const need = smallest(ofPattern(option));
      if (need === undefined) return [];
      for (const word of need) all.add(word);
    }
    return [note(all)];
  }

  function smallest(numbers: Needs): Need | undefined {
    return numbers
      .flatMap((number) => needs[number] ?? [])
      .reduce<Need | undefined>(
        (best, need) =>
          best === undefined || need.size < best.size ? need : best,
        undefined,
      );
  }

  function numberOfWord(word: string): number {
    const number = single.get(word) ?? note(new Set([word]));
    single.set(word, number);
    return number;
  }

  function note(need: Need): number {
    const number = needs.push(need) - 1;
    for (const word of need) {
      const same = byWord.get(word);
      if (same === undefined) byWord.set(word, [number]);
      else same.push(number);
    }
    return number;
  }
}

export function areMet(needs: Needs, met: Met): boolean {
  return needs.every((need) => met[need] === 1);
}
