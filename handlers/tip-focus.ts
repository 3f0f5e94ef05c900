import type { Message } from "../src/message.ts";
import type { Focus, Session } from "../src/session.ts";

// A telephone is lent and lost: after this the receipt is asked for again.
const busyMs = 20 * 60_000;

/** The tip that the next words are about. */
export function focusOn(
  tip: { readonly id: string; readonly reference: string },
  message: Message,
  awaits: Focus["awaits"] = null,
  called = false,
): Focus {
  const until = message.at.getTime() + busyMs;
  return { id: tip.id, reference: tip.reference, until, awaits, called };
}

/** The tip that a person is busy with, if they still are. */
export function focusAt(
  { focus }: Session,
  message: Message,
): Focus | undefined {
  return focus !== null && message.at.getTime() < focus.until
    ? focus
    : undefined;
}
