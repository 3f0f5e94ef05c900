import { z } from "zod";
import { Piece } from "../channels/piece.ts";
import type { Address, Message } from "../message.ts";
import { newSession, StoredSession } from "../session.ts";

// waiting: received and on the disk, not yet worked on. outgoing: decided and on the disk, not yet sent. Both stand in
// one document with the session, so that a message is taken off, its effect kept and its answer put up by one write.

const Attached = z.union([
  z.object({
    kind: z.enum(["photo", "video", "voice", "document"]),
    ref: z.string(),
    name: z.string().exactOptional(),
    bytes: z.number().exactOptional(),
  }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
  }),
  z.object({
    kind: z.literal("contact"),
    phone: z.string(),
    name: z.string().exactOptional(),
  }),
  z.object({ kind: z.enum(["sticker", "unsupported"]) }),
]);

const channel = z.enum(["telegram", "zalo", "terminal"]);

const Waiting = z.object({
  /** Moment of receipt in ms since the epoch; platforms tell whole seconds only, and their own. */
  received: z.number(),
  message: z.object({
    id: z.string(),
    channel,
    conversation: z.string(),
    sender: z.string(),
    at: z.number(),
    text: z.string(),
    attachments: z.array(Attached),
    choice: z.string().exactOptional(),
    group: z.boolean(),
    named: z.boolean(),
    locale: z.string().exactOptional(),
    edited: z.boolean().exactOptional(),
    album: z.string().exactOptional(),
    cut: z.boolean().exactOptional(),
  }),
});
export type Waiting = z.infer<typeof Waiting>;

const Outgoing = z.object({
  /** Tells it from all others, also when they say the same. */
  id: z.string(),
  piece: Piece,
  /** danger goes before all else, a notice (sent unasked) gives way to answers. */
  rank: z.enum(["danger", "answer", "notice"]),
  /** When it was put up, in ms since the epoch. */
  since: z.number(),
  attempts: z.int().min(0),
  /** Not to be tried before this moment, in ms since the epoch. */
  notBefore: z.number(),
  /** Whether a try is under way, noted where a try of unknown outcome must not be repeated. */
  trying: z.boolean(),
  /** Whether it is the first piece of an answer, by which the time to answer is measured. */
  opens: z.boolean(),
  /** By which whoever put it up hears what became of it. */
  reference: z.string().nullable(),
});
export type Outgoing = z.infer<typeof Outgoing>;

/** All that the desk keeps of one conversation. */
export const Conversation = z.object({
  v: z.literal(1),
  channel,
  id: z.string(),
  group: z.boolean(),
  session: StoredSession,
  waiting: z.array(Waiting),
  /** Ids of the deliveries received last, so that none is worked on twice. */
  seen: z.array(z.string()),
  /** References under which something was put up last, so that none is put up twice. */
  posted: z.array(z.string()).default([]),
  outgoing: z.array(Outgoing),
  /** Sent with unknown outcome; shown again when the person writes. */
  unsure: z.array(Piece),
  /** When the last pieces were sent, in ms since the epoch, so that whoever goes on keeps the platform's pace. */
  sent: z.array(z.number()).default([]),
  /** Whether the platform says that nothing can be sent. */
  gone: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

export function newConversation({ channel, id, group }: Address): Conversation {
  return {
    v: 1,
    channel,
    id,
    group,
    session: newSession(),
    waiting: [],
    seen: [],
    posted: [],
    outgoing: [],
    unsure: [],
    sent: [],
    gone: false,
  };
}

/** Under which id a conversation is stored. */
export function keyOf({ channel, id }: Omit<Address, "group">): string {
  return `${channel}:${id}`;
}

// Telegram hands out up to 100 updates at once and, where they were not confirmed, all of them again, new ones with them.
const rememberedDeliveries = 256;
const rememberedPosts = 128;

/** With the ids of one more delivery. */
export function withSeen(seen: readonly string[], id: string): string[] {
  return [...seen, id].slice(-rememberedDeliveries);
}

// No pace of a platform looks further back, nor at more.
const pacedMs = 60_000;
const mostPaced = 20;

/** With the moment of one more piece that was sent. */
export function withSent(sent: readonly number[], at: number): number[] {
  return [...sent.filter((one) => at - one < pacedMs), at].slice(-mostPaced);
}

/** With one more reference. */
export function withPosted(
  posted: readonly string[],
  reference: string,
): string[] {
  return [...posted, reference].slice(-rememberedPosts);
}

export function toWaiting(message: Message, received: Date): Waiting {
  const { at, attachments } = message;
  return Waiting.parse({
    received: received.getTime(),
    message: {
      ...message,
      at: at.getTime(),
      attachments: [...attachments],
    },
  });
}

export function toMessage({ message, received }: Waiting): Message {
  return {
    ...message,
    at: new Date(message.at),
    received: new Date(received),
  };
}
