import { z } from "zod";

// What the desk reads of an update, by the names of the Bot API (10.1). Everything else is left alone.

const Chat = z.object({ id: z.int(), type: z.string() });

const User = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  language_code: z.string().optional(),
});

const File = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
});
export type File = z.infer<typeof File>;

const Location = z.object({
  latitude: z.number(),
  longitude: z.number(),
  live_period: z.number().optional(),
});

/** A stretch of text with a meaning of its own; offset and length in UTF-16 units. */
const Entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: z.object({ id: z.int() }).optional(),
});
export type Entity = z.infer<typeof Entity>;

// Loose: which other fields there are tells what kind of message it is.
export const TelegramMessage = z.looseObject({
  message_id: z.int(),
  date: z.number(),
  chat: Chat,
  from: User.optional(),
  sender_chat: z.object({ id: z.int() }).optional(),
  is_automatic_forward: z.boolean().optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  media_group_id: z.string().optional(),
  reply_to_message: z
    .looseObject({
      from: User.optional(),
      forum_topic_created: z.unknown().optional(),
    })
    .optional(),
  text: z.string().optional(),
  entities: z.array(Entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(Entity).optional(),
  photo: z.array(File).optional(),
  video: File.optional(),
  animation: File.optional(),
  video_note: File.optional(),
  voice: File.optional(),
  audio: File.optional(),
  document: File.optional(),
  location: Location.optional(),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string(),
      last_name: z.string().optional(),
    })
    .optional(),
  sticker: z.unknown().optional(),
  migrate_to_chat_id: z.int().optional(),
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;

const CallbackQuery = z.object({
  id: z.string(),
  from: User,
  // Of a message that is too old only chat, id and a date of 0 are told.
  message: z
    .object({
      chat: Chat,
      message_thread_id: z.int().optional(),
      is_topic_message: z.boolean().optional(),
    })
    .optional(),
  data: z.string().optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

const Membership = z.object({
  status: z.string(),
  is_member: z.boolean().optional(),
  can_send_messages: z.boolean().optional(),
});
export type Membership = z.infer<typeof Membership>;

const MembershipChange = z.object({
  chat: Chat,
  date: z.number(),
  old_chat_member: Membership,
  new_chat_member: Membership,
});
export type MembershipChange = z.infer<typeof MembershipChange>;

/** An update of a kind that the desk asks for, or of one it does not know, which then holds nothing but its id. */
export const Update = z.object({
  update_id: z.int(),
  message: TelegramMessage.optional(),
  edited_message: TelegramMessage.optional(),
  callback_query: CallbackQuery.optional(),
  my_chat_member: MembershipChange.optional(),
});
export type Update = z.infer<typeof Update>;

/** The kinds of updates that the desk asks Telegram for. */
export const updateKinds = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
] as const;
