import type { Attachment, ChannelName, Incoming } from "../message.ts";

// What is measured holds no text and no id: every label is one of the words below.

/** What a person sent, or that a platform told something of a conversation. */
export type Received = "text" | "choice" | Attachment["kind"] | "notice";

/** How sending one piece ended; all but the first are those of a SendError. */
export type Outcome =
  | "sent"
  | "gone"
  | "moved"
  | "wait"
  | "fault"
  | "unknown"
  | "refused"
  | "quota";

/** Which part of the way of a message failed. */
export type Where = "receive" | "handle" | "send" | "fetch" | "storage";

/** The intents of the machine-readable contract. */
export type IntentName =
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

/** What waits to be worked on or sent. */
export interface Backlog {
  readonly waiting: number;
  /** How long the oldest has been waiting; 0 where nothing waits. */
  readonly oldestMs: number;
}

/** Shares of what a platform allows, 1 being all of it. */
export interface Usage {
  readonly messages: number;
  readonly users: number;
}

/** What the rest of the program may count and time. Nothing here ever throws or waits. */
export interface Metrics {
  received(channel: ChannelName, kind: Received): void;
  sent(channel: ChannelName, outcome: Outcome): void;
  intent(intent: IntentName): void;
  failed(where: Where): void;
  /** From the arrival of what came until it is safe on the disk. */
  stored(channel: ChannelName, ms: number): void;
  /** The work of the desk on one message. */
  handled(intent: IntentName, ms: number): void;
  /** From the arrival of a message until the platform has taken the first reply to it. */
  answered(channel: ChannelName, ms: number): void;
  /** Asked whenever somebody looks; one that throws is left out of what they see. */
  watchBacklog(
    queue: "inbox" | "outbox",
    source: () => Backlog | Promise<Backlog>,
  ): void;
  /** Of Zalo, the one platform that counts messages and users; likewise. */
  watchUsage(source: () => Usage | Promise<Usage>): void;
}

/** What something that came counts as: its first attachment before its text. */
export function receivedKind(incoming: Incoming): Received {
  if ("notice" in incoming) return "notice";
  if (incoming.choice !== undefined) return "choice";
  return incoming.attachments[0]?.kind ?? "text";
}

/** Measures nothing. */
export const noMetrics: Metrics = {
  received: () => undefined,
  sent: () => undefined,
  intent: () => undefined,
  failed: () => undefined,
  stored: () => undefined,
  handled: () => undefined,
  answered: () => undefined,
  watchBacklog: () => undefined,
  watchUsage: () => undefined,
};
