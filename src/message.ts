// The neutral model that every channel and every handler speaks.
//
// message: one thing a person sent. reply: one thing the desk says back. choice: an answer the person may tap.
// conversation: where both happen; it belongs to one person or to one group. No imports: this file is the lowest leaf.

/** The channels there are. Each is an adapter under src/channels. */
export type ChannelName = "telegram" | "zalo" | "terminal";

/** Identifies a conversation within its channel; opaque to all but the adapter. */
export type ConversationId = string;

/** Where to write to. */
export interface Address {
  readonly channel: ChannelName;
  readonly id: ConversationId;
  readonly group: boolean;
}

/** Something sent beside or instead of text. `ref` is the adapter's handle to fetch the bytes. */
export type Attachment =
  | {
      kind: "photo" | "video" | "voice" | "document";
      ref: string;
      name?: string;
      bytes?: number;
    }
  | { kind: "location"; latitude: number; longitude: number }
  | { kind: "contact"; phone: string; name?: string }
  | { kind: "sticker" }
  | { kind: "unsupported" };

/** One message from a person, whatever platform it came by. */
export interface Message {
  /** The platform's id of the delivery, unique within the channel; the same thing delivered again bears the same one. */
  readonly id: string;
  readonly channel: ChannelName;
  readonly conversation: ConversationId;
  readonly sender: string;
  readonly at: Date;
  /** When it came in, where it may have waited at the platform before. */
  readonly received?: Date;
  /** As typed; a caption when there are attachments; empty when there is neither. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The id or label of the choice that was tapped, when one was. */
  readonly choice?: string;
  readonly group: boolean;
  /** In a group: whether the desk was named or replied to. Always true in a private conversation. */
  readonly named: boolean;
  /** Language of the person's app as a BCP 47 tag, where the platform tells it. */
  readonly locale?: string;
  /** Whether it stands in place of an earlier message, corrected by the person. */
  readonly edited?: boolean;
  /** Things sent together in one album bear the same. */
  readonly album?: string;
  /** As long as the platform lets a message be, so that its rest may follow as the next one. */
  readonly cut?: boolean;
}

/** What a platform tells of a conversation itself. */
export interface Notice {
  readonly id: string;
  readonly channel: ChannelName;
  readonly conversation: ConversationId;
  readonly at: Date;
  /** gone: nothing can be sent any more (blocked, removed from the group); back: it can again; moved: it goes on as `to`. */
  readonly notice: "gone" | "back" | "moved";
  readonly to?: ConversationId;
}

/** Whatever a channel hands over. */
export type Incoming = Message | Notice;

/** An answer the person may tap. Ids are stable within the conversation's state, at most 64 bytes. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A file to send. */
export interface ReplyFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A button that hands over where the person is, or their phone number. */
export interface Request {
  readonly kind: "location" | "contact";
  readonly label: string;
}

/** A stretch of a text to be shown in bold, in UTF-16 units. */
export interface Emphasis {
  readonly start: number;
  readonly length: number;
}

/** One message to a person. Plain text of any length, never markup: it is split at paragraph borders to fit a platform. */
export interface Reply {
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly files: readonly ReplyFile[];
  readonly emphasis?: readonly Emphasis[];
  /** What the person is asked to hand over by a tap, where the platform can. The text says what to type instead. */
  readonly request?: Request;
}

/** A reply of words, and perhaps choices. */
export function wordsOf(text: string, choices: readonly Choice[] = []): Reply {
  return { text, choices, files: [] };
}

/** When a message came in: what ran out while it waited at the platform did not run out for whoever wrote it. */
export function receivedAt({ at, received = at }: Message): Date {
  return received;
}
