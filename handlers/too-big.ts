import { abilities } from "../src/channels/abilities.ts";
import type { Attachment, ChannelName } from "../src/message.ts";

/** Whether what was sent is more than the channel hands out. */
export function isTooBig(channel: ChannelName): (sent: Attachment) => boolean {
  const { fetchLimit } = abilities[channel];
  return (sent) => "bytes" in sent && (sent.bytes ?? 0) > fetchLimit;
}
