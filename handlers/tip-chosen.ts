import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { skip } from "../src/tips/draft/draft.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { goOn } from "./tip-ask.ts";
import { askEdit } from "./tip-edit.ts";
import { tipChoices } from "./tip-choices.ts";
import { pinNoted, withPin } from "./tip-files.ts";
import { join } from "./tip-joined.ts";
import { leaveOutHinted } from "./tip-leave-out.ts";
import { sayer, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";
import { withTown } from "./tip-town.ts";
import { drop } from "./tip-stop.ts";
import { wrongChosen } from "./tip-which.ts";

/** The choice that a plain yes or no stands for where it was asked whether a tip is the same as another. */
export function likeAnswered(
  text: string,
  { offered }: Session,
  parts: TipParts,
): string | undefined {
  const [first] = offered;
  const isAsked =
    first?.id === tipChoices.same || first?.id === tipChoices.cancel;
  if (!isAsked || text.trim() === "") return undefined;
  const { idle, wishes } = hear(text, parts);
  if (!idle) return undefined;
  if (first.id === tipChoices.cancel)
    return wishes.has("yes") && !wishes.has("send")
      ? tipChoices.cancel
      : undefined;
  // Who wants it sent all the same, means it as one of its own.
  if (wishes.has("no") || wishes.has("other") || wishes.has("send"))
    return tipChoices.other;
  return wishes.has("yes") || wishes.has("same") ? tipChoices.same : undefined;
}

/** Does what was tapped. Undefined where it is no choice of the report. */
export function chosen(
  tapped: string,
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> | undefined {
  const say = sayer(parts, session);
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
  if (is("same")) return join(message, session, draft, parts);
  if (is("other"))
    return goOn(message, session, { ...draft, distinct: true }, [], parts);
  if (is("leaveOut")) return leaveOutHinted(message, session, draft, parts);
  return is("scene") || is("here")
    ? on(withPin(draft, is("scene")), say(pinNoted(draft, is("scene"))))
    : wrongChosen(tapped, message, session, draft, parts);
}
