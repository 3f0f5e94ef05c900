import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { tokenize } from "../src/text/tokens.ts";
import { leaveOut, type Reread } from "../src/tips/draft/correct.ts";
import { textOf } from "../src/tips/draft/draft.ts";
import { toldBy } from "../src/tips/draft/told.ts";
import { giveawaysIn } from "../src/tips/words/giveaways.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { goOn } from "./tip-ask.ts";
import { sayer, type TipParts } from "./tip-parts.ts";

/** Leaves out the words that were said to tell who wrote. */
export function leaveOutHinted(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step> {
  const say = sayer(parts, session);
  const left = giveawaysIn(textOf(draft), parts).reduce(
    (rest, words) =>
      leaveOut(rest, words, idleBy(parts), rereading(parts)) ?? rest,
    draft,
  );
  const next = { ...left, enough: true, shown: false };
  return goOn(message, session, next, [say("left-out")], parts);
}

/** Reads a text of a report anew once it was corrected. */
export function rereading(parts: TipParts): Reread {
  return (text, answers) => toldBy(hear(text, parts), answers);
}

/** Whether what is left of a part of a sentence tells nothing. */
export function idleBy({ words }: TipParts): (text: string) => boolean {
  return (text) => {
    const tokens = tokenize(text);
    return (
      words.fillerFrom(tokens, 0) >= tokens.length ||
      words.wishesIn(tokens) !== undefined ||
      tokens.length < 2
    );
  };
}
