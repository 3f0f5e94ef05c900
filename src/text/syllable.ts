import { z } from "zod";
import { fold } from "./fold.ts";
import { remember } from "./remember.ts";

/** Shape of knowledge/syllables.yaml. */
export const SyllableParts = z.strictObject({
  onsets: z.array(z.string()),
  before_front: z.array(z.string()),
  before_back: z.array(z.string()),
  rhymes: z.string(),
});
export type SyllableParts = z.infer<typeof SyllableParts>;

/** Tells what can be a Vietnamese syllable; whether it is used is the lexicon's knowledge. */
export interface Syllables {
  /** Whether a lower-case word with its marks, tone in its usual place, keeps the spelling rules. */
  readonly isSyllable: (marked: string) => boolean;
  /** Whether some syllable folds to this. */
  readonly isFolded: (folded: string) => boolean;
}

const toneSign = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const checkedTone = /^[\u0301\u0323]$/u;
const checkedEnd = /(?:ch|[cpt])$/u;

/** Spells out the table of toneless syllables once; a look-up afterwards. */
export function createSyllables(parts: SyllableParts): Syllables {
  const toneless = new Set<string>();
  const folded = new Set<string>();
  for (const rhyme of parts.rhymes.split(/\s+/u).filter(Boolean)) {
    const front = /^[eiy]/u.test(fold(rhyme));
    // A rhyme that opens with the vowel y has no onset, unless it is all there is of it.
    const bare = /^y./u.test(rhyme);
    const fitting = bare ? [] : front ? parts.before_front : parts.before_back;
    for (const onset of bare ? [""] : ["", ...parts.onsets, ...fitting])
      for (const spelled of joined(onset, rhyme)) {
        toneless.add(spelled.normalize("NFC"));
        folded.add(fold(spelled));
      }
  }
  return {
    isSyllable: remember((marked) => {
      const decomposed = marked.normalize("NFD");
      const tones = decomposed.match(toneSign) ?? [];
      const base = decomposed.replace(toneSign, "").normalize("NFC");
      if (!toneless.has(base) || tones.length > 1) return false;
      return !checkedEnd.test(base) || checkedTone.test(tones[0] ?? "");
    }),
    isFolded: (word) => folded.has(word),
  };
}

// "gi" lends its vowel letter to a rhyme that begins with it; "qu" is the medial of some rhymes and excludes others.
function joined(onset: string, rhyme: string): string[] {
  if (onset === "gi" && rhyme.startsWith("i")) return [`g${rhyme}`];
  if (onset !== "qu" || !/^[uo\u01b0]/u.test(rhyme)) return [onset + rhyme];
  return /^u[y\u00e2\u00ea]/u.test(rhyme) ? [`q${rhyme}`] : [];
}
