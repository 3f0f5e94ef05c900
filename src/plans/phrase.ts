// Cue phrases become regular expressions here. A phrase is plain words; (a|b), ?, \. and the like keep the meaning
// they have in regular expressions, {name} stands for a pattern given by the caller, and spaces match any white space.
// Both schools of tone placement ("hoà", "hòa") match either way.

const tone = "[\\u0300\\u0301\\u0303\\u0309\\u0323]";
const early = new RegExp(`([ou])(${tone})([aey])`, "giu");
const late = new RegExp(`([ou])([aey])(${tone})`, "giu");

/**
 * Latin letters, for character classes. Patterns hold this class hundreds of times, and every letter of Unicode in
 * its place makes the first use of each pattern ten times as slow.
 */
export const letters = "A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff";

/** Regular-expression source for one phrase; no boundaries, no flags. */
export function phraseSource(
  phrase: string,
  slots: Readonly<Record<string, string>> = {},
): string {
  const filled = phrase.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const slot = slots[name];
    if (slot === undefined) throw new RangeError(`no pattern for {${name}}`);
    return `\u0000${name}\u0000`;
  });
  // Groups of a phrase must not shift the groups of the pattern it becomes part of.
  return bothTonePlacements(filled.normalize("NFC").trim())
    .replace(/(?<!\\)\((?!\?)/gu, "(?:")
    .replace(/\s+/gu, "\\s+")
    .replace(/\u0000(\w+)\u0000/gu, (_, name: string) => slots[name] ?? "");
}

function bothTonePlacements(text: string): string {
  // Only marked words can be written both ways.
  return text.replace(/\p{L}*[^\p{ASCII}]\p{L}*/gu, (word) => {
    const marked = word.normalize("NFD");
    const variants = [
      word,
      marked.replace(late, "$1$3$2").normalize("NFC"),
      marked.replace(early, "$1$3$2").normalize("NFC"),
    ];
    const distinct = [...new Set(variants)];
    return distinct.length === 1 ? word : `(?:${distinct.join("|")})`;
  });
}

/** Source that matches any of the phrases, the longest first, standing as whole words. */
export function anyOf(
  phrases: readonly string[],
  slots?: Readonly<Record<string, string>>,
): string {
  const sources = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phraseSource(phrase, slots));
  return `(?<![${letters}\\d])(?:${sources.join("|")})(?![${letters}\\d])`;
}

/** Matches any of the phrases anywhere. */
export function anywhere(phrases: readonly string[], flags = "iu"): RegExp {
  return new RegExp(anyOf(phrases), flags);
}

/** Matches any of the phrases at the beginning. */
export function atStart(phrases: readonly string[], flags = "iu"): RegExp {
  return new RegExp(`^${anyOf(phrases)}`, flags);
}

/** Matches a text that is one of the phrases and nothing else but closing punctuation. */
export function whole(phrases: readonly string[], flags = "iu"): RegExp {
  return new RegExp(`^${anyOf(phrases)}[\\s.:;/]*$`, flags);
}
