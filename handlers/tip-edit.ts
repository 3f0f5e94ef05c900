import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import { sayer, type TipParts } from "./tip-parts.ts";

// What is pending while the next words say what is right.
const key = "tip-edit";

/** Asks what is to be put right. */
export function askEdit(
  message: Message,
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Promise<Step> {
  const editing = { ...session, pending: { ...session.pending, [key]: "" } };
  const lines = [...lead, sayer(parts, session)("edit")];
  return Promise.resolve(repeat(message, editing, draft, lines, parts));
}

/** The conversation once the words have come, and whether they were waited for. */
export function edited(session: Session): {
  readonly session: Session;
  readonly isEdit: boolean;
} {
  const { [key]: waited, ...pending } = session.pending;
  return waited === undefined
    ? { session, isEdit: false }
    : { session: { ...session, pending }, isEdit: true };
}

// In words. What is longer is told, and corrects nothing.
const longestEdit = 14;

/** What was heard, as what is right. */
export function asCorrection(heard: Heard): Heard {
  const isShort = heard.text.split(/\s+/u).length <= longestEdit;
  return heard.correction !== undefined || !isShort || heard.asks
    ? heard
    : {
        ...heard,
        correction: {
          kind: "instead",
          wrong: null,
          right: heard.text,
          sure: true,
        },
      };
}
