import type { ConversationId, Reply } from "../message.ts";
import type { Channel } from "./channel.ts";
import { piecesOf } from "./piece.ts";

/** Sends a reply at once, one piece after the other. Throws what the channel throws. */
export async function sendAll(
  channel: Channel,
  to: ConversationId,
  reply: Reply,
): Promise<void> {
  for (const piece of piecesOf(reply, channel.abilities))
    await channel.send(to, piece);
}
