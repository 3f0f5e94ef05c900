import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { tokenize } from "../src/text/tokens.ts";
import { stayAnonymous, textOf } from "../src/tips/draft/draft.ts";
import {
  leaveOut,
  replace,
  replaceEnd,
  setRight,
  takeBack,
} from "../src/tips/draft/correct.ts";
import { take } from "../src/tips/draft/take.ts";
import { readFacts } from "../src/tips/facts.ts";
import { giveawaysIn } from "../src/tips/words/giveaways.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { goOn } from "./tip-ask.ts";
import { idleBy, rereading } from "./tip-leave-out.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";

// A message that answered a question may be taken back whole; a story may not.
const shortWords = 25;

/** Works a correction into a report. Undefined where the message corrects nothing that was said. */
export function correct(
  message: Message,
  session: Session,
  draft: Draft,
  { correction, wishes, facts }: Heard,
  parts: TipParts,
): Promise<Step> | undefined {
  if (correction === undefined) return undefined;
  const say = sayer(parts, session);
  const isIdle = idleBy(parts);
  const reread = rereading(parts);
  const next =
    correction.kind === "leave-out"
      ? leftOut(correction.words)
      : instead(correction);
  if (next === undefined) return undefined;
  const named = facts.anonymous ? stayAnonymous(next.draft) : next.draft;
  const ends = draft.shown || wishes.has("send");
  const ready: Draft = { ...named, enough: named.enough || ends };
  // Who saw the summary, takes a piece out of it and says "send", has seen what is sent.
  if (draft.shown && wishes.has("send"))
    return send(message, session, { ...ready, shown: true }, parts);
  return goOn(
    message,
    session,
    { ...ready, shown: false },
    [say(next.key)],
    parts,
  );

  function leftOut(
    words: string | null,
  ): { draft: Draft; key: string } | undefined {
    const meant = words ?? giveawaysIn(textOf(draft), parts).at(-1);
    if (meant === undefined)
      return draft.said.length === 0
        ? undefined
        : { draft: takeBack(draft), key: "left-out" };
    const left = leaveOut(draft, meant, isIdle, reread);
    return left === undefined
      ? { draft, key: "not-said" }
      : { draft: left, key: "left-out" };
  }

  function instead({
    wrong,
    right,
    sure,
  }: Extract<typeof correction, { kind: "instead" }>):
    { draft: Draft; key: string } | undefined {
    if (wrong !== null && right !== null) {
      const replaced =
        replace(draft, wrong, right, reread) ??
        replaceEnd(draft, wrong, right, reread);
      if (replaced !== undefined) return { draft: replaced, key: "corrected" };
    }
    if (wrong !== null && right === null) {
      const left = leaveOut(draft, wrong, isIdle, reread);
      return left && { draft: left, key: "left-out" };
    }
    if (right === null || !sure) return undefined;
    const set = setRight(draft, right, readFacts(right, parts.cues), reread);
    if (set !== undefined) return { draft: set, key: "corrected" };
    const last = draft.said.at(-1);
    const isShort =
      last !== undefined && tokenize(last.text).length <= shortWords;
    const before =
      isShort && last.answers !== null && draft.said.length > 1
        ? takeBack(draft)
        : draft;
    // It answers nothing that was asked meanwhile.
    const taken = take({ ...before, asked: [] }, telling(right, parts));
    return { draft: { ...taken, asked: draft.asked }, key: "corrected" };
  }
}
