import { z } from "zod";
import type { Change, Mended } from "./abbreviations.ts";
import { createCandidates } from "./candidates.ts";
import { hasMarks } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Syllables } from "./syllable.ts";
import { readTelex, readVni } from "./telex.ts";
import { placeTone, placeTones } from "./tone-placement.ts";
import { tokenize, type Token } from "./tokens.ts";

/** Shape of knowledge/spelling.yaml. */
export const Spelling = z.strictObject({
  slips: z.array(z.tuple([z.string(), z.string()])),
  foreign: z.string(),
});
export type Spelling = z.infer<typeof Spelling>;

export interface Mender {
  /** Mends slips of the keyboard and of spelling; leaves what it does not know. Idempotent on its own output. */
  mend(text: string): Mended;
}

/** What a mender knows. `names` are words, with marks or folded, that are right as they are. */
export interface MenderKnowledge {
  readonly lexicon: Lexicon;
  readonly syllables: Syllables;
  readonly spelling: Spelling;
  readonly names?: Iterable<string>;
}

// Longer "words" are addresses, codes or noise.
const longestWord = 12;

export function createMender(knowledge: MenderKnowledge): Mender {
  const { lexicon, syllables, spelling } = knowledge;
  const kept = new Set(spelling.foreign.split(/\s+/u));
  for (const name of knowledge.names ?? [])
    for (const token of tokenize(name)) kept.add(token.folded);
  const candidates = createCandidates(lexicon, spelling.slips);

  return {
    mend(text) {
      const placed = placeTones(text);
      const tokens = tokenize(placed);
      const marksUsed = hasMarks(placed);
      const vniUsed =
        tokens.filter(({ marked }) => /\p{L}\d\p{L}|\p{L}\d\d/u.test(marked))
          .length > 0;
      const changed: Change[] = [];
      let out = "";
      let at = 0;
      let last = "";
      tokens.forEach((token, index) => {
        const written = placed.slice(token.start, token.end);
        const next = tokens[index + 1];
        const mended =
          token.kind === "word"
            ? mendWord(token, last, next, marksUsed, vniUsed)
            : token.marked;
        last = token.kind === "word" ? mended : "";
        if (token.kind !== "word" || mended === token.marked) return;
        const to = inCaseOf(written, mended);
        changed.push({ from: written, to });
        out += placed.slice(at, token.start) + to;
        at = token.end;
      });
      return { text: out + placed.slice(at), changed };
    },
  };

  function mendWord(
    token: Token,
    last: string,
    nextToken: Token | undefined,
    marksUsed: boolean,
    vniUsed: boolean,
  ): string {
    const { marked, folded } = token;
    if (marked.length > longestWord || kept.has(folded)) return marked;
    if (/\d/u.test(marked)) return vniUsed ? (vni(marked) ?? marked) : marked;
    if (marked.length < 2 || lexicon.marked(marked) > 0) return marked;
    const next = nextToken?.kind === "word" ? nextToken.marked : "";
    if (syllables.isSyllable(marked))
      return candidates.respell(marked, last, next) ?? marked;
    if (folded === marked && syllables.isFolded(folded))
      return marksUsed
        ? (candidates.remark(folded, last, next) ?? marked)
        : marked;
    const keyed = telex(marked);
    if (keyed !== undefined) return keyed;
    if (syllables.isFolded(folded))
      return candidates.remark(folded, last, next) ?? marked;
    return candidates.nearest(marked, last, next) ?? marked;
  }

  function telex(marked: string): string | undefined {
    const read = readTelex(marked);
    if (read === undefined) return undefined;
    const word = placeTone(read);
    return syllables.isSyllable(word) ? word : undefined;
  }

  function vni(marked: string): string | undefined {
    const read = readVni(marked);
    if (read === undefined) return undefined;
    const word = placeTone(read);
    return syllables.isSyllable(word) ? word : undefined;
  }
}

function inCaseOf(written: string, mended: string): string {
  if (written.length > 1 && written === written.toUpperCase())
    return mended.toUpperCase();
  const first = written.charAt(0);
  return first === first.toLowerCase()
    ? mended
    : mended.charAt(0).toUpperCase() + mended.slice(1);
}
