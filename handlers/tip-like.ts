import type { Session } from "../src/session.ts";
import { compose } from "../src/text/compose.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import { hear } from "../src/tips/words/hear.ts";
import { tipChoices } from "./tip-choices.ts";
import type { TipParts } from "./tip-parts.ts";

/** The choice that words stand for, and what they tell besides. */
export interface LikeAnswer {
  readonly choice: string;
  readonly more: string;
}

/**
 * What a yes or no stands for where it was asked whether a tip is the same as another, or is to be cancelled. Undefined
 * for other words, and where neither was asked.
 */
export function likeAnswered(
  text: string,
  { offered }: Session,
  parts: TipParts,
): LikeAnswer | undefined {
  const [first] = offered;
  const asksSame = first?.id === tipChoices.same;
  if (!(asksSame || first?.id === tipChoices.cancel) || text.trim() === "")
    return undefined;
  const { idle, wishes, adds } = hear(text, parts);
  if (!asksSame)
    return idle && wishes.has("yes") && !wishes.has("send")
      ? { choice: tipChoices.cancel, more: "" }
      : undefined;
  if (!idle) return agreedAndTold(text, parts) ?? added(adds);
  const choice = chosenBy(wishes);
  return choice === undefined ? undefined : { choice, more: "" };
}

/** "Oh, did I? Also, his name is Khoa": who adds to it means the same. */
function added(more: string | undefined): LikeAnswer | undefined {
  return more === undefined ? undefined : { choice: tipChoices.same, more };
}

function chosenBy(wishes: ReadonlySet<Wish>): string | undefined {
  // Who wants it sent all the same, means it as one of its own.
  if (wishes.has("no") || wishes.has("other") || wishes.has("send"))
    return tipChoices.other;
  return wishes.has("yes") || wishes.has("same") ? tipChoices.same : undefined;
}

const answers: ReadonlySet<Wish> = new Set([
  "yes",
  "no",
  "same",
  "other",
  "add",
]);

// In words: "yes, that is the same one, and what I want to add is".
const longestAnswer = 8;

/** "Yes, and the owner is called Hoa": the longest answer that a message begins with, and what follows. */
function agreedAndTold(
  typed: string,
  { words }: TipParts,
): LikeAnswer | undefined {
  const text = compose(typed).trim();
  const tokens = tokenize(text);
  for (
    let end = Math.min(longestAnswer, tokens.length - 1);
    end > 0;
    end -= 1
  ) {
    const [last, next] = [tokens[end - 1], tokens[end]];
    const wishes = words.wishesIn(tokens.slice(0, end));
    if (last === undefined || next === undefined || wishes === undefined)
      continue;
    if (wishes.size === 0 || [...wishes].some((one) => !answers.has(one)))
      continue;
    const isBroken = text.slice(last.end, next.start).trim() !== "";
    // "There is a guard" begins with a yes, and says none.
    if (end === 1 && !isBroken && !wishes.has("add")) continue;
    const choice = chosenBy(wishes) ?? tipChoices.same;
    return { choice, more: text.slice(next.start) };
  }
  return undefined;
}
