import type { Item, Pattern } from "./cue-pattern.ts";
import { createFirstWords, type FirstWords } from "./first-words.ts";
import { agrees, isQuestionMark, type Word } from "./words.ts";

/** Lists of phrases by name, each read as one pattern. */
export type Lists = ReadonlyMap<string, Pattern>;

/** One sentence under test; remembers which list ends where, so that many patterns share the work. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly listEnds: Map<Ends, (Places | undefined)[]>;
}

/** Places between a sentence's words, each once: 0 is before the first. */
export type Places = readonly number[];

/** A pattern made ready: the places where it may end that begins at a place. */
export type Ends = (sentence: Sentence, from: number) => Places;

/** Makes patterns ready; what a pattern may begin with tells where it need not be tried. */
export interface PatternEnds {
  of(pattern: Pattern): Ends;
  readonly firstWords: (pattern: Pattern) => FirstWords;
}

const nowhere: Places = [];

// Most patterns end in one place, so these are kept ready.
const singles: Places[] = [];

function only(place: number): Places {
  return (singles[place] ??= [place]);
}

// Gaps are short and messages too.
const ranges: Places[][] = [];

function range(from: number, to: number): Places {
  const known = (ranges[from] ??= []);
  return (known[to - from] ??= Array.from(
    { length: to - from + 1 },
    (_, at) => from + at,
  ));
}

/**
 * Makes patterns ready, each once and when first needed: nearly every pattern fails on its first word, so
 * alternatives stand under the words that they may begin with. Throws RangeError where a pattern names a list that
 * does not exist.
 */
export function createPatternEnds(lists: Lists): PatternEnds {
  const firstWords = createFirstWords(lists);
  const known = new Map<Pattern, Ends>();
  return { of: ofPattern, firstWords };

  function ofPattern(pattern: Pattern): Ends {
    const before = known.get(pattern);
    if (before !== undefined) return before;
    const made = inTurn(pattern.map(ofItem));
    known.set(pattern, made);
    return made;
  }

  function ofItem(item: Item): Ends {
    switch (item.kind) {
      case "word":
        return maybe(item, ({ words }, at) => {
          const word = words[at];
          return word !== undefined && agrees(word, item)
            ? only(at + 1)
            : nowhere;
        });
      case "list":
        return maybe(item, list(item.name));
      case "either":
        return maybe(item, either(item.options));
      case "not": {
        const ends = either(item.options);
        return (sentence, at) =>
          ends(sentence, at).length > 0 ? nowhere : only(at);
      }
      case "gap":
        return ({ words }, at) =>
          range(at, Math.min(at + item.most, words.length));
      case "start":
        return (_, at) => (at === 0 ? only(at) : nowhere);
      case "end":
        return ({ words }, at) =>
          words.every((word, index) => index < at || isQuestionMark(word))
            ? only(at)
            : nowhere;
    }
  }

  function list(name: string): Ends {
    const pattern = lists.get(name);
    if (pattern === undefined)
      throw new RangeError(`there is no list "${name}"`);
    // Made when first met, since a list may name itself further on.
    let made: Ends | undefined;
    return (sentence, at) => {
      made ??= ofPattern(pattern);
      let ends = sentence.listEnds.get(made);
      if (ends === undefined) sentence.listEnds.set(made, (ends = []));
      return (ends[at] ??= made(sentence, at));
    };
  }

  function either(options: readonly Pattern[]): Ends {
    const byFirst = new Map<string, Ends[]>();
    const others: Ends[] = [];
    for (const option of options) {
      const first = firstWords(option);
      const ends = ofPattern(option);
      if (first === undefined) others.push(ends);
      for (const word of first ?? []) {
        const same = byFirst.get(word);
        if (same === undefined) byFirst.set(word, [ends]);
        else same.push(ends);
      }
    }
    return (sentence, at) => {
      const word = sentence.words[at];
      const called = word === undefined ? undefined : byFirst.get(word.folded);
      let places = nowhere;
      if (called !== undefined)
        for (const ends of called) places = merged(places, ends(sentence, at));
      for (const ends of others) places = merged(places, ends(sentence, at));
      return places;
    };
  }
}

function maybe({ optional }: { optional: boolean }, ends: Ends): Ends {
  return optional
    ? (sentence, at) => merged(ends(sentence, at), only(at))
    : ends;
}

function inTurn([first, ...others]: readonly Ends[]): Ends {
  if (first === undefined) return (_, at) => only(at);
  if (others.length === 0) return first;
  return (sentence, from) => {
    let places = first(sentence, from);
    for (const ends of others) {
      if (places.length === 0) return nowhere;
      const [only] = places;
      if (places.length === 1 && only !== undefined) {
        places = ends(sentence, only);
        continue;
      }
      let next = nowhere;
      for (const at of places) next = merged(next, ends(sentence, at));
      places = next;
    }
    return places;
  };
}

function merged(some: Places, others: Places): Places {
  if (others.length === 0) return some;
  if (some.length === 0) return others;
  return [...some, ...others.filter((place) => !some.includes(place))];
}
