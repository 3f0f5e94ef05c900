import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { addTo } from "./tip-add.ts";
import { focusAt } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { withOpened } from "./tip-opened.ts";
import type { TipParts } from "./tip-parts.ts";

type Linked = TipView & { readonly id: string };

/**
 * Whether an officer asked about a sent tip and waits for an answer that the next message may be: nothing has been done
 * since for a report that is being taken.
 */
export function isAsked(
  { asked, lines }: Pick<Linked, "asked" | "lines">,
  draft: Draft | null,
): boolean {
  if (!asked || draft === null) return asked;
  const { touched, wanted } = draft;
  // A report that danger alone began asks for nothing, so what was asked in the same moment comes first.
  return lines.some(
    ({ from, at }) =>
      from === "officer" &&
      (wanted ? at.getTime() > touched : at.getTime() >= touched),
  );
}

/** The sent tip to which a message is the answer that an officer waits for. Never fails, since danger is told of. */
export async function officersWaiting(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Linked | undefined> {
  if (message.group || message.choice !== undefined) return undefined;
  try {
    const known = await knownTo(message, session, parts);
    return known.find((tip) => isAsked(tip, session.draft));
  } catch {
    return undefined;
  }
}

/** The tips that were sent from here, and the one that was opened here by its receipt. */
export async function knownTo(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<readonly Linked[]> {
  const linked = await parts.reporting.linked(addressOf(message));
  return withOpened(linked, focusAt(session, message), parts);
}

/** Whether a message says nothing but that its writer leaves a question open, or does not know. */
export function declines({ text }: Message, parts: TipParts): boolean {
  const { idle, wishes } = hear(text, parts);
  return (
    idle &&
    wishes.size > 0 &&
    [...wishes].every((one) => ["refuse", "skip", "anonymous"].includes(one))
  );
}

/**
 * Passes words of danger on, once it was answered, to whoever works on a tip: what an officer asked for is an answer too,
 * however frightening.
 */
export async function passOn(
  asked: Linked,
  step: Step,
  message: Message,
  parts: TipParts,
): Promise<Step> {
  const { text } = message;
  const { session } = step;
  const key = asked.asked ? "answered" : "added";
  const added = await addTo(asked, message, session, parts, text, key);
  return {
    ...step,
    replies: [...step.replies, ...added.replies],
    session: added.session,
  };
}
