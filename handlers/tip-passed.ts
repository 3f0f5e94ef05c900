import { coordinatesIn } from "../src/channels/map-link.ts";
import type { Message } from "../src/message.ts";
import type { Draft } from "../src/session.ts";
import { isAskedOut, settle, waitingSlot } from "../src/tips/draft/draft.ts";

/** The report without the question that its reporter passed over again and again. */
export function movedOn(draft: Draft, message: Message): Draft {
  const slot = waitingSlot(draft);
  return slot !== undefined && !isWordless(message) && isAskedOut(draft, slot)
    ? settle(draft, slot)
    : draft;
}

/** Pictures may come one by one: none of them is an answer. */
export function isWordless({ text, choice }: Message): boolean {
  return text.trim() === "" && choice === undefined;
}

/** Whether a message brings a place on the map: only then is it asked what that is. */
export function isOnMap({ attachments, text }: Message): boolean {
  return (
    attachments.some(({ kind }) => kind === "location") ||
    coordinatesIn(text) !== undefined
  );
}
