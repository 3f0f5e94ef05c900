import type { Token } from "../text/tokens.ts";
import type { Reading } from "./cue-matcher.ts";
import { isQuestionMark } from "./words.ts";

/** A sentence without what its words say only in a figure: "killing time" kills nobody. */
export interface Meant {
  /** As it was typed, syllable by syllable. */
  readonly typed: readonly Token[];
  /** The words that the reading was made of. */
  readonly joined: readonly Token[];
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
 * @param read reads a sentence's tokens
 * @param sign what stands for them
 */
export function leaveOut(
  { typed, joined, reading }: Meant,
  list: string,
  read: (tokens: readonly Token[]) => Reading,
  sign = leftOut,
): Meant {
  const spans = reading.spans(list);
  if (spans.length === 0) return { typed, joined, reading };
  const places = spans.map(({ from, to }) => ({
    start: joined[from]?.start ?? 0,
    end: joined[to - 1]?.end ?? 0,
  }));
  const blank = (token: Token): Token =>
    !isQuestionMark(token) &&
    places.some(({ start, end }) => start <= token.start && token.end <= end)
      ? { ...token, folded: sign, marked: sign }
      : token;
  const rest = joined.map(blank);
  return { typed: typed.map(blank), joined: rest, reading: read(rest) };
}
