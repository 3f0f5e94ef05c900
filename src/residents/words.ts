import { compose } from "../text/compose.ts";
import { remember } from "../text/remember.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

/** One word of a message as cues are compared with it. */
export interface Word {
  readonly folded: string;
  readonly marked: string;
  /** Whether its writer types marks, so that none on this word means none. */
  readonly careful: boolean;
}

/** Joins the syllables of words that must be read whole ("báo cáo" is not "báo"). */
export type Join = (syllables: readonly Token[]) => Token[];

/** Joins syllables that must be read whole; what is joined is written with an underscore. */
export function createJoin(compounds: readonly string[]): Join {
  const table = createPhraseTable(
    compounds.map((text): [string, readonly Token[]] => [
      text,
      tokenize(compose(text)),
    ]),
  );
  return (tokens) => {
    const joined: Token[] = [];
    for (let at = 0; at < tokens.length;) {
      const found = table.at(tokens, at);
      // Marks that are typed may say that it is another word.
      const isMeant = found?.value.every(({ marked }, offset) => {
        const typed = tokens[at + offset];
        return (
          typed === undefined ||
          typed.marked === typed.folded ||
          oneTone(typed.marked) === oneTone(marked)
        );
      });
      const end = isMeant === true ? (found?.to ?? at + 1) : at + 1;
      const part = tokens.slice(at, end);
      const first = part[0];
      const last = part.at(-1);
      if (first !== undefined && last !== undefined)
        joined.push({
          kind: first.kind,
          marked: part.map((token) => token.marked).join("_"),
          folded: part.map((token) => token.folded).join("_"),
          start: first.start,
          end: last.end,
        });
      at = end;
    }
    return joined;
  };
}

/** Stands for a question mark at the end of a sentence; patterns write it the same. */
export const questionMark = "\u00bf";

export function isQuestionMark({ folded }: { folded: string }): boolean {
  return folded === questionMark;
}

/** The sentences of a message, each as its words, a question mark among them. Lines end sentences too. */
export function sentencesOf(text: string): (readonly Token[])[] {
  const parts = compose(text).matchAll(
    /(?<words>.+?)(?<end>[.!?…;]+(?=\s|$)|$)/gmu,
  );
  return [...parts]
    .map(({ groups }): readonly Token[] => {
      const { words = "", end = "" } = groups ?? {};
      const tokens = tokenize(words);
      return end.includes("?") ? [...tokens, asked] : tokens;
    })
    .filter((tokens) => !tokens.every(isQuestionMark));
}

/** The token that stands for a question mark. */
export const asked: Token = {
  kind: "word",
  marked: questionMark,
  folded: questionMark,
  start: 0,
  end: 0,
};

// Of running Vietnamese about two words in three carry a mark.
const carefulShare = 0.5;

// In letters: "TP", "ko", "tui".
const longestShort = 3;

/** Whether a writer types marks throughout: most words have them, and nothing had to be mended but short forms. */
export function isCareful(typed: string, mended: string): boolean {
  const composed = compose(typed);
  const tokens = tokenize(mended);
  const marked = tokens.filter((token) => token.marked !== token.folded);
  if (marked.length < tokens.length * carefulShare) return false;
  if (composed === mended) return true;
  const known = new Set(tokens.map((token) => token.marked));
  const folded = new Set(tokens.map((token) => token.folded));
  return tokenize(composed).every(
    (token) =>
      known.has(token.marked) ||
      (token.folded.length <= longestShort && !folded.has(token.folded)),
  );
}

/**
 * Whether a typed word may be the cue: the same marks, hỏi for ngã allowed as in the south, or no marks at all unless
 * the cue asks for them. Slips are mended before.
 */
export function agrees(
  word: Word,
  cue: Readonly<{ folded: string; marked: string; exact: boolean }>,
): boolean {
  if (word.folded !== cue.folded) return false;
  if (word.marked === word.folded)
    return cue.marked === word.marked || !(cue.exact || word.careful);
  // A word of several syllables tells itself by its letters.
  return (
    word.marked === cue.marked ||
    word.folded.includes("_") ||
    oneTone(word.marked) === oneTone(cue.marked) ||
    // Whoever types marks in haste leaves the stroke of "đ" out first.
    (!word.careful &&
      !cue.exact &&
      oneTone(word.marked) === oneTone(cue.marked).replaceAll("\u0111", "d"))
  );
}

const oneTone = remember((text) =>
  text.normalize("NFD").replaceAll("\u0303", "\u0309"),
);
