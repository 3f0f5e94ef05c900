import type { Api } from "grammy";
import type { ConversationId } from "../../message.ts";
import { SendError } from "../channel.ts";
import { addressOf, conversationOf, isPrivate } from "./address.ts";
import { faultOf } from "./fault.ts";

/**
 * Opens a topic in a group. Only supergroups with topics have them, and only admins who may manage topics open them
 * (Bot API, createForumTopic); whichever it is that Telegram refuses, there is none to be had. Throws {@link SendError}
 * for what may pass.
 */
export async function openTopic(
  api: Api,
  group: ConversationId,
  name: string,
): Promise<ConversationId | undefined> {
  const address = addressOf(group);
  // A topic has none of its own, and a person's chat is none.
  if (
    address === undefined ||
    isPrivate(address) ||
    address.message_thread_id !== undefined
  )
    return undefined;
  try {
    const { message_thread_id: topic } = await api.createForumTopic(
      address.chat_id,
      name,
    );
    return conversationOf({
      chat: { id: address.chat_id },
      message_thread_id: topic,
      is_topic_message: true,
    });
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === "refused" || fault.kind === "gone") return undefined;
    throw new SendError(fault);
  }
}
