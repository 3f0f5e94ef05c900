// The vowel i alone behind h, k, l, m, s, t and qu is spelled i by one school and y by another, with one sound.
const afterOnset = /^(h|k|l|m|s|t|qu)([i\u00ed\u00ec\u1ec9\u0129\u1ecb])$/u;
const is = "i\u00ed\u00ec\u1ec9\u0129\u1ecb";
const ys = "y\u00fd\u1ef3\u1ef7\u1ef9\u1ef5";

/** The spelling with y, which most public bodies print, of one syllable (lower case, NFC); others come back as they are. */
export function spellY(syllable: string): string {
  const [, onset, vowel = ""] = afterOnset.exec(syllable) ?? [];
  return onset === undefined ? syllable : onset + ys.charAt(is.indexOf(vowel));
}
