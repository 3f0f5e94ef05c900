import { z } from "zod";

// The platform's own shapes under its own names. What comes from it is read leniently: ids may be numbers, unknown
// fields pass, and one of a wrong type is dropped rather than the whole message with it.

const Id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().min(1));
const text = z.string().optional().catch(undefined);

export const User = z.looseObject({
  id: Id,
  display_name: text,
  is_bot: z.boolean().optional().catch(undefined),
});
export type User = z.infer<typeof User>;

export const Chat = z.looseObject({
  id: Id,
  /** PRIVATE or GROUP. */
  chat_type: text,
});
export type Chat = z.infer<typeof Chat>;

/** A message from a person. Unsupported kinds, and all messages of protected persons, come without any content. */
export const Message = z
  .looseObject({
    message_id: Id.optional().catch(undefined),
    /** Milliseconds since 1970. */
    date: z.coerce.number().optional().catch(undefined),
    from: User.optional().catch(undefined),
    chat: Chat.optional().catch(undefined),
    text,
    caption: text,
    /** Address of the picture. The documentation calls it `photo`, live messages `photo_url`; here both are set. */
    photo: text,
    photo_url: text,
    sticker: text,
    /** Address of the sticker's picture. */
    url: text,
    voice_url: text,
    message_type: text,
  })
  .transform((message) => {
    const photo = message.photo ?? message.photo_url;
    return { ...message, ...(photo && { photo, photo_url: photo }) };
  });
export type Message = z.infer<typeof Message>;

export const Update = z.looseObject({
  event_name: z.string().catch(""),
  message: Message.optional().catch(undefined),
});
export type Update = z.infer<typeof Update>;

export const BotInfo = z.looseObject({
  id: Id,
  account_name: text,
  account_type: text,
  can_join_groups: z.boolean().optional().catch(undefined),
  display_name: text,
});
export type BotInfo = z.infer<typeof BotInfo>;

/** How the platform found the webhook when it tried it. */
export const WebhookCheck = z.looseObject({
  ok: z.boolean().optional().catch(undefined),
  url: text,
  status_code: z.number().optional().catch(undefined),
  outcome: text,
  latency_ms: z.number().optional().catch(undefined),
  hint: text,
});
export type WebhookCheck = z.infer<typeof WebhookCheck>;

export const WebhookInfo = z.looseObject({
  url: z.string().catch(""),
  updated_at: z.number().optional().catch(undefined),
  verification: WebhookCheck.optional().catch(undefined),
});
export type WebhookInfo = z.infer<typeof WebhookInfo>;

/** A message that was taken. Never refused for its shape: it is on its way, whatever the answer looks like. */
export const SentMessage = z
  .looseObject({
    message_id: Id.catch(""),
    date: z.coerce.number().optional().catch(undefined),
  })
  .catch({ message_id: "", date: undefined });
export type SentMessage = z.infer<typeof SentMessage>;

/** A style over a stretch of the text, in UTF-16 units. `st`: b i u s, f_13 … f_20, c_<rgb>, lst_1, lst_2, ind_1 … ind_5. */
export interface TextStyle {
  start: number;
  len: number;
  st: string[];
}

export interface SendMessageOptions {
  /** Makes the platform ignore text_styles. */
  parse_mode?: "markdown" | "html";
  text_styles?: readonly TextStyle[];
  [parameter: string]: unknown;
}

export interface SendPhotoOptions {
  caption?: string;
  [parameter: string]: unknown;
}

export type Parameters = Readonly<Record<string, unknown>>;
