import { tokenize } from "../../text/tokens.ts";
import type { Correction, Instead } from "./correction-kinds.ts";
import { readLeaveOut } from "./leave-out.ts";
import { denies, lengthWithoutFiller, readParts } from "./sentence-parts.ts";
import type { Found, TipWords } from "./tip-words.ts";

export type { Correction, Instead } from "./correction-kinds.ts";

// In words. What is longer tells a story.
const longestCorrection = 14;
const longestValue = 6;
const longestFigure = 2;
const mostBeforeSlip = 3;

/** Reads a correction from a message; expects composed text. Undefined for what corrects nothing. */
export function readCorrection(
  text: string,
  words: TipWords,
): Correction | undefined {
  const tokens = tokenize(text);
  const { isBroken, isSamePart, partBegin, partEnd } = readParts(tokens, text);
  const isDenial = (found: Found) => denies(tokens, found, words);
  const begin = openingEnd();
  const near = (found: Found | undefined) =>
    found !== undefined && found.from <= begin ? found : undefined;
  const leave = near(
    words
      .find("leaveOut", tokens)
      .find(({ from, to }) => to - from > 1 || isQuoted(to)),
  );
  if (leave !== undefined)
    return readLeaveOut({ text, tokens, words, found: leave, until: partEnd });
  const change = near(words.find("change", tokens)[0]);
  const becomes = words
    .find("becomes", tokens)
    .find(({ from }) => from > (change?.to ?? Infinity));
  if (change !== undefined && becomes !== undefined)
    return changed(
      between(change.to, becomes.from),
      between(becomes.to, tokens.length),
    );
  if (change !== undefined && restates(change))
    return instead(null, stated(change.to), true);
  const opener = near(words.find("wrong", tokens).find(isOpener));
  if (opener !== undefined) return opened(opener);
  return denied() ?? confessed() ?? mended() ?? insisted() ?? turned();

  /** "change A to B"; "change the plate to B". */
  function changed(wrong: string, right: string): Correction | undefined {
    return isLabel(wrong)
      ? instead(null, `${wrong} ${right}`, true)
      : instead(wrong, right, false);
  }

  /** "correct: Wednesday", "correct the house to say 12", in a few words. */
  function restates({ to }: Found): boolean {
    if (tokens.length > longestCorrection || to >= tokens.length) return false;
    if (isBroken(to)) return true;
    const begin = to + words.fillerFrom(tokens, to);
    const label = words
      .find("label", tokens)
      .find(({ from }) => from === begin);
    return (
      label !== undefined &&
      label.to < tokens.length &&
      lengthWithoutFiller(tokens.slice(label.to), words) <= longestFigure &&
      tokens.slice(label.to).some(({ folded }) => /\d/u.test(folded))
    );
  }

  function isLabel(value: string): boolean {
    const own = tokenize(value);
    const [label] = words.find("label", own);
    return label?.from === 0 && label.to === own.length;
  }

  /** "A is wrong, B": the wrong one comes first. */
  function denied(): Correction | undefined {
    const others = words.find("but", tokens);
    const no = words.find("isWrong", tokens).find(
      (found) =>
        found.from > begin &&
        // "A, not B" is said of the one that follows.
        (isDenial(found) ? isBroken(found.to) : true) &&
        (found.to - found.from > 1 || isBroken(found.to)) &&
        !others.some(({ from, to }) => from < found.from && found.from < to),
    );
    if (
      no === undefined ||
      no.from - begin > longestValue ||
      tokens.length > longestCorrection ||
      !isSamePart(begin, no.from)
    )
      return undefined;
    const right = between(no.to, tokens.length);
    return right === ""
      ? undefined
      : instead(between(begin, no.from), right, false, { alike: true });
  }

  /** "B, I wrote it wrong." */
  function confessed(): Correction | undefined {
    const slip = words.find("isWrong", tokens).at(-1);
    if (
      slip === undefined ||
      isDenial(slip) ||
      !restIsFiller(slip.to) ||
      tokens.length > longestCorrection
    )
      return undefined;
    const part = isBroken(slip.from) ? slip.from : partBegin(slip.from);
    const isOwn = slip.from - part <= mostBeforeSlip;
    return part > begin && isOwn
      ? instead(null, between(begin, part), true)
      : undefined;
  }

  /** "B is the right one." */
  function insisted(): Correction | undefined {
    const indeed = words.find("indeed", tokens).at(-1);
    return indeed !== undefined && indeed.from > 0 && restIsFiller(indeed.to)
      ? instead(null, between(0, indeed.from), true)
      : undefined;
  }

  /** "B, not A", in a few words. */
  function turned(): Correction | undefined {
    // "But" may open it as well.
    const but = words
      .find("but", tokens)
      .find(({ from }) => from >= Math.max(begin, 1));
    return but !== undefined &&
      isDenial(but) &&
      tokens.length <= longestCorrection
      ? instead(
          between(but.to, partEnd(but.to)),
          between(partBegin(but.from), but.from),
          false,
          isBroken(but.from) ? { alike: true } : {},
        )
      : undefined;
  }

  /** A story that mends itself: "in ward 1, oh no, ward 2". */
  function mended(): Correction | undefined {
    const slip = words
      .find("later", tokens)
      .find(
        ({ from, to }) =>
          from > begin + 1 &&
          to < tokens.length &&
          (to - from > 1 || (isBroken(from) && isBroken(to))),
      );
    if (slip === undefined) return undefined;
    const end = partEnd(slip.to);
    const right = between(slip.to, end);
    const told = [
      text.slice(0, tokens[slip.from - 1]?.end),
      text.slice(tokens[end]?.start ?? text.length),
    ];
    const around = told.filter((part) => part !== "").join(", ");
    return instead(null, right, true, { around });
  }

  function opened(found: Found): Correction | undefined {
    const rest = found.to;
    const end = tokens.length;
    const turn = words.find("but", tokens).find(({ from }) => from > rest);
    if (turn !== undefined)
      return isDenial(turn)
        ? instead(between(turn.to, end), between(rest, turn.from), false)
        : instead(between(rest, turn.from), between(turn.to, end), false);
    // "mistook ward 7 for ward 5": which of both was told is the wrong one.
    const swap = words.find("mistaken", tokens).find(({ from }) => from > rest);
    if (swap !== undefined && !isDenial(found) && !isBroken(rest)) {
      const whole = partEnd(swap.to);
      return instead(between(rest, swap.from), between(swap.to, whole), false, {
        alike: true,
        eitherWay: true,
      });
    }
    // "not ward 7, ward 5", but "wrong, ward 5".
    if (!isDenial(found) || isBroken(found.to))
      return instead(null, stated(rest), true);
    const border = partEnd(rest);
    return instead(
      between(rest, border),
      border < end ? between(border, end) : null,
      false,
    );
  }

  /** Behind filler, and what says when the slip was made: "a moment ago I". */
  function openingEnd(): number {
    let at = words.fillerFrom(tokens, 0);
    const just = words.find("just", tokens).find(({ from }) => from === at);
    if (just !== undefined) at = just.to + words.fillerFrom(tokens, just.to);
    return at;
  }

  /** What is right, without names of what it is that stand before it by themselves: "the number, the number is 21". */
  function stated(from: number): string {
    const border = partEnd(from);
    const first = between(from, border);
    const own = tokenize(first);
    const isSaid =
      border < tokens.length &&
      (isLabel(first) ||
        words.find("just", own).some(({ to }) => to === own.length));
    const begin = isSaid ? border : from;
    const label = words.find("label", tokens).find((one) => one.from === begin);
    const is = tokens[label?.to ?? tokens.length]?.folded;
    // "the number is 21" is the number 21.
    return label !== undefined && isLinking(is)
      ? `${between(label.from, label.to)} ${between(label.to + 1, tokens.length)}`
      : between(begin, tokens.length);
  }

  function isLinking(word: string | undefined): boolean {
    const [token] = word === undefined ? [] : tokenize(word);
    return token !== undefined && words.find("becomes", [token]).length > 0;
  }

  function instead(
    wrong: string | null,
    right: string | null,
    sure: boolean,
    more: Pick<Instead, "alike" | "around" | "eitherWay"> = {},
  ): Correction | undefined {
    const known = (value: string | null) => (value === "" ? null : value);
    const both = { wrong: known(wrong), right: known(right) };
    return both.wrong === null && both.right === null
      ? undefined
      : { kind: "instead", ...both, sure, ...more };
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
      words.fillerFrom(tokens, found.to) > 0 ||
      words
        .find("mistaken", tokens)
        .some(({ from }) => isSamePart(found.from, from + 1)) ||
      (tokens.length <= longestValue &&
        words.find("later", tokens)[0]?.from === found.from)
    );
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
    const last = lengthWithoutFiller(tokens.slice(first, to), words) + first;
    return text.slice(
      tokens[first]?.start ?? text.length,
      tokens[last - 1]?.end ?? 0,
    );
  }
}
