import { type Token, tokenize } from "../../text/tokens.ts";
import type { Correction } from "./correction-kinds.ts";
import { lengthWithoutFiller } from "./sentence-parts.ts";
import type { Found, TipWords } from "./tip-words.ts";

interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: TipWords;
  /** Where it is asked for. */
  readonly found: Found;
  /** The token behind the part that a token stands in. */
  readonly until: (from: number) => number;
}

/** Reads what is left out of a report, or what is to stand there instead. */
export function readLeaveOut(reading: Reading): Correction {
  const { text, tokens, words, found } = reading;
  const rest = text.slice(tokens[found.to - 1]?.end ?? 0);
  const quote = /(?<!\p{L})(["'])(.+?)\1(?!\p{L})/su.exec(rest);
  const quoted = quote?.[2];
  if (quote === null || quoted === undefined) {
    const own = tokens.slice(found.from, found.to);
    const isSentence = words.find("sentence", own).length > 0;
    const named = namedIn(reading, isSentence);
    return {
      kind: "leave-out",
      words: named,
      ...(isSentence && named !== null && { isSentence }),
    };
  }
  const behind = rest
    .slice(quote.index + quote[0].length)
    .replace(/^[\s,;:]+/u, "");
  const after = tokenize(behind);
  const [becomes] = words.find("becomes", after);
  const right = after[becomes?.to ?? -1];
  return becomes?.from === 0 && right !== undefined
    ? {
        kind: "instead",
        wrong: quoted,
        right: behind.slice(right.start),
        sure: false,
      }
    : { kind: "leave-out", words: quoted };
}

/** The words named; null where what was spoken of last is meant. */
function namedIn(
  { text, tokens, words, found, until }: Reading,
  isSentence: boolean,
): string | null {
  if (found.to >= tokens.length) return null;
  const part = tokens.slice(found.to, until(found.to));
  // "I" begins a sentence, and is filler before a value.
  const begin = isSentence ? 0 : words.fillerFrom(part, 0);
  const own = part.slice(begin);
  const meant = own.slice(0, lengthWithoutFiller(own, words));
  const that = words.find("that", meant);
  const isThat = meant.every((_, at) =>
    that.some(({ from, to }) => from <= at && at < to),
  );
  return isThat ? null : text.slice(meant[0]?.start, meant.at(-1)?.end);
}
