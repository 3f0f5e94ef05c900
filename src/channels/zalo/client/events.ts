import type { MessageType } from "./read-update.ts";
import type { Message, Update } from "./types.ts";

/** What listeners of a message are told beside it. */
export interface Metadata {
  type: MessageType | undefined;
}

export type Headers = Readonly<
  Record<string, string | readonly string[] | undefined>
>;

/** The secret that a webhook delivery bears; the case of header names does not count. */
export function secretIn(headers: Headers): Headers[string] {
  const name = "x-bot-api-secret-token";
  return Object.entries(headers).find(
    ([header]) => header.toLowerCase() === name,
  )?.[1];
}

/** What a {@link ZaloBot} tells, and with what. */
export interface ZaloBotEvents {
  update: [update: Update];
  /** Any message, those of unknown events among them. */
  message: [message: Message, metadata: Metadata];
  text: [message: Message, metadata: Metadata];
  photo: [message: Message, metadata: Metadata];
  sticker: [message: Message, metadata: Metadata];
  voice: [message: Message, metadata: Metadata];
  unsupported: [message: Message, metadata: Metadata];
  /** A call that failed, or a listener that threw or rejected. */
  error: [error: Error];
  polling_error: [error: Error];
  webhook_error: [error: Error];
}
