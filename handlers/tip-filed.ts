import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Step } from "./handler.ts";
import { tapped } from "./tip-filed-taps.ts";
import { wishedOfSent } from "./tip-filed-wishes.ts";
import { afterwards } from "./tip-filed-words.ts";
import { createActs } from "./tip-acts.ts";
import { addTo, answerOfficer } from "./tip-add.ts";
import { isFile } from "./tip-files.ts";
import { focusAt, focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { calledIn, stateStep } from "./tip-named.ts";
import { withOpened } from "./tip-opened.ts";
import type { TipParts } from "./tip-parts.ts";
import { addedAtEnd, tellsMore } from "./tip-tells-more.ts";
import { unlinked } from "./tip-unlinked.ts";
import { several, waiting, whichSent } from "./tip-which-sent.ts";

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
      : focusOn(called.tip, given, null, true);
  const tip = focus ?? linked.find(({ state }) => state !== "withdrawn");
  const unsure = called ? undefined : several(known, given, session);
  const acts = createActs(message, session, parts);
  if (message.choice !== undefined)
    return tapped(message, { acts, focus, tip, known, unsure, session }, parts);
  if (focus === undefined && linked.length === 0)
    return unlinked(message, session, parts);
  const asked = (called === undefined ? known : [called.tip]).find(
    (one) => one.asked,
  );
  if (message.attachments.some(isFile)) {
    const to = asked ?? focus;
    return to && addTo(to, message, session, parts);
  }
  const kept = waiting(session);
  if (message.text.trim() === "" && called !== undefined && kept !== "")
    return addTo(called.tip, message, session, parts, kept);
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
          { acts, focus, tip, known, unsure, session },
          parts,
        )
      : undefined;
  if (done !== undefined) return done;
  if (heard.idle && heard.wishes.has("forget")) return undefined;
  if (asked !== undefined)
    return answerOfficer(asked, message, session, heard, parts);
  const short = afterwards(message, session, heard, linked, parts);
  if (short !== undefined) return short;
  if (tip === undefined) return undefined;
  if (focus !== undefined && heard.correction !== undefined && !heard.asks)
    return addTo(tip, message, session, parts);
  const more = tellsMore(heard, message, session, focus, parts);
  const adds =
    addedAtEnd(message.text, parts) ?? (heard.asks ? undefined : heard.adds);
  if (adds !== undefined && !more.isAnother)
    return unsure === undefined
      ? addTo(tip, message, session, parts, adds)
      : whichSent("more", unsure, session, parts, adds);
  if (focus === undefined) return undefined;
  return (called !== undefined && !heard.asks) || more.isMore()
    ? addTo(tip, message, session, parts)
    : undefined;
}

/** Wishes that may as well be a reply to a question. */
const repliesToo = new Set<Wish>(["yes", "no", "skip"]);
