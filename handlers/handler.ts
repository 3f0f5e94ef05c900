import type { Message, Reply } from "../src/message.ts";
import type { Session } from "../src/session.ts";

/** What the machine-readable contract calls a message (see docs/architecture.md). */
export type Intent =
  | "question"
  | "howto_report"
  | "tip"
  | "emergency"
  | "status"
  | "privacy"
  | "subscribe"
  | "unsubscribe"
  | "smalltalk"
  | "language"
  | "outofscope";

/** Where an answer stands: the plan's slug, the section's id, and its own words. */
export interface Citation {
  readonly plan: string;
  readonly section: string;
  readonly quote: string;
}

/** What one message led to: replies in order, and the next state, which the router stores only after the step succeeded. */
export interface Step {
  readonly intent: Intent;
  /** False where the desk says that it holds no answer. */
  readonly answered: boolean;
  readonly citations: readonly Citation[];
  /** None where the desk had better be quiet, as to a sticker in a group. */
  readonly replies: readonly Reply[];
  readonly session: Session;
  /** Whether the person wants to be forgotten: of the conversation nothing is kept once this was said. */
  readonly erase?: true;
}

/** One conversation topic. Holds no channel; returns undefined when the message is not its business. */
export type Handler = (
  message: Message,
  session: Session,
) => Promise<Step | undefined>;

/** A step of talk about the desk itself, which cites nothing. */
export function talk(replies: readonly Reply[], session: Session): Step {
  return {
    intent: "smalltalk",
    answered: true,
    citations: [],
    replies,
    session,
  };
}
