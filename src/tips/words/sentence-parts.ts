import type { Token } from "../../text/tokens.ts";
import type { Found, TipWords } from "./tip-words.ts";

/** Where the parts of a message between its commas begin and end, by its tokens. */
export function readParts(tokens: readonly Token[], text: string) {
  return { isBroken, isSamePart, partBegin, partEnd };

  /** Whether something parts a token from the one before it. */
  function isBroken(at: number): boolean {
    const gap = text.slice(tokens[at - 1]?.end, tokens[at]?.start);
    return at >= tokens.length || /[,.;:!\n]|\s-|-\s/u.test(gap);
  }

  /** Whether nothing parts the tokens from one up to, not including, another. */
  function isSamePart(from: number, to: number): boolean {
    return tokens
      .slice(from + 1, to)
      .every((_, at) => !isBroken(from + 1 + at));
  }

  /** The token behind the part that `from` stands in. */
  function partEnd(from: number): number {
    let at = from + 1;
    while (at < tokens.length && !isBroken(at)) at += 1;
    return Math.min(at, tokens.length);
  }

  /** The first token of the part that ends before `to`. */
  function partBegin(to: number): number {
    let at = to - 1;
    while (at > 0 && !isBroken(at)) at -= 1;
    return Math.max(at, 0);
  }
}

/** Whether a phrase says that something is not so, rather than that it was mistaken. */
export function denies(
  tokens: readonly Token[],
  { from, to }: Found,
  words: Pick<TipWords, "find">,
): boolean {
  const own = tokens.slice(from, to);
  return (
    own.some(({ folded }) => /^(phai|not)$/u.test(folded)) &&
    words.find("denial", own).length > 0
  );
}

/** How many tokens are left of a value without the filler at its end. */
export function lengthWithoutFiller(
  part: readonly Token[],
  words: Pick<TipWords, "find" | "fillerFrom">,
): number {
  for (let at = 1; at < part.length; at += 1)
    if (at + words.fillerFrom(part, at) >= part.length)
      // "that evening" is another one than "evening".
      return at + words.find("pointing", part.slice(at, at + 1)).length;
  return part.length;
}
