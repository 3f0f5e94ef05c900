import { createHash } from "node:crypto";
import type { Attachment, Message } from "../../message.ts";
import { abilities } from "../abilities.ts";
import { coordinatesIn } from "../map-link.ts";
import { messageType } from "./client/read-update.ts";
import type { Message as ZaloMessage, Update } from "./client/types.ts";
import { withoutMention } from "./mention.ts";

export interface Reading {
  /** What the bot is called, in any of its names. */
  readonly names: readonly string[];
  /** Stands in where a message bears no time. */
  readonly now: Date;
}

/** An update as a message of the desk. Undefined where it is none: events of other names, what a bot wrote. Never throws. */
export function toMessage(
  update: Update,
  { names, now }: Reading,
): Message | undefined {
  const type = messageType(update);
  const { message } = update;
  if (type === undefined || message === undefined) return undefined;
  const { from, chat } = message;
  const conversation = chat?.id ?? from?.id;
  if (conversation === undefined || from?.is_bot === true) return undefined;
  const group = chat?.chat_type === "GROUP";
  const written = message.text ?? message.caption ?? "";
  const text = group ? withoutMention(written, names) : written;
  const place = coordinatesIn(text);
  return {
    id: idOf(update),
    channel: "zalo",
    conversation,
    sender: from?.id ?? conversation,
    at: dateOf(message.date) ?? now,
    text,
    attachments: [
      ...attachments(type, message),
      ...(place === undefined ? [] : [{ kind: "location", ...place } as const]),
    ],
    group,
    // In groups the platform delivers only what mentions the bot or replies to it, but of what it may not show not even
    // that can be seen.
    named: !(group && type === "unsupported"),
    ...(written.length >= abilities.zalo.textLimit && { cut: true }),
  };
}

// The platform says nothing of how it names deliveries. Kinds are numbered apart, as far as is known.
function idOf(update: Update): string {
  const { event_name: name, message } = update;
  const id =
    message?.message_id ??
    createHash("sha256").update(JSON.stringify(update)).digest("hex");
  return `${name}:${id}`;
}

// In seconds, this would be a day in 1973; in ms, one in 5138.
const betweenUnits = 1e11;

function dateOf(date: number | undefined): Date | undefined {
  if (date === undefined || !(date > 0)) return undefined;
  const moment = new Date(date < betweenUnits ? date * 1000 : date);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function attachments(
  type: NonNullable<ReturnType<typeof messageType>>,
  message: ZaloMessage,
): Attachment[] {
  switch (type) {
    case "text":
      return [];
    case "photo":
      return [file("photo", message.photo)];
    case "voice":
      return [file("voice", message.voice_url)];
    case "sticker":
    case "unsupported":
      return [{ kind: type }];
  }
}

function file(kind: "photo" | "voice", ref: string | undefined): Attachment {
  return ref === undefined ? { kind: "unsupported" } : { kind, ref };
}
