import type { Draft } from "../../session.ts";
import { tokenize } from "../../text/tokens.ts";
import type { Slot } from "../tips.ts";
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
 * @param exactly whether only the very words are meant
 */
export function leaveOut(
  draft: Draft,
  words: string,
  isIdle: (text: string) => boolean,
  reread: Reread,
  exactly = false,
): Draft | undefined {
  const leave = (what: string) =>
    edited(draft, (text) => without(text, what, isIdle), reread);
  const exact = leave(words);
  if (exact !== undefined || exactly) return exact;
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

// So much of a sentence must have been named for all of it to be meant.
const sentenceShare = 0.5;

/** The part between two commas that some words begin or are most of; the words where there is none. */
export function sentenceOf(draft: Draft, words: string): string {
  const named = tokenize(words).length;
  const part = draft.said
    .flatMap(({ text }) => text.split(/[,.;:!?\n]+/u))
    .find(
      (one) =>
        findWords(one, words).length > 0 &&
        named >= sentenceShare * tokenize(one).length,
    );
  return part?.trim() ?? words;
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
