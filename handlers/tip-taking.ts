import { coordinatesIn } from "../src/channels/map-link.ts";
import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isUnchanged } from "../src/tips/draft/draft.ts";
import { takeBackLike } from "../src/tips/draft/correct.ts";
import { isTalkOnly, isUnknown } from "../src/tips/draft/told.ts";
import { hear, type Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { aside } from "./tip-aside.ts";
import { goOn, repeat } from "./tip-ask.ts";
import { unclearContact } from "./tip-contact.ts";
import { correct, takeMended } from "./tip-correct.ts";
import { isFile, withFiles } from "./tip-files.ts";
import { isOnlyOwnPin, pinNoted, withPinTold } from "./tip-pins.ts";
import { notedAs } from "./tip-noted.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";
import { drop, dropSure } from "./tip-stop.ts";
import { townTold } from "./tip-town.ts";
import { wished } from "./tip-wished.ts";
import { withheld } from "./tip-withheld.ts";
import { asCorrection, edited } from "./tip-edit.ts";
import { chosen } from "./tip-chosen.ts";
import { likeAnswered } from "./tip-like.ts";

/** Works on a message of somebody whose report is being taken. Undefined where it is a matter of the desk itself. */
export async function takeFurther(
  message: Message,
  given: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> {
  const { session, isEdit } = edited(given);
  const say = sayer(parts, session);
  const { text } = message;
  const like = likeAnswered(text, session, parts);
  const choice = message.choice ?? like?.choice;
  if (choice !== undefined)
    return chosen(choice, message, session, draft, parts, like?.more);
  const command = parts.commands.read(text);
  if (command !== undefined)
    return command.id === "cancel"
      ? drop(session, draft, false, parts)
      : undefined;
  const isMap = coordinatesIn(text) !== undefined;
  const brings =
    isMap ||
    message.attachments.some(
      (one) => isFile(one) || one.kind === "location" || one.kind === "contact",
    );
  const { draft: held, lines } = brings
    ? await withFiles(message, session, draft, parts)
    : { draft, lines: [] };
  const isWordless = text.trim() === "" || (isMap && text.length < mapLength);
  if (isWordless && !brings)
    return repeat(message, session, draft, [say("unseen")], parts);
  if (isWordless) {
    const asksPin = held.pins.some(({ scene }) => scene === null);
    return draft.shown && !asksPin
      ? repeat(message, session, held, lines, parts)
      : goOn(message, session, held, lines, parts);
  }
  const heard = hear(text, parts);
  const kept = await withheld(message, session, held, heard, lines, parts);
  if (kept !== undefined) return kept;
  if (heard.idle) return wished(message, session, held, heard, lines, parts);
  const placed = withPinTold(held, text, parts);
  if (isOnlyOwnPin(held, text, parts)) {
    const noted = say(pinNoted(placed, false));
    return goOn(message, session, placed, [...lines, noted], parts);
  }
  const before =
    message.edited === true ? takeBackLike(placed, heard.text) : placed;
  return (
    correct(
      message,
      session,
      before,
      isEdit ? asCorrection(heard) : heard,
      parts,
    ) ??
    (heard.wishes.has("cancel")
      ? dropSure(session, before, parts)
      : undefined) ??
    (brings ? undefined : await aside(message, session, before, parts)) ??
    unclearContact(message, session, before, telling(text, parts), parts) ??
    told(heard, before)
  );

  function told(heard: Heard, before: Draft): Promise<Step> {
    const next =
      townTold(text, before, parts) ??
      takeMended(before, telling(text, parts), parts);
    const { wishes } = heard;
    const sends = wishes.has("send");
    const ends = sends || wishes.has("enough");
    const ready: Draft = { ...next, enough: next.enough || ends };
    // What is sent is what the summary showed, so what is new in it is shown first.
    if (sends && before.shown && isUnchanged(ready, before))
      return send(message, session, ready, parts);
    if (
      !ends &&
      !isUnknown(heard) &&
      isTalkOnly(heard) &&
      isUnchanged(ready, before)
    )
      return Promise.resolve(repeat(message, session, ready, lines, parts));
    const isAbove = ready.againstPolice && !draft.againstPolice;
    const lead = [
      ...lines,
      notedAs(heard, { ...session, draft: ready }, parts),
      ...(isAbove ? [say("above")] : []),
    ];
    return goOn(message, session, { ...ready, shown: false }, lead, parts);
  }
}

// A link to a map and a few words are the place, not the story.
const mapLength = 200;
