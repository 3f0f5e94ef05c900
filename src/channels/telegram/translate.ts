import type { Clock } from "../../clock.ts";
import type { Incoming, Message } from "../../message.ts";
import { abilities } from "../abilities.ts";
import { conversationOf } from "./address.ts";
import { attachmentsOf } from "./attachments.ts";
import { type Identity, wordsOf } from "./naming.ts";
import { membershipNotice, migrationNotice } from "./notice.ts";
import { isService } from "./service.ts";
import type { CallbackQuery, TelegramMessage, Update } from "./update.ts";

/** What an update tells the desk; undefined where nobody spoke to it, or it need not know. */
export function translate(
  update: Update,
  bot: Identity,
  clock: Clock,
): Incoming | undefined {
  const id = String(update.update_id);
  const { message, edited_message: edited } = update;
  if (message?.migrate_to_chat_id !== undefined)
    return migrationNotice(id, message, message.migrate_to_chat_id);
  if (message !== undefined) return spoken(id, message, bot);
  if (edited !== undefined) {
    // A live location is edited every few seconds for hours.
    if (edited.location !== undefined) return undefined;
    const corrected = spoken(id, edited, bot);
    return corrected && { ...corrected, edited: true };
  }
  if (update.callback_query !== undefined)
    return tapped(id, update.callback_query, clock);
  if (update.my_chat_member !== undefined)
    return membershipNotice(id, update.my_chat_member);
  return undefined;
}

function spoken(
  id: string,
  message: TelegramMessage,
  bot: Identity,
): Message | undefined {
  const sender = senderOf(message);
  if (sender === undefined || isService(message)) return undefined;
  const { text, meantFor } = wordsOf(message, bot);
  if (meantFor === "other") return undefined;
  const { from, media_group_id: album } = message;
  // As long as Telegram lets a message be: apps cut what is longer and send the rest as the next message.
  const cut = (message.text ?? "").length >= abilities.telegram.textLimit;
  return {
    id,
    channel: "telegram",
    conversation: conversationOf(message),
    sender,
    at: new Date(message.date * 1000),
    text,
    attachments: attachmentsOf(message),
    group: isGroup(message.chat),
    named: meantFor === "desk",
    ...(from?.language_code !== undefined && { locale: from.language_code }),
    ...(album !== undefined && { album }),
    ...(cut && { cut }),
  };
}

function tapped(
  id: string,
  { from, message, data }: CallbackQuery,
  clock: Clock,
): Message | undefined {
  // Without a message it was a button of an inline result, without data one of a game; the desk sends neither.
  if (message === undefined || data === undefined) return undefined;
  return {
    id,
    channel: "telegram",
    conversation: conversationOf(message),
    sender: String(from.id),
    at: clock.now(),
    text: "",
    attachments: [],
    choice: data,
    group: isGroup(message.chat),
    named: true,
    ...(from.language_code !== undefined && { locale: from.language_code }),
  };
}

/** Who speaks; undefined for bots, channel posts and what no one wrote. */
function senderOf(message: TelegramMessage): string | undefined {
  const { chat, from, sender_chat: chatSpeaking } = message;
  if (chat.type === "channel" || message.is_automatic_forward === true)
    return undefined;
  // An admin who stays anonymous speaks as the group, others may as their channel; `from` is then a bot of Telegram's.
  if (chatSpeaking !== undefined) return String(chatSpeaking.id);
  return from === undefined || from.is_bot ? undefined : String(from.id);
}

function isGroup({ type }: { readonly type: string }): boolean {
  return type !== "private";
}
