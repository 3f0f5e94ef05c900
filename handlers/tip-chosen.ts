import { type Message, receivedAt } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { newDraft, skip } from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Step } from "./handler.ts";
import { goOn } from "./tip-ask.ts";
import { askEdit } from "./tip-edit.ts";
import { tipChoices } from "./tip-choices.ts";
import { pinNoted, withPin } from "./tip-pins.ts";
import { join } from "./tip-joined.ts";
import { leaveOutHinted } from "./tip-leave-out.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";
import { withTown } from "./tip-town.ts";
import { drop } from "./tip-stop.ts";
import { wrongChosen } from "./tip-which.ts";

/**
 * Does what was tapped. Undefined where it is no choice of the report.
 * @param more what was told with it
 */
export function chosen(
  tapped: string,
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
  more = "",
): Promise<Step | undefined> | undefined {
  const say = sayer(parts, session);
  const story = more === "" ? undefined : telling(more, parts);
  const is = (name: keyof typeof tipChoices) =>
    isChoice(tapped, tipChoices[name]);
  const on = (next: Draft, lead: string) =>
    goOn(message, session, next, [lead], parts);
  const placed = withTown(message, draft, parts);
  if (placed !== undefined) return on(placed, say("noted"));
  if (is("send")) return send(message, session, draft, parts);
  if (is("skip")) return on(skip(draft), say("skipped"));
  if (is("edit")) return askEdit(message, session, draft, [], parts);
  if (is("cancel") || is("drop")) return drop(session, draft, false, parts);
  if (is("same")) return join(message, session, draft, parts, more);
  if (is("other")) {
    // What was sent before is there already; a whole story of something else is a report of its own.
    const isWhole =
      story !== undefined &&
      story.kinds.length > 0 &&
      story.heard.facts.where.length > 0;
    const from = isWhole
      ? newDraft(parts.newId(), receivedAt(message))
      : { ...draft, distinct: true };
    const told = story === undefined ? from : take(from, story);
    return goOn(message, session, told, [], parts);
  }
  if (is("leaveOut")) return leaveOutHinted(message, session, draft, parts);
  return is("scene") || is("here")
    ? on(withPin(draft, is("scene")), say(pinNoted(draft, is("scene"))))
    : wrongChosen(tapped, message, session, draft, parts);
}
