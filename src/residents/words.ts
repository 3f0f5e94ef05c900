import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { Join } from "./cue-pattern.ts";

/** One word of a message as cues are compared with it. */
export interface Word {
  readonly folded: string;
  readonly marked: string;
  /** Whether `marked` is a word by itself, so that its marks are meant and no slip. */
  readonly meant: boolean;
}

/** Joins syllables that must be read whole; what is joined is written with an underscore. */
export function createJoin(compounds: readonly string[]): Join {
  const table = createPhraseTable(compounds.map((text) => [text, text]));
  return (tokens) => {
    const joined: Token[] = [];
    for (let at = 0; at < tokens.length;) {
      const end = table.at(tokens, at)?.to ?? at + 1;
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

/** The sentences of a message, each as its words. Lines end sentences too. */
export function sentencesOf(text: string): Token[][] {
  return compose(text)
    .split(/[.!?…;\n]+(?=\s|$)|\n+/u)
    .map((sentence) => tokenize(sentence))
    .filter((tokens) => tokens.length > 0);
}

/**
 * Whether a typed word may be the cue: same letters once folded, and marks that do not speak against it. Missing
 * marks, hỏi for ngã and marks that make no word are slips; marks that make another word ("chạy", "cháy") are meant.
 */
export function agrees(
  word: Word,
  cue: Readonly<{ folded: string; marked: string }>,
): boolean {
  if (word.folded !== cue.folded) return false;
  if (word.marked === cue.marked || !word.meant) return true;
  return isWithin(word.marked, cue.marked);
}

const hookOrTilde = /[\u0303\u0309]/gu;

function isWithin(typed: string, cue: string): boolean {
  const full = letters(cue);
  return letters(typed).every((letter, at) => {
    const whole = full[at] ?? "";
    return Array.from(letter).every((sign) => whole.includes(sign));
  });
}

function letters(text: string): string[] {
  return (
    text
      .normalize("NFD")
      .replaceAll("\u0111", "d\u0335")
      .replace(hookOrTilde, "\u0309")
      .match(/[^\p{M}]\p{M}*/gu) ?? []
  );
}
