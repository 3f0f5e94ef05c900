import type { Token } from "../text/tokens.ts";
import type { Reading } from "./cue-matcher.ts";
import { isQuestionMark } from "./words.ts";

/** A sentence without what its words say only in a figure: "killing time" kills nobody. */
export interface Meant {
  /** As it was typed, syllable by syllable. */
  readonly typed: readonly Token[];
  /** As cues are compared with it. */
  readonly reading: Reading;
}

// Stands for what was left out, so that its neighbours do not become neighbours of each other. No cue has it.
const leftOut = "\u2026";

/** Whether a token stands for what was left out. */
export function isLeftOut({ folded }: Token): boolean {
  return folded === leftOut;
}

/**
 * Leaves out the phrases of a list. Whatever else the sentence says is still read.
 * @param joined the tokens that the reading was made of
 * @param read reads a sentence's tokens
 */
export function withoutFigures(
  { typed, reading }: Meant,
  joined: readonly Token[],
  list: string,
  read: (tokens: readonly Token[]) => Reading,
): Meant {
  const spans = reading.spans(list);
  if (spans.length === 0) return { typed, reading };
  const places = spans.map(({ from, to }) => ({
    start: joined[from]?.start ?? 0,
    end: joined[to - 1]?.end ?? 0,
  }));
  const blank = (token: Token): Token =>
    !isQuestionMark(token) &&
    places.some(({ start, end }) => start <= token.start && token.end <= end)
      ? { ...token, folded: leftOut, marked: leftOut }
      : token;
  return { typed: typed.map(blank), reading: read(joined.map(blank)) };
}
