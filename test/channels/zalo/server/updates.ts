// What people send, in the shapes that were seen.

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Undefined in a private chat. */
  readonly group: string | undefined;
}

export type Sending =
  | { readonly text: string }
  | {
      readonly photo: string;
      readonly caption?: string;
      /** As documented, or as it comes. */
      readonly as?: "photo" | "photo_url";
    }
  | { readonly sticker: string }
  | { readonly voice: string }
  | { readonly unsupported: true }
  /** An event of another name. */
  | { readonly event: string };

/** An update as the platform writes it, flat. */
export function updateOf(
  { id, name, group }: Person,
  sending: Sending,
  messageId: string,
  date: number,
): Record<string, unknown> {
  const [event_name, content] = contentOf(sending);
  const chat =
    group === undefined
      ? { id, chat_type: "PRIVATE" }
      : { id: group, chat_type: "GROUP" };
  return {
    event_name,
    message: {
      from: { id, display_name: name, is_bot: false },
      chat,
      message_id: messageId,
      date,
      ...content,
    },
  };
}

function contentOf(sending: Sending): [string, Record<string, unknown>] {
  if ("text" in sending)
    return ["message.text.received", { text: sending.text }];
  if ("photo" in sending) {
    const { photo, caption, as = "photo_url" } = sending;
    const type = as === "photo_url" ? { message_type: "CHAT_PHOTO" } : {};
    const captioned = caption === undefined ? {} : { caption };
    return ["message.image.received", { [as]: photo, ...type, ...captioned }];
  }
  if ("sticker" in sending)
    return [
      "message.sticker.received",
      { sticker: sending.sticker, url: "https://zalo-api.zadn.vn/sticker.png" },
    ];
  if ("voice" in sending)
    return [
      "message.voice.received",
      { voice_url: sending.voice, message_type: "CHAT_VOICE" },
    ];
  if ("event" in sending) return [sending.event, {}];
  return ["message.unsupported.received", {}];
}
