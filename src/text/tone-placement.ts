import { remember } from "./remember.ts";

// A tone may be typed over the wrong vowel, and two schools place it differently on open "oa", "oe", "uy".
// All text is brought to the older school, which most public bodies print.

const tones = "\u0300\u0301\u0303\u0309\u0323";
const toneSign = new RegExp(`[${tones}]`, "gu");
// Hats, horns and breves belong to the vowel, so the tone sits there; of two horns on the second.
const shapes = "\u0302\u0306\u031b";

const vowel = new RegExp(`[aeiouy][${shapes}]?`, "giu");
const syllable = new RegExp(
  `^(qu|gi(?=[aeiouy])|[^aeiouy${shapes}]*)((?:[aeiouy][${shapes}]?)+)([^aeiouy]*)$`,
  "iu",
);

/**
 * Puts the tone of one syllable (lower or mixed case, NFC) over the vowel where it is printed, and gives both
 * vowels of a half-horned pair their horn. What is no syllable, or has no tone or two, comes back as it was.
 */
export function placeTone(word: string): string {
  const decomposed = word.normalize("NFD");
  const found = decomposed.match(toneSign);
  if (found !== null && found.length > 1) return word;
  const tone = found?.[0] ?? "";
  // A horn may stand before or after the tone in NFD; without the tone the order no longer matters.
  const match = syllable.exec(decomposed.replace(toneSign, ""));
  if (match === null) return word;
  const [, onset = "", typed = "", coda = ""] = match;
  const vowels = hornBoth(typed, coda).match(vowel);
  if (vowels === null) return word;
  const at = seat(vowels, coda !== "");
  const rhyme = vowels.map((one, index) => (index === at ? one + tone : one));
  return (onset + rhyme.join("") + coda).normalize("NFC");
}

const placed = remember(placeTone);

/** As {@link placeTone}, of every word of a text. */
export function placeTones(text: string): string {
  return text.normalize("NFC").replace(/\p{L}+/gu, placed);
}

function hornBoth(vowels: string, coda: string): string {
  const closed = coda !== "" || /[iu]$/iu.test(vowels);
  return closed
    ? vowels.replace(/(u)\u031b?(o)\u031b|(u)\u031b(o)/iu, (_, a, b, c, d) =>
        [a ?? c, "\u031b", b ?? d, "\u031b"].join(""),
      )
    : vowels;
}

function seat(vowels: readonly string[], closed: boolean): number {
  const shaped = vowels.findLastIndex((one) => one.length > 1);
  if (shaped >= 0) return shaped;
  if (vowels.length === 1) return 0;
  return vowels.length > 2 || closed ? 1 : 0;
}
