import { z } from "zod";
import type { Change, Mended } from "./abbreviations.ts";
import { createCandidates, type Beside } from "./candidates.ts";
import { fold, hasMarks } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Syllables } from "./syllable.ts";
import { readTelex, readVni } from "./telex.ts";
import { placeTone, placeTones } from "./tone-placement.ts";
import { tokenize, type Token } from "./tokens.ts";

/** Shape of knowledge/spelling.yaml. */
export const Spelling = z.strictObject({
  slips: z.array(z.tuple([z.string(), z.string()])),
  foreign: z.string(),
  english: z.string(),
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
  const english = new Set(spelling.english.split(/\s+/u));
  const kept = new Set(spelling.foreign.split(/\s+/u));
  for (const name of knowledge.names ?? [])
    for (const token of tokenize(name)) kept.add(token.folded);
  const candidates = createCandidates(lexicon, spelling.slips);

  return {
    mend(text) {
      const placed = placeTones(text);
      const tokens = tokenize(placed);
      const how = habits(placed, tokens);
      if (how.english) return { text: placed, changed: [] };
      const changed: Change[] = [];
      const met = new Map<string, string>();
      let out = "";
      let at = 0;
      let last = "";
      tokens.forEach((token, index) => {
        const next = tokens[index + 1];
        const written = placed.slice(token.start, token.end);
        if (!adjoins(placed, tokens[index - 1], token)) last = "";
        const follows = adjoins(placed, token, next) ? next : undefined;
        const mended = mendable(token, written, how)
          ? mendOnce(token, last, follows)
          : token.marked;
        last = token.kind === "word" ? mended : "";
        if (mended === token.marked) return;
        const to = inCaseOf(written, mended);
        changed.push({ from: written, to });
        out += placed.slice(at, token.start) + to;
        at = token.end;
      });
      return { text: out + placed.slice(at), changed };

      // Long messages repeat themselves; a word between the same two words is mended the same way.
      function mendOnce(token: Token, before: string, after?: Token): string {
        const next = after?.marked ?? "";
        const key = `${before} ${token.marked} ${next}`;
        const known = met.get(key);
        if (known !== undefined) return known;
        const lastFolded = fold(before);
        const nextFolded = after?.folded ?? "";
        const beside = { last: before, next, lastFolded, nextFolded };
        const mended = mendWord(token, beside, how);
        met.set(key, mended);
        return mended;
      }
    },
  };

  function habits(text: string, tokens: readonly Token[]): Habits {
    const words = tokens.filter(({ kind }) => kind === "word");
    const marks = hasMarks(text);
    const foreign = words.filter(({ folded }) => english.has(folded)).length;
    return {
      marks,
      english: !marks && foreign >= 2 && foreign * 4 >= words.length,
      vni: words.some(({ marked }) => /\p{L}\d+\p{L}/u.test(marked)),
      shouting: !/\p{Ll}/u.test(text),
    };
  }

  function mendable(token: Token, written: string, how: Habits): boolean {
    if (token.kind !== "word" || kept.has(token.folded)) return false;
    if (token.marked.length < 2 || token.marked.length > longestWord)
      return false;
    return how.shouting || !/\p{Lu}\p{Lu}/u.test(written);
  }

  function mendWord(
    { marked, folded }: Token,
    beside: Beside,
    how: Habits,
  ): string {
    if (/\d/u.test(marked))
      return (how.vni ? syllable(readVni(marked)) : undefined) ?? marked;
    if (folded === marked && syllables.isFolded(folded) && !how.marks)
      return marked;
    if (syllables.isSyllable(marked))
      return candidates.respell(marked, beside) ?? marked;
    if (folded === marked && syllables.isFolded(folded))
      return candidates.remark(folded, beside) ?? marked;
    const keyed = syllable(readTelex(marked));
    if (keyed !== undefined) return keyed;
    const single = placeTone(marked.replaceAll(/(.)\1+/gu, "$1"));
    if (single !== marked && syllables.isSyllable(single)) return single;
    if (single !== marked && syllables.isFolded(fold(single)))
      return candidates.remark(single, beside) ?? single;
    if (syllables.isFolded(folded))
      return candidates.remark(marked, beside) ?? marked;
    return candidates.nearest(marked, beside) ?? marked;
  }

  function syllable(read: string | undefined): string | undefined {
    if (read === undefined) return undefined;
    const word = placeTone(read);
    return syllables.isSyllable(word) ? word : undefined;
  }
}

/** How a message is typed as a whole. */
interface Habits {
  readonly marks: boolean;
  readonly english: boolean;
  readonly vni: boolean;
  readonly shouting: boolean;
}

function adjoins(
  text: string,
  one: Token | undefined,
  other: Token | undefined,
) {
  if (one?.kind !== "word" || other?.kind !== "word") return false;
  return !/[.,;:!?\n]/u.test(text.slice(one.end, other.start));
}

function inCaseOf(written: string, mended: string): string {
  if (written.length > 1 && written === written.toUpperCase())
    return mended.toUpperCase();
  const first = written.charAt(0);
  return first === first.toLowerCase()
    ? mended
    : mended.charAt(0).toUpperCase() + mended.slice(1);
}
