import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { hear, type Heard } from "../src/tips/words/hear.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Step } from "./handler.ts";
import { type FiledChoice, filedChoices } from "./receipt.ts";
import { wishedOfSent } from "./tip-filed-wishes.ts";
import { createActs } from "./tip-acts.ts";
import { addTo, answerOfficer } from "./tip-add.ts";
import { isFile } from "./tip-files.ts";
import { focusAt, focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { calledIn, stateStep } from "./tip-named.ts";
import { withOpened } from "./tip-opened.ts";
import { telling, type TipParts } from "./tip-parts.ts";
import { unlinked } from "./tip-unlinked.ts";

/** Works on what a reporter says about a tip that was sent. Undefined for anything else. */
export async function afterSending(
  given: Message,
  session: Session,
  parts: TipParts,
): Promise<Step | undefined> {
  const isTap = given.choice !== undefined;
  if (!isTap && parts.commands.read(given.text) !== undefined) return undefined;
  const busy = focusAt(session, given);
  const linked = await parts.reporting.linked(addressOf(given));
  const known = await withOpened(linked, busy, parts);
  const called = isTap ? undefined : calledIn(given, known);
  const message = called?.message ?? given;
  const focus =
    called === undefined || called.tip.id === busy?.id
      ? busy
      : focusOn(called.tip, given);
  const tip = focus ?? linked.find(({ state }) => state !== "withdrawn");
  const acts = createActs(message, session, parts);
  if (message.choice !== undefined) return chosen(message.choice);
  if (focus === undefined && linked.length === 0)
    return unlinked(message, session, parts);
  const asked = (called === undefined ? known : [called.tip]).find(
    (one) => one.asked,
  );
  if (message.attachments.some(isFile)) {
    const to = asked ?? focus;
    return to && addTo(to, message, session, parts);
  }
  if (message.text.trim() === "")
    return called && stateStep(called.tip, message, session, parts);
  const heard = hear(message.text, parts);
  // While an officer waits, yes and no are said to the officer.
  const isReply =
    asked !== undefined &&
    [...heard.wishes].every((one) => repliesToo.has(one)) &&
    !["withdraw", "erase"].includes(focus?.awaits ?? "");
  const done =
    heard.idle && !isReply
      ? await wishedOfSent(
          heard.wishes,
          { acts, focus, tip, known, session },
          parts,
        )
      : undefined;
  if (done !== undefined) return done;
  if (heard.idle && heard.wishes.has("forget")) return undefined;
  if (asked !== undefined)
    return answerOfficer(asked, message, session, heard, parts);
  if (tip === undefined) return undefined;
  if (focus !== undefined && heard.correction !== undefined && !heard.asks)
    return addTo(tip, message, session, parts);
  if (heard.adds !== undefined && !heard.asks && !isAnother(heard))
    return addTo(tip, message, session, parts, heard.adds);
  if (focus === undefined) return undefined;
  return (called !== undefined && !heard.asks) ||
    isDetail(heard) ||
    (focus.awaits === "more" && isMore(heard))
    ? addTo(tip, message, session, parts)
    : undefined;

  function isAnother({ facts, text }: Heard): boolean {
    return (
      focus?.awaits !== "more" &&
      facts.where.length > 0 &&
      telling(text, parts).kinds.length > 0
    );
  }

  function isDetail(heard: Heard): boolean {
    const isTip = parts.intentOf(message, session) === "tip";
    const { kinds } = telling(heard.text, parts);
    return tells(heard) && kinds.length === 0 && isTip && !heard.asks;
  }

  function isMore(heard: Heard): boolean {
    if (heard.idle || heard.asks) return false;
    const intent = parts.intentOf(message, session);
    return tells(heard) || ["tip", "question", "outofscope"].includes(intent);
  }

  async function chosen(tapped: string): Promise<Step | undefined> {
    const is = (name: FiledChoice) => isChoice(tapped, filedChoices[name]);
    if (is("cut")) return acts.cut();
    if (is("read")) return acts.read(known);
    if (is("withdraw")) return acts.sure("withdraw", tip);
    if (is("erase")) return acts.sure("erase", tip);
    if (!is("more") && !is("yes") && !is("no")) return undefined;
    if (tip === undefined) return acts.step("receipt-again");
    if (is("more")) return acts.told("more-what", tip, "more");
    return is("yes") && focus !== undefined
      ? acts.confirmed(focus)
      : acts.told("left-alone", tip);
  }
}

/** Wishes that may as well be a reply to a question. */
const repliesToo = new Set<Wish>(["yes", "no", "skip"]);

function tells({ facts: { where, when, who, vehicles } }: Heard): boolean {
  return where.length + when.length + who.length + vehicles.length > 0;
}
