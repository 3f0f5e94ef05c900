import type { Draft } from "../../session.ts";
import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import type { Slot } from "../tips.ts";
import { findWords, without } from "../words/spelled.ts";
import { replace, type Reread } from "./correct.ts";
import {
  bareClock,
  type Piece,
  piecesOf,
  samePiece,
  type Sorting,
} from "./pieces.ts";

/** What putting something right leads to. */
export type SetRight =
  | {
      readonly is: "done";
      readonly draft: Draft;
      /** What stands there now. */
      readonly put: readonly string[];
      /** What the right words tell besides. */
      readonly extra: string | null;
    }
  /** It may stand for one of several told values. */
  | {
      readonly is: "open";
      readonly old: readonly string[];
      readonly right: string;
    };

/**
 * Puts what is right in place of what was told of the same sort: a plate for the plate, "ward 5" for "ward 7", a colour
 * for the colour. Undefined where nothing of its sort was told.
 */
export function setRight(
  draft: Draft,
  right: string,
  sorting: Sorting,
  reread: Reread,
): SetRight | undefined {
  const done: string[] = [];
  const put: string[] = [];
  let next = draft;
  for (const piece of piecesOf(right, sorting)) {
    if (done.some((one) => findWords(one, piece.text).length > 0)) continue;
    // A number that was put right may stand in its whole address by now.
    if (done.length > 0 && isSaid(next, piece.text)) continue;
    const old = toldLike(next, piece, sorting);
    const [first] = old;
    if (first === undefined) continue;
    if (old.length > 1 && done.length === 0)
      return { is: "open", old, right: piece.text };
    const stands = counterpart(first, piece.text);
    next = replace(next, first, stands, reread) ?? next;
    done.push(piece.text);
    put.push(stands);
  }
  if (done.length > 0)
    return {
      is: "done",
      draft: next,
      put,
      extra: besides(right, done, sorting),
    };
  // What was just said is what is taken back, where it answered a question and the right words would answer it as well.
  const last = draft.said.at(-1);
  const isAnswer =
    last !== undefined && last.answers !== null && isShort(last.text);
  if (!isAnswer || draft.said.length < 2) return undefined;
  const slots = piecesOf(right, sorting).map(({ sort }) => slotOf(sort));
  if (slots.some((slot) => slot !== last.answers)) return undefined;
  const whole = replace(draft, last.text, right, reread);
  return whole && { is: "done", draft: whole, put: [right], extra: null };
}

function isSaid({ said }: Draft, words: string): boolean {
  return said.some(({ text }) => findWords(text, words).length > 0);
}

// In words.
const longestAnswer = 8;

function isShort(text: string): boolean {
  return tokenize(text).length <= longestAnswer;
}

/** The part that a value of a sort belongs to. */
function slotOf(sort: string): Slot {
  if (sort.startsWith("at:") || sort.startsWith("n:")) return "where";
  if (sort === "day" || sort === "clock") return "when";
  return sort === "phone" ? "contact" : "who";
}

/** What was told of a piece's sort, and is not the same; what was said last alone, where it tells any. */
function toldLike(
  { said, contact }: Draft,
  piece: Piece,
  sorting: Sorting,
): string[] {
  const texts = [
    ...said.map(({ text }) => text),
    ...(contact === null ? [] : [contact]),
  ];
  const like = texts.map((text) => {
    const own = piecesOf(text, sorting);
    if (piece.sort === "bare") {
      const all = own.filter(isNumbered);
      const heads = all.filter(({ sort }) => sort.startsWith("n:"));
      return (heads.length === 1 ? heads : all).map((one) => one.text);
    }
    if (piece.sort.startsWith("at:"))
      return own
        .filter(({ sort }) => sort.startsWith("at:"))
        .flatMap((place) => samePiece(place.text, piece.text));
    const same = own
      .filter(({ sort }) => isSame(sort, piece.sort))
      .map((one) => one.text);
    const isBare =
      piece.sort === "clock" && bareClock(piece.text) === piece.text;
    return isBare ? same.map(bareClock) : same;
  });
  const others = (found: readonly string[]) =>
    distinct(found).filter((one) => plain(one) !== plain(piece.text));
  const last = others(like.at(-1) ?? []);
  return last.length === 1 ? last : others(like.flat());
}

function isSame(one: string, other: string): boolean {
  const general = (sort: string) =>
    sort === "u:people" || sort === "people" ? "people" : sort;
  return general(one) === general(other);
}

function isNumbered({ sort, text }: Piece): boolean {
  return /^(?:n:|u:|bare)/u.test(sort) && /\d/u.test(text);
}

/** What stands for an old value: where one of both is only a number, the number of the other changes. */
export function counterpart(old: string, right: string): string {
  const isBare = (text: string) => /^[\d/]+$/u.test(text.trim());
  const [first, ...others] = numbersIn(old);
  const [only, ...more] = numbersIn(right);
  if (isBare(right) && !isBare(old) && first !== undefined)
    return others.length === 0 ? old.replace(first, right.trim()) : right;
  return isBare(old) && only !== undefined && more.length === 0 ? only : right;
}

function numbersIn(text: string): string[] {
  return Array.from(text.matchAll(/\d+(?:\/\d+)*/gu), ([found]) => found);
}

/** The words for something wrong, where the right ones hold a value of the same sort: "black" of "a black Vision" for "white". */
export function rightFor(
  wrong: string,
  right: string,
  sorting: Sorting,
): string {
  const [only, ...others] = piecesOf(wrong, sorting);
  if (only === undefined || others.length > 0) return counterpart(wrong, right);
  const same = piecesOf(right, sorting).filter(({ sort }) =>
    isSame(sort, only.sort),
  );
  return same.length === 1 && same[0] !== undefined
    ? same[0].text
    : counterpart(wrong, right);
}

/** Whether one value may stand for another. */
export function isAlike(
  wrong: string,
  right: string,
  sorting: Sorting,
): boolean {
  const sorts = (text: string) =>
    piecesOf(text, sorting).map(({ sort }) => sort.replace(/:.*/u, ""));
  const [one, other] = [sorts(wrong), sorts(right)];
  // A name alone may be anybody's or anything's.
  const isName =
    one.length === 0 &&
    /^\p{Lu}/u.test(wrong) &&
    tokenize(wrong).length <= longestName;
  return isName || one.some((sort) => other.some((each) => isSame(sort, each)));
}

const longestName = 2;

// In words, beside names of what was put right.
const fewestTold = 3;

/** What some words tell besides what was taken from them. */
function besides(
  right: string,
  taken: readonly string[],
  { words }: Sorting,
): string | null {
  const parts = compose(right)
    .split(/[,;.!?\n]+/u)
    .map((part) =>
      taken
        .reduce((rest, one) => without(rest, one, () => false) ?? rest, part)
        .trim(),
    )
    .filter((part) => {
      const tokens = tokenize(part);
      const idle = tokens.filter(
        (token) =>
          words.fillerFrom([token], 0) > 0 ||
          words.find("label", [token]).length > 0,
      );
      return tokens.length - idle.length >= fewestTold;
    });
  return parts.length === 0 ? null : parts.join(", ");
}

/** The wrong words with those before them that the right ones repeat: "Mr Long" for "Long", where "Mr Short" is right. */
export function widened(draft: Draft, wrong: string, right: string): string {
  const tokens = tokenize(right);
  const heads = [2, 1].map((count) => right.slice(0, tokens[count - 1]?.end));
  const head = heads.find((one) =>
    draft.said.some(
      ({ text }) => findWords(text, `${one} ${wrong}`).length > 0,
    ),
  );
  return head === undefined ? wrong : `${head} ${wrong}`;
}

/**
 * A day as it was told, where it was said with a word more or less in the middle: "late last night" for "late
 * night". Undefined where no such day was told.
 */
export function dayTold(
  { said }: Draft,
  day: string,
  sorting: Sorting,
): string | undefined {
  const [only, ...others] = piecesOf(day, sorting);
  if (only?.sort !== "day" || others.length > 0) return undefined;
  const sought = plain(day).split(" ");
  for (const { text } of said) {
    const tokens = tokenize(text);
    for (const [at, first] of tokens.entries())
      for (const length of [sought.length - 1, sought.length + 1]) {
        const last = tokens[at + length - 1];
        const own = tokens.slice(at, at + length).map(({ folded }) => folded);
        if (length > 1 && last !== undefined && isNearly(own, sought))
          return text.slice(first.start, last.end);
      }
  }
  return undefined;
}

function isNearly(one: readonly string[], other: readonly string[]): boolean {
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  // The word between is the one that people leave out.
  return long
    .slice(1, -1)
    .some((_, at) => long.toSpliced(at + 1, 1).join(" ") === short.join(" "));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [plain(text), text])).values()];
}

function plain(text: string): string {
  return tokenize(text)
    .map(({ folded }) => folded)
    .join(" ");
}
