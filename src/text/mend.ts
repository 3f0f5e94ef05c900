import { z } from "zod";
import type { Change, Mended } from "./abbreviations.ts";
import { createCandidates, type Beside } from "./candidates.ts";
import { fold, hasMarks } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Syllables } from "./syllable.ts";
import { remember } from "./remember.ts";
import { readTelex, readVni } from "./telex.ts";
import { placeTone, placeTones } from "./tone-placement.ts";
import { tokenize, type Token } from "./tokens.ts";
import { spellY } from "./y-for-i.ts";

/** Shape of knowledge/spelling.yaml. */
export const Spelling = z.strictObject({
  slips: z.array(z.tuple([z.string(), z.string()])),
  /** Ends of no syllable, and what they stand for. */
  endings: z.array(z.tuple([z.string(), z.string()])),
  foreign: z.string(),
  english: z.string(),
});
export type Spelling = z.infer<typeof Spelling>;

export interface Mender {
  /** Mends slips of the keyboard and of spelling; leaves what it does not know. */
  mend(text: string): Mended;
}

/** What a mender knows. `names` are words, with marks or folded, that are right as they are. */
export interface MenderKnowledge {
  readonly lexicon: Lexicon;
  readonly syllables: Syllables;
  readonly spelling: Spelling;
  readonly names?: Iterable<string>;
}

const foldWord = remember(fold);

// Longer "words" are addresses, codes or noise.
const longestWord = 12;

export function createMender(knowledge: MenderKnowledge): Mender {
  const { lexicon, syllables, spelling } = knowledge;
  const english = new Set(spelling.english.split(/\s+/u).map(spellY));
  const kept = new Set(spelling.foreign.split(/\s+/u).map(spellY));
  for (const name of knowledge.names ?? [])
    for (const token of tokenize(name)) kept.add(token.folded);
  const candidates = createCandidates(lexicon, spelling.slips);

  return {
    mend(text) {
      const first = pass(placeTones(text));
      if (first.changed.length === 0) return first;
      // Neighbours that were wrong themselves may now speak for a word.
      const second = pass(first.text);
      return {
        text: second.text,
        changed: [...first.changed, ...second.changed],
      };
    },
  };

  function pass(text: string): Mended {
    const tokens = tokenize(text);
    const how = habits(text, tokens);
    if (how.english) return { text, changed: [] };
    const changed: Change[] = [];
    // Long messages repeat themselves; a word between the same two words is mended the same way.
    const met = new Map<string, string>();
    let out = "";
    let at = 0;
    let last = "";
    tokens.forEach((token, index) => {
      const following = tokens[index + 1];
      const written = text.slice(token.start, token.end);
      if (!adjoins(text, tokens[index - 1], token)) last = "";
      const after = adjoins(text, token, following) ? following : undefined;
      const next = after?.marked ?? "";
      const key = `${last} ${token.marked} ${next}`;
      let mended = met.get(key) ?? token.marked;
      if (!met.has(key) && mendable(token, written, how)) {
        const lastFolded = foldWord(last);
        const nextFolded = after?.folded ?? "";
        const beside = { last, next, lastFolded, nextFolded };
        mended = mendWord(token, beside, how);
        met.set(key, mended);
      }
      last = token.kind === "word" ? mended : "";
      if (mended === token.marked) return;
      const to = inCaseOf(written, mended);
      changed.push({ from: written, to });
      out += text.slice(at, token.start) + to;
      at = token.end;
    });
    return { text: out + text.slice(at), changed };
  }

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
    if (/^[ivx]+$/iu.test(written)) return false;
    return how.shouting || !/\p{L}\p{Lu}/u.test(written);
  }

  function mendWord(
    { marked, folded }: Token,
    beside: Beside,
    how: Habits,
  ): string {
    if (/\d/u.test(marked)) {
      const read = syllable(readVni(marked));
      // A figure behind a word is its number, unless the word that it makes is at home here.
      const isMeant =
        read !== undefined && (how.vni || candidates.fits(read, beside));
      return isMeant ? read : marked;
    }
    if (folded === marked && syllables.isFolded(folded) && !how.marks)
      return marked;
    if (syllables.isSyllable(marked)) {
      if (lexicon.marked(marked) > 0)
        return candidates.respell(marked, beside) ?? marked;
      // "oo" is a rhyme of a few loans and a key of most words.
      const spelled = syllable(readTelex(marked));
      return spelled !== undefined && lexicon.marked(spelled) > 0
        ? spelled
        : (candidates.respell(marked, beside) ?? marked);
    }
    if (folded === marked && syllables.isFolded(folded))
      return candidates.remark(folded, beside) ?? marked;
    const keyed = syllable(readTelex(marked));
    if (keyed !== undefined) {
      // A key in mid-word may be a letter out of turn instead.
      const isSure = lexicon.marked(keyed) > 0 || /[fjrswx]$/u.test(marked);
      return isSure ? keyed : (candidates.nearest(marked, beside) ?? keyed);
    }
    const whole = fullEnding(marked);
    if (whole !== undefined) return whole;
    const single = placeTone(marked.replaceAll(/(.)\1+/gu, "$1"));
    if (single !== marked && syllables.isSyllable(single)) return single;
    if (single !== marked && syllables.isFolded(fold(single)))
      return candidates.remark(single, beside) ?? single;
    return (
      candidates.naturalize(marked, beside, syllables.isSyllable) ??
      candidates.remark(marked, beside) ??
      candidates.nearest(marked, beside) ??
      marked
    );
  }

  /** What chat spelling cut short at its end ("dag"): no syllable ends so, whatever its neighbours are. */
  function fullEnding(marked: string): string | undefined {
    for (const [short, full] of spelling.endings) {
      if (!marked.endsWith(short)) continue;
      const word = marked.slice(0, -short.length) + full;
      if (syllables.isSyllable(word) || syllables.isFolded(word)) return word;
    }
    return undefined;
  }

  function syllable(read: string | undefined): string | undefined {
    if (read === undefined) return undefined;
    const word = spellY(placeTone(read));
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
