import type { ConversationId } from "../../message.ts";

/** Where a message goes: a chat, or a topic in it. */
export interface Address {
  readonly chat_id: number;
  readonly message_thread_id?: number;
}

interface Place {
  readonly chat: { readonly id: number };
  readonly message_thread_id?: number | undefined;
  readonly is_topic_message?: boolean | undefined;
}

/** The conversation in which a message stands: "chat", or "chat/topic" in a topic of a forum. */
export function conversationOf(place: Place): ConversationId {
  const { chat, message_thread_id: topic } = place;
  // A thread of replies in a group without topics has an id as well.
  return place.is_topic_message === true && topic !== undefined
    ? `${chat.id}/${topic}`
    : String(chat.id);
}

/** Undefined for what is no conversation of Telegram. */
export function addressOf(conversation: ConversationId): Address | undefined {
  const parts = /^(-?\d{1,15})(?:\/(\d{1,15}))?$/.exec(conversation);
  if (parts?.[1] === undefined) return undefined;
  const chat = { chat_id: Number(parts[1]) };
  return parts[2] === undefined
    ? chat
    : { ...chat, message_thread_id: Number(parts[2]) };
}

/** Whether one person alone reads it: ids of people are positive, those of groups negative. */
export function isPrivate({ chat_id }: Address): boolean {
  return chat_id > 0;
}
