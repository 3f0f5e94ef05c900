import { type Token, tokenize } from "../../text/tokens.ts";
import type { Found, TipWords } from "./tip-words.ts";

/** What a reporter takes back. */
export type Correction =
  /** Some words are to be left out; null: those spoken of last. */
  | { readonly kind: "leave-out"; readonly words: string | null }
  /**
   * Something is otherwise. At least one of both is known; where `sure` is false they count only if the wrong words
   * were said before.
   */
  | {
      readonly kind: "instead";
      readonly wrong: string | null;
      readonly right: string | null;
      readonly sure: boolean;
    };

/** Reads a correction from a message; expects composed text. Undefined for what corrects nothing. */
export function readCorrection(
  text: string,
  words: TipWords,
): Correction | undefined {
  const tokens = tokenize(text);
  const begin = words.fillerFrom(tokens, 0);
  const near = (found: Found | undefined) =>
    found !== undefined && found.from <= begin ? found : undefined;
  const leave = near(
    words
      .find("leaveOut", tokens)
      .find(({ from, to }) => to - from > 1 || isQuoted(to)),
  );
  if (leave !== undefined) return left(leave.to);
  const opener = near(words.find("wrong", tokens).find(isOpener));
  if (opener !== undefined) return opened(opener);
  const indeed = words.find("indeed", tokens).at(-1);
  if (indeed !== undefined && indeed.from > 0 && restIsFiller(indeed.to))
    return instead(null, between(0, indeed.from), true);
  const but = words.find("but", tokens).find(({ from }) => from > 0);
  return but !== undefined && isDenial(but) && isShort()
    ? instead(
        between(but.to, partEnd(but.to)),
        between(partBegin(but.from), but.from),
        false,
      )
    : undefined;

  function opened(found: Found): Correction | undefined {
    const rest = found.to;
    const end = tokens.length;
    const turn = words.find("but", tokens).find(({ from }) => from > rest);
    if (turn !== undefined)
      return isDenial(turn)
        ? instead(between(turn.to, end), between(rest, turn.from), false)
        : instead(between(rest, turn.from), between(turn.to, end), false);
    // "not ward 7, ward 5", but "wrong, ward 5".
    const denies = isDenial(found) && !isBroken(found.to);
    if (!denies) return instead(null, between(rest, end), true);
    const border = partEnd(rest);
    return instead(
      between(rest, border),
      border < end ? between(border, end) : null,
      false,
    );
  }

  function instead(
    wrong: string | null,
    right: string | null,
    sure: boolean,
  ): Correction | undefined {
    const known = (value: string | null) => (value === "" ? null : value);
    const both = { wrong: known(wrong), right: known(right) };
    return both.wrong === null && both.right === null
      ? undefined
      : { kind: "instead", ...both, sure };
  }

  /** Whether what follows is quoted: "drop 'this'". */
  function isQuoted(at: number): boolean {
    return /["']/u.test(
      text.slice(tokens[at - 1]?.end, tokens[at]?.start ?? text.length),
    );
  }

  // A word that says no by itself begins many another sentence.
  function isOpener(found: Found): boolean {
    return (
      found.to - found.from > 1 ||
      isBroken(found.to) ||
      words.fillerFrom(tokens, found.to) > 0
    );
  }

  /** Whether a phrase says that something is not so, rather than that it was mistaken. */
  function isDenial({ from, to }: Found): boolean {
    return (
      tokens
        .slice(from, to)
        .some(({ folded }) => /^(phai|not)$/u.test(folded)) &&
      tokens.slice(from, to).some(({ folded }) => /^(khong|not)$/u.test(folded))
    );
  }

  function isShort(): boolean {
    return tokens.length <= 14;
  }

  function isBroken(at: number): boolean {
    const gap = text.slice(tokens[at - 1]?.end, tokens[at]?.start);
    return at >= tokens.length || /[,.;:!\n-]/u.test(gap);
  }

  function partEnd(from: number): number {
    let at = from + 1;
    while (at < tokens.length && !isBroken(at)) at += 1;
    return Math.min(at, tokens.length);
  }

  function partBegin(to: number): number {
    let at = to - 1;
    while (at > 0 && !isBroken(at)) at -= 1;
    return Math.max(at, 0);
  }

  function restIsFiller(from: number): boolean {
    return from + words.fillerFrom(tokens, from) >= tokens.length;
  }

  /** The words from one token to another, without filler around them, and without what only insists on them. */
  function between(from: number, end: number): string {
    const indeed = words
      .find("indeed", tokens)
      .find((found) => found.from > from && found.to <= end);
    const to = indeed?.from ?? end;
    const first = from + words.fillerFrom(tokens.slice(0, to), from);
    const last = withoutFiller(tokens.slice(first, to)).length + first;
    return text.slice(
      tokens[first]?.start ?? text.length,
      tokens[last - 1]?.end ?? 0,
    );
  }

  function withoutFiller(part: readonly Token[]): readonly Token[] {
    for (let at = 0; at < part.length; at += 1)
      if (at + words.fillerFrom(part, at) >= part.length && at > 0)
        return part.slice(0, at);
    return part;
  }

  /** What is left out, or what it is to be instead. */
  function left(from: number): Correction {
    const rest = text.slice(tokens[from - 1]?.end ?? 0);
    const quote = /(?<!\p{L})(["'])(.+?)\1(?!\p{L})/su.exec(rest);
    const quoted = quote?.[2];
    if (quote === null || quoted === undefined)
      return { kind: "leave-out", words: leftOut(from) };
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

  function leftOut(from: number): string | null {
    const end = partEnd(from);
    const value = from >= tokens.length ? "" : between(from, end);
    const meant = tokenize(value);
    const that = words.find("that", meant);
    const isThat = meant.every((_, at) =>
      that.some((found) => found.from <= at && at < found.to),
    );
    return isThat ? null : value;
  }
}
