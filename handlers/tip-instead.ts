import type { Draft } from "../src/session.ts";
import { tokenize } from "../src/text/tokens.ts";
import { leaveOut, replace, replaceEnd } from "../src/tips/draft/correct.ts";
import { piecesOf } from "../src/tips/draft/pieces.ts";
import {
  dayTold,
  isAlike,
  rightFor,
  setRight,
  widened,
} from "../src/tips/draft/set-right.ts";
import { findWords } from "../src/tips/words/spelled.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Instead } from "../src/tips/words/correction.ts";
import { rereading } from "./tip-leave-out.ts";
import { telling, type TipParts } from "./tip-parts.ts";

/** A report with a correction in it, and what is said of it. */
export interface Corrected {
  readonly draft: Draft;
  readonly key: string;
  /** What stands there now, in the reporter's words. */
  readonly right?: string;
}

/** What was told that something right may stand for. */
export interface Open {
  readonly old: readonly string[];
  readonly right: string;
}

// Sorts of values that are never taken for those of another sort.
const exact = new Set(["clock", "phone", "plate"]);

// In words. What is longer is no value, but a story of its own.
const longestRight = 14;

/** Puts what is right in place of what is wrong. Undefined where nothing was told that it corrects. */
export function instead(
  draft: Draft,
  { wrong: first, right: second, sure, alike, eitherWay }: Instead,
  parts: TipParts,
): Corrected | Open | undefined {
  const reread = rereading(parts);
  const says = (words: string | null) =>
    words !== null &&
    draft.said.some(({ text }) => findWords(text, words).length > 0);
  const isSwapped = eitherWay === true && !says(first) && says(second);
  const [wrong, right] = isSwapped ? [second, first] : [first, second];
  if (right === null) {
    // Only what was said just so: much is like it.
    const never = () => false;
    const left =
      wrong === null ? undefined : leaveOut(draft, wrong, never, reread, true);
    return left && { draft: left, key: "left-out" };
  }
  if (wrong !== null) {
    if (alike === true && !isAlike(wrong, right, parts)) return undefined;
    const stands = rightFor(wrong, right, parts);
    const whole = widened(draft, wrong, stands);
    const day = dayTold(draft, wrong, parts);
    const replaced =
      replace(draft, whole, stands, reread) ??
      (day === undefined ? undefined : replace(draft, day, stands, reread)) ??
      replaceEnd(draft, wrong, right, reread);
    if (replaced !== undefined)
      return { draft: replaced, key: "corrected", right: stands };
    // The wrong one may be remembered wrongly as well.
    if (!isAlike(wrong, right, parts)) return undefined;
  } else if (!sure) return undefined;
  const set = setRight(draft, right, parts, reread);
  if (set?.is === "open") return set;
  if (set?.is === "done") {
    const more = set.extra === null ? set.draft : besides(set.draft, set.extra);
    return { draft: more, key: "corrected", right: set.put.join(", ") };
  }
  if (wrong !== null || draft.said.length === 0) return undefined;
  // What can stand for nothing that was told is news: a time of day where only the day was.
  const pieces = piecesOf(right, parts);
  if (pieces.length > 0 && pieces.every(({ sort }) => exact.has(sort)))
    return { draft: besides(draft, right), key: "noted" };
  return tokenize(right).length <= longestRight
    ? { old: toldIn(draft), right }
    : undefined;

  /** It answers nothing that was asked meanwhile. */
  function besides(to: Draft, extra: string): Draft {
    const taken = take({ ...to, asked: [] }, telling(extra, parts));
    return { ...taken, asked: to.asked };
  }
}

// A list that fits on a screen.
const mostOld = 5;
const longestOld = 40;

/** What was told of each part, each once, the last first. */
function toldIn({ said }: Draft): string[] {
  const told = said.flatMap((one) => one.told).toReversed();
  return [...new Set(told.map(({ text }) => text))]
    .filter((text) => text.length <= longestOld)
    .slice(0, mostOld);
}
