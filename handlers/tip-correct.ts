import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { stayAnonymous, textOf } from "../src/tips/draft/draft.ts";
import { leaveOut, sentenceOf, takeBack } from "../src/tips/draft/correct.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Telling } from "../src/tips/draft/told.ts";
import { giveawaysIn } from "../src/tips/words/giveaways.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { goOn } from "./tip-ask.ts";
import { type Corrected, instead } from "./tip-instead.ts";
import { idleBy, rereading } from "./tip-leave-out.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";
import { whichWrong } from "./tip-which.ts";

type LeaveOut = Extract<
  NonNullable<Heard["correction"]>,
  { kind: "leave-out" }
>;

/** Works a correction into a report. Undefined where the message corrects nothing that was said. */
export function correct(
  message: Message,
  session: Session,
  draft: Draft,
  { correction, wishes, facts }: Heard,
  parts: TipParts,
): Promise<Step> | undefined {
  if (correction === undefined || isMended(correction)) return undefined;
  const next =
    correction.kind === "leave-out"
      ? leftOut(correction)
      : instead(draft, correction, parts);
  if (next === undefined) return undefined;
  if ("old" in next)
    return Promise.resolve(whichWrong(message, session, draft, next, parts));
  const named =
    facts.anonymous || wishes.has("anonymous")
      ? stayAnonymous(next.draft)
      : next.draft;
  const ends = draft.shown || wishes.has("send");
  const ready: Draft = { ...named, enough: named.enough || ends };
  // Who saw the summary, takes a piece out of it and says "send", has seen what is sent.
  const isOut = correction.kind === "leave-out";
  if (draft.shown && isOut && wishes.has("send"))
    return send(message, session, { ...ready, shown: true }, parts);
  const say = sayer(parts, session);
  const lead = [
    next.right === undefined
      ? say(next.key)
      : say(next.key, { right: next.right }),
  ];
  return goOn(message, session, { ...ready, shown: false }, lead, parts);

  function leftOut({
    words,
    isSentence,
  }: Pick<LeaveOut, "words" | "isSentence">): Corrected | undefined {
    const named = words ?? giveawaysIn(textOf(draft), parts).at(-1);
    const meant =
      named !== undefined && isSentence === true
        ? sentenceOf(draft, named)
        : named;
    if (meant === undefined)
      return draft.said.length === 0
        ? undefined
        : { draft: takeBack(draft), key: "left-out" };
    const left = leaveOut(draft, meant, idleBy(parts), rereading(parts));
    return left === undefined
      ? { draft, key: "not-said" }
      : { draft: left, key: "left-out" };
  }
}

/** Takes a message into a report, with what it mends of itself: of "ward 1, oh no, ward 2" only ward 2 is told. */
export function takeMended(
  draft: Draft,
  told: Telling,
  parts: TipParts,
): Draft {
  const { correction } = told.heard;
  if (correction === undefined || !isMended(correction))
    return take(draft, told);
  const before = take(draft, {
    ...told,
    heard: telling(correction.around, parts).heard,
  });
  const next = instead(before, correction, parts);
  return next === undefined || "old" in next ? take(draft, told) : next.draft;
}

function isMended(
  correction: NonNullable<Heard["correction"]>,
): correction is NonNullable<Heard["correction"]> & {
  kind: "instead";
  around: string;
} {
  return correction.kind === "instead" && correction.around !== undefined;
}
