import type { Item, Pattern } from "./cue-pattern.ts";
import type { Lists } from "./cue-matcher.ts";

// A message has twenty words of the thousands that patterns know. What a pattern cannot do without is worked out once,
// so that a message meets only the patterns that its own words call for.

/** Folded words of which a pattern needs one; undefined where it may hold without any certain word. */
export type NeededWords = ReadonlySet<string> | undefined;

/** Works needed words out, through the lists that patterns name. Patterns do not change afterwards. */
export function createNeededWords(
  lists: Lists,
): (pattern: Pattern) => NeededWords {
  const known = new Map<Pattern, NeededWords>();
  return ofPattern;

  function ofPattern(pattern: Pattern): NeededWords {
    if (known.has(pattern)) return known.get(pattern);
    // A list that needs itself would never end; until it is known, it needs nothing.
    known.set(pattern, undefined);
    const needed = fewest(pattern.map(ofItem));
    known.set(pattern, needed);
    return needed;
  }

  function ofItem(item: Item): NeededWords {
    if ("optional" in item && item.optional) return undefined;
    switch (item.kind) {
      case "word":
        return new Set([item.folded]);
      case "list": {
        const list = lists.get(item.name);
        return list === undefined ? undefined : ofPattern(list);
      }
      case "either": {
        const { byFirst, others } = item.options;
        return anyOf([...byFirst.values(), others].flat().map(ofPattern));
      }
      default:
        return undefined;
    }
  }
}

/** Of several sets that are all needed, the smallest, which tells most. */
export function fewest(sets: readonly NeededWords[]): NeededWords {
  return sets.reduce<NeededWords>(
    (best, words) =>
      (words?.size ?? Infinity) < (best?.size ?? Infinity) ? words : best,
    undefined,
  );
}

function anyOf(sets: readonly NeededWords[]): NeededWords {
  const all = new Set<string>();
  for (const words of sets) {
    if (words === undefined) return undefined;
    for (const word of words) all.add(word);
  }
  return all;
}
