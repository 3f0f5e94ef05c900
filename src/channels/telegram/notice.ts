import type { Notice } from "../../message.ts";
import { conversationOf } from "./address.ts";
import type {
  Membership,
  MembershipChange,
  TelegramMessage,
} from "./update.ts";

/** Blocked, unblocked, removed from a group, taken back; undefined for changes that leave the desk able to write or not. */
export function membershipNotice(
  id: string,
  change: MembershipChange,
): Notice | undefined {
  const could = canWrite(change.old_chat_member);
  const can = canWrite(change.new_chat_member);
  // The desk serves people and groups.
  if (could === can || change.chat.type === "channel") return undefined;
  return {
    id,
    channel: "telegram",
    conversation: conversationOf(change),
    at: new Date(change.date * 1000),
    notice: can ? "back" : "gone",
  };
}

/** A group that became a supergroup goes on under a new id. */
export function migrationNotice(
  id: string,
  message: TelegramMessage,
  to: number,
): Notice {
  return {
    id,
    channel: "telegram",
    conversation: conversationOf(message),
    at: new Date(message.date * 1000),
    notice: "moved",
    to: String(to),
  };
}

// "kicked" is said of a person who blocked the bot, too.
function canWrite(member: Membership): boolean {
  const { status, is_member: isMember, can_send_messages: maySend } = member;
  if (status === "restricted") return isMember === true && maySend !== false;
  return status !== "left" && status !== "kicked";
}
