import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { waitingSlot } from "../src/tips/draft/draft.ts";
import {
  isContact,
  isNoContact,
  type Telling,
} from "../src/tips/draft/told.ts";
import type { Step } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import { sayer, type TipParts } from "./tip-parts.ts";

// Whoever says again something else is asked no more.
const mostAsked = 2;

/**
 * Asks once more how a reporter can be reached, where what they said is neither that nor a part of the story. Undefined
 * for anything else.
 */
export function unclearContact(
  message: Message,
  session: Session,
  draft: Draft,
  told: Telling,
  parts: TipParts,
): Step | undefined {
  const count = draft.asked.filter((slot) => slot === "contact").length;
  if (
    waitingSlot(draft) !== "contact" ||
    count >= mostAsked ||
    told.heard.wishes.size > 0 ||
    isContact(told) ||
    !isNoContact(told)
  )
    return undefined;
  const again: Draft = { ...draft, asked: [...draft.asked, "contact"] };
  const lead = [sayer(parts, session)("contact-how")];
  return repeat(message, session, again, lead, parts);
}
