import { type Item, type Pattern } from "./cue-pattern.ts";
import { createFirstWords, type FirstWords } from "./first-words.ts";
import { agrees, isQuestionMark, type Word } from "./words.ts";

/** Lists of phrases by name, each read as one pattern. */
export type Lists = ReadonlyMap<string, Pattern>;

/** One sentence under test; remembers which list ends where, so that many rules share the work. */
export interface Reading {
  readonly words: readonly Word[];
  /** Whether a pattern stands anywhere in the sentence. */
  holds(pattern: Pattern): boolean;
  /** How many of the sentence's words belong to a phrase of the list. */
  covered(list: string): number;
}

const nowhere: ReadonlySet<number> = new Set();

// Lists are read once at the start; what their patterns begin with is kept beside them.
const beginnings = new WeakMap<Lists, (pattern: Pattern) => FirstWords>();

function firstWordsOf(lists: Lists): (pattern: Pattern) => FirstWords {
  const known = beginnings.get(lists);
  if (known !== undefined) return known;
  const made = createFirstWords(lists);
  beginnings.set(lists, made);
  return made;
}

/** Throws RangeError where a pattern names a list that does not exist. */
export function readSentence(words: readonly Word[], lists: Lists): Reading {
  const known = new Map<string, ReadonlySet<number>>();
  const held = new Map<Pattern, boolean>();
  const said = new Set(words.map(({ folded }) => folded));
  const firstWords = firstWordsOf(lists);
  const begins = (pattern: Pattern, place: number) => {
    const first = firstWords(pattern);
    return first === undefined || first.has(words[place]?.folded ?? "");
  };

  function ends(pattern: Pattern, from: number): ReadonlySet<number> {
    // Nearly every pattern fails on its first word; it should cost next to nothing.
    const [first] = pattern;
    if (first?.kind === "word" && !first.optional)
      if (first.folded !== words[from]?.folded) return nowhere;
    let places: ReadonlySet<number> = new Set([from]);
    for (const item of pattern) {
      const next = new Set<number>();
      for (const place of places) {
        for (const end of step(item, place)) next.add(end);
        if ("optional" in item && item.optional) next.add(place);
      }
      if (next.size === 0) return next;
      places = next;
    }
    return places;
  }

  function step(item: Item, place: number): Iterable<number> {
    switch (item.kind) {
      case "word": {
        const word = words[place];
        return word !== undefined && agrees(word, item) ? [place + 1] : [];
      }
      case "list":
        return listEnds(item.name, place);
      case "either": {
        const { byFirst, others } = item.options;
        const found: number[] = [];
        for (const option of byFirst.get(words[place]?.folded ?? "") ?? [])
          found.push(...ends(option, place));
        for (const option of others)
          if (begins(option, place)) found.push(...ends(option, place));
        return found;
      }
      case "not":
        return item.options.some(
          (option) => begins(option, place) && ends(option, place).size > 0,
        )
          ? []
          : [place];
      case "gap": {
        const last = Math.min(place + item.most, words.length);
        return Array.from({ length: last - place + 1 }, (_, i) => place + i);
      }
      case "start":
        return place === 0 ? [place] : [];
      case "end":
        return words.slice(place).every(isQuestionMark) ? [place] : [];
    }
  }

  function listEnds(name: string, place: number): ReadonlySet<number> {
    const pattern = lists.get(name);
    if (pattern === undefined)
      throw new RangeError(`there is no list "${name}"`);
    if (!begins(pattern, place)) return nowhere;
    const key = `${name}@${place}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = ends(pattern, place);
    known.set(key, found);
    return found;
  }

  /** Whether the sentence has the word that an item asks for, wherever it stands. */
  function isPossible(item: Item): boolean {
    return item.kind !== "word" || item.optional || said.has(item.folded);
  }

  return {
    words,
    holds(pattern) {
      const before = held.get(pattern);
      if (before !== undefined) return before;
      let found = false;
      if (!pattern.every(isPossible)) return false;
      const first = firstWords(pattern);
      if (first !== undefined && !words.some(({ folded }) => first.has(folded)))
        return false;
      for (let from = 0; from <= words.length && !found; from += 1)
        found = begins(pattern, from) && ends(pattern, from).size > 0;
      held.set(pattern, found);
      return found;
    },
    covered(list) {
      let count = 0;
      for (let from = 0; from < words.length;) {
        const end = Math.max(from, ...listEnds(list, from));
        count += end - from;
        from = Math.max(end, from + 1);
      }
      return count;
    },
  };
}
