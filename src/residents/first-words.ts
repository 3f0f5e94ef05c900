import type { Item, Pattern } from "./cue-pattern.ts";

// Nearly every pattern fails on its first word. Which words a pattern may begin with is worked out once, so that a
// sentence tries only the patterns that one of its words can begin.

/** The folded words that a pattern may begin with; undefined where any word, or none, may stand first. */
export type FirstWords = ReadonlySet<string> | undefined;

/** Works first words out, through the lists that patterns name. Patterns do not change afterwards. */
export function createFirstWords(
  lists: ReadonlyMap<string, Pattern>,
): (pattern: Pattern) => FirstWords {
  const known = new Map<Pattern, FirstWords>();
  return ofPattern;

  function ofPattern(pattern: Pattern): FirstWords {
    if (known.has(pattern)) return known.get(pattern);
    // A list that begins with itself would never end; until it is known, anything may stand first.
    known.set(pattern, undefined);
    const found = new Set<string>();
    for (const item of pattern) {
      // These take no word: what follows them stands first.
      if (item.kind === "start" || item.kind === "not") continue;
      const words = ofItem(item);
      if (words === undefined) return undefined;
      for (const word of words) found.add(word);
      if (!("optional" in item) || !item.optional) {
        known.set(pattern, found);
        return found;
      }
    }
    // All of it may be missing.
    return undefined;
  }

  function ofItem(item: Item): FirstWords {
    switch (item.kind) {
      case "word":
        return new Set([item.folded]);
      case "list": {
        const list = lists.get(item.name);
        return list === undefined ? undefined : ofPattern(list);
      }
      case "either": {
        const found = new Set<string>();
        for (const option of item.options) {
          const words = ofPattern(option);
          if (words === undefined) return undefined;
          for (const word of words) found.add(word);
        }
        return found;
      }
      default:
        return undefined;
    }
  }
}
