import type { Draft } from "../../session.ts";
import { type Token, tokenize } from "../../text/tokens.ts";
import type { Slot } from "../tips.ts";
import type { TipFacts } from "../facts.ts";
import { findWords, withInstead, without } from "../words/spelled.ts";
import { isEmpty } from "./draft.ts";
import type { Told } from "./told.ts";

type Edit = (text: string) => string | undefined;

/** Reads a text anew once it was corrected. */
export type Reread = (text: string, answers: Slot | null) => Told;

/** Puts other words in place of some, wherever these were said; undefined where they never were. */
export function replace(
  draft: Draft,
  wrong: string,
  right: string,
  reread: Reread,
): Draft | undefined {
  return edited(draft, (text) => withInstead(text, wrong, right), reread);
}

/** Replaces what two corrections do not share at their beginning: "32" of "xe 32" by "26" of "xe 26". */
export function replaceEnd(
  draft: Draft,
  wrong: string,
  right: string,
  reread: Reread,
): Draft | undefined {
  const [from, to] = [tokenize(wrong), tokenize(right)];
  const same = from.findIndex(({ folded }, at) => folded !== to[at]?.folded);
  const [first, second] = [from[same], to[same]];
  return same < 1 || first === undefined || second === undefined
    ? undefined
    : replace(
        draft,
        wrong.slice(first.start),
        right.slice(second.start),
        reread,
      );
}

/**
 * Leaves words out wherever they were said; what was said about like them where they were never said so. Undefined where
 * nothing is like them.
 * @param isIdle whether a text tells nothing
 */
export function leaveOut(
  draft: Draft,
  words: string,
  isIdle: (text: string) => boolean,
  reread: Reread,
): Draft | undefined {
  const leave = (what: string) =>
    edited(draft, (text) => without(text, what, isIdle), reread);
  const exact = leave(words);
  if (exact !== undefined) return exact;
  const like = likest(draft, words);
  return like === undefined ? undefined : leave(like);
}

/** Takes back the message that was said last. */
export function takeBack(draft: Draft): Draft {
  return { ...draft, shown: false, said: draft.said.slice(0, -1) };
}

// So much of a message must stay the same for it to be the same one, written anew.
const sameShare = 0.5;

/** Takes back the message that was written anew, so that the new one can be taken in its place. */
export function takeBackLike(draft: Draft, text: string): Draft {
  const own = new Set(tokenize(text).map(({ folded }) => folded));
  const shares = draft.said.map((said) => {
    const words = tokenize(said.text).map(({ folded }) => folded);
    return words.filter((word) => own.has(word)).length / words.length;
  });
  const most = Math.max(...shares);
  const at = shares.lastIndexOf(most);
  return most < sameShare || at < 0
    ? draft
    : { ...draft, said: draft.said.filter((_, other) => other !== at) };
}

/**
 * Puts what is right in place of what was said of the same part: of a place only the piece that bears the same name
 * ("phường 5" for "phường 7"), of others the whole. Undefined where nothing is wrong to be replaced.
 * @param facts what the right words tell
 */
export function setRight(
  draft: Draft,
  right: string,
  facts: TipFacts,
  reread: Reread,
): Draft | undefined {
  const last = draft.said.at(-1);
  const measure = draft.said
    .flatMap(({ text }) => sameMeasure(text, right))
    .at(-1);
  if (measure !== undefined) return replace(draft, measure, right, reread);
  const slot = slotOf(facts) ?? last?.answers ?? undefined;
  if (slot === undefined) return undefined;
  const told = draft.said
    .flatMap((said) => said.told)
    .filter((one) => one.slot === slot);
  const pieces = told.flatMap(({ text }) => samePiece(text, right));
  // A place of another kind is no other name for it, unless it was what was just said.
  const isJustSaid = slot !== "where" || last?.answers === slot;
  const whole = isJustSaid ? told.at(-1)?.text : undefined;
  const wrong = (slot === "where" ? pieces.at(-1) : undefined) ?? whole;
  if (wrong === undefined || findWords(right, wrong).length > 0)
    return undefined;
  return replace(draft, wrong, right, reread);
}

/** The number of the same thing: "50 triệu" for "60 triệu". */
function sameMeasure(text: string, right: string): string[] {
  const [number, unit, ...more] = tokenize(right);
  if (number?.kind !== "number" || unit?.kind !== "word" || more.length > 1)
    return [];
  const tokens = tokenize(text);
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return token.kind === "number" &&
      token.folded !== number.folded &&
      next?.folded === unit.folded
      ? [text.slice(token.start, next.end)]
      : [];
  });
}

function slotOf({ where, when, who, vehicles }: TipFacts): Slot | undefined {
  if (where.length > 0) return "where";
  if (when.length > 0) return "when";
  return who.length + vehicles.length > 0 ? "who" : undefined;
}

/** The piece of a place that begins with the same word as another: "phường 7" of "khóm 4 phường 7" for "phường 5". */
function samePiece(place: string, other: string): string[] {
  const [head] = tokenize(other);
  const tokens = tokenize(place);
  const at = tokens.findIndex(({ folded }) => folded === head?.folded);
  const first = tokens[at];
  if (first === undefined) return [];
  const rest = tokens.slice(at + 1);
  const length = rest.findIndex(
    (token, offset) =>
      /[,;.\n]/u.test(
        place.slice(rest[offset - 1]?.end ?? first.end, token.start),
      ) ||
      (offset > 0 && !goesOn(rest, offset)),
  );
  const last = rest[(length < 0 ? rest.length : length) - 1] ?? first;
  return [place.slice(first.start, last.end)];

  /** Whether a name goes on; whoever types no capitals writes names of two syllables mostly. */
  function goesOn(tokens: readonly Token[], offset: number): boolean {
    const isBare = place === place.toLowerCase();
    return isBare
      ? offset === 1 && tokens[0]?.kind === "word"
      : /^\p{Lu}/u.test(place.slice(tokens[offset]?.start));
  }
}

// So much of the words must stand together in one part of what was said.
const share = 0.6;

/** The part between two commas that is most like some words. */
function likest(draft: Draft, words: string): string | undefined {
  const sought = tokenize(words).map(({ folded }) => folded);
  const parts = draft.said
    .flatMap(({ text }) => text.split(/[,.;:!?\n]+/u))
    .map((part) => {
      const own = new Set(tokenize(part).map(({ folded }) => folded));
      const held = sought.filter((word) => own.has(word)).length;
      return { part: part.trim(), share: held / sought.length };
    })
    .filter((one) => one.share >= share && one.part !== "")
    .sort((a, b) => b.share - a.share);
  return parts[0]?.part;
}

function edited(draft: Draft, edit: Edit, reread: Reread): Draft | undefined {
  const contact = draft.contact === null ? undefined : edit(draft.contact);
  const texts = draft.said.map(({ text }) => edit(text));
  if (contact === undefined && texts.every((text) => text === undefined))
    return undefined;
  const said = draft.said
    .map((one, at) => {
      const text = texts[at];
      return text === undefined
        ? one
        : { ...one, text, told: reread(text, one.answers) };
    })
    .filter(({ text }) => text !== "");
  const left: Draft = {
    ...draft,
    said,
    contact: contact === undefined ? draft.contact : contact || null,
  };
  return isEmpty(left) ? { ...left, settled: [] } : left;
}
