import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Handler } from "./handler.ts";
import { asksToErase, confirms } from "./erase-choices.ts";
import { filedChoices } from "./receipt.ts";
import { tipChoices } from "./tip-choices.ts";
import { begin, beginsUnasked } from "./tip-begin.ts";
import { isFile } from "./tip-files.ts";
import { createActs } from "./tip-acts.ts";
import { afterSending } from "./tip-filed.ts";
import { focusAt } from "./tip-focus.ts";
import { callsSent } from "./tip-named.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";
import { takeFurther } from "./tip-taking.ts";
import { isAsked, knownTo } from "./tip-waiting.ts";

/** Everything that a reporter says while a report is taken and after it was sent. Asked before all others but danger. */
export function createTipsHandler(parts: TipParts): Handler {
  return async (message, session) => {
    if (message.group) return undefined;
    const { draft } = session;
    const { choice } = message;
    if (choice === undefined && isConfirming(message, session, parts))
      return asksToErase(session)
        ? undefined
        : afterSending(message, session, parts);
    if (draft !== null && (await callsSent(message, parts))) {
      const sent = await afterSending(message, session, parts);
      if (sent !== undefined) return sent;
    }
    const isStale =
      choice !== undefined &&
      Object.values(tipChoices).some((id) => isChoice(choice, id));
    if (
      draft !== null &&
      !(await isForOfficer(message, session, draft, parts))
    ) {
      const own = wantedBy(message, session, draft, parts);
      const step = own && (await takeFurther(message, session, own, parts));
      if (step !== undefined) return step;
    } else if (isStale) {
      const focus = focusAt(session, message);
      if (focus !== undefined && isChoice(choice, tipChoices.send))
        return createActs(message, session, parts).told("already-sent", focus);
      const words = wordsOf(sayer(parts, session)("no-draft"));
      return tipStep("tip", [words], session);
    }
    const after = await afterSending(message, session, parts);
    if (after !== undefined || choice !== undefined) return after;
    if (parts.commands.read(message.text) !== undefined) return undefined;
    const heard =
      message.text.trim() === "" ? undefined : hear(message.text, parts);
    if (draft === null && heard?.idle === true && heard.wishes.has("send"))
      return tipStep(
        "tip",
        [wordsOf(sayer(parts, session)("no-draft"))],
        session,
      );
    return draft === null && beginsUnasked(message, heard)
      ? begin(message, session, parts)
      : undefined;
  };
}

/** Whether a message says yes or no to what cannot be undone, which was asked last. */
function isConfirming(
  { text }: Message,
  session: Session,
  parts: TipParts,
): boolean {
  const isAsked =
    asksToErase(session) ||
    (session.offered[0] !== undefined &&
      isChoice(session.offered[0].id, filedChoices.yes));
  if (!isAsked || text.trim() === "") return false;
  const { idle, wishes } = hear(text, parts);
  return idle && confirms(wishes);
}

const freshMs = 30 * 60_000;

/** The report as one that is wanted, where a message goes on with it: danger alone begins one that nobody asked for. */
function wantedBy(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Draft | undefined {
  if (draft.wanted || message.choice !== undefined) return draft;
  const { idle, wishes, facts, asks } = hear(message.text, parts);
  // Shortly after a cry for help whatever is told belongs to it, in however few words.
  const isFresh =
    draft.urgent && receivedAt(message).getTime() - draft.touched < freshMs;
  const goesOn =
    message.attachments.some((one) => isFile(one) || one.kind === "location") ||
    (idle
      ? (["send", "cancel", "joke"] as const).some((one) => wishes.has(one)) ||
        (isFresh && wishes.size === 0)
      : facts.where.length + facts.when.length + facts.who.length > 0 ||
        parts.intentOf(message, session) === "tip" ||
        (isFresh && !asks));
  return goesOn ? { ...draft, wanted: true } : undefined;
}

/** Whether an officer asked since the reporter last did something for the new report. */
async function isForOfficer(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<boolean> {
  if (message.choice !== undefined) return false;
  const known = await knownTo(message, session, parts);
  return known.some((tip) => isAsked(tip, draft));
}
