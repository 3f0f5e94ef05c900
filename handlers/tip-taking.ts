import { coordinatesIn } from "../src/channels/map-link.ts";
import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { skip } from "../src/tips/draft/draft.ts";
import { takeBackLike } from "../src/tips/draft/correct.ts";
import { isUnknown } from "../src/tips/draft/told.ts";
import { hear, type Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { aside } from "./tip-aside.ts";
import { goOn, repeat } from "./tip-ask.ts";
import { tipChoices } from "./tip-choices.ts";
import { correct, takeMended } from "./tip-correct.ts";
import { isFile, withFiles, withPin } from "./tip-files.ts";
import { leaveOutHinted } from "./tip-leave-out.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";
import { withTown } from "./tip-town.ts";
import { drop } from "./tip-stop.ts";
import { wrongChosen } from "./tip-which.ts";
import { wished } from "./tip-wished.ts";

/** Works on a message of somebody whose report is being taken. Undefined where it is a matter of the desk itself. */
export async function takeFurther(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> {
  const say = sayer(parts, session);
  const { choice, text } = message;
  if (choice !== undefined)
    return chosen(choice, message, session, draft, parts);
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
  if (heard.idle) return wished(message, session, held, heard, lines, parts);
  const before =
    message.edited === true ? takeBackLike(held, heard.text) : held;
  return (
    correct(message, session, before, heard, parts) ??
    (brings ? undefined : await aside(message, session, before, parts)) ??
    told(heard, before)
  );

  function told(heard: Heard, before: Draft): Promise<Step> {
    const next = takeMended(before, telling(text, parts), parts);
    const { wishes, facts } = heard;
    const sends = wishes.has("send");
    const ends = sends || wishes.has("enough");
    const ready: Draft = { ...next, enough: next.enough || ends };
    if (sends && before.shown) return send(message, session, ready, parts);
    const isAbove = ready.againstPolice && !draft.againstPolice;
    const lead = [
      ...lines,
      say(notedAs(facts.where.length > 0, heard)),
      ...(isAbove ? [say("above")] : []),
    ];
    return goOn(message, session, { ...ready, shown: false }, lead, parts);

    function notedAs(tellsWhere: boolean, heard: Heard) {
      if (isUnknown(heard)) return ready.urgent ? "noted" : "skipped";
      return ready.urgent && tellsWhere ? "noted-urgent" : "noted";
    }
  }
}

// A link to a map and a few words are the place, not the story.
const mapLength = 200;

function chosen(
  tapped: string,
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step> | undefined {
  const say = sayer(parts, session);
  const is = (name: keyof typeof tipChoices) =>
    isChoice(tapped, tipChoices[name]);
  const on = (next: Draft, lead: string) =>
    goOn(message, session, next, [lead], parts);
  const placed = withTown(message, draft, parts);
  if (placed !== undefined) return on(placed, say("noted"));
  if (is("send")) return send(message, session, draft, parts);
  if (is("skip")) return on(skip(draft), say("skipped"));
  if (is("edit"))
    return Promise.resolve(
      repeat(message, session, draft, [say("edit")], parts),
    );
  if (is("cancel") || is("drop")) return drop(session, draft, false, parts);
  if (is("leaveOut")) return leaveOutHinted(message, session, draft, parts);
  return is("scene") || is("here")
    ? on(withPin(draft, is("scene")), say("noted"))
    : wrongChosen(tapped, message, session, draft, parts);
}
