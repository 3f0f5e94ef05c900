import { readFile } from "node:fs/promises";
import { abilities } from "../channels/abilities.ts";
import { type Channel, FetchError, SendError } from "../channels/channel.ts";
import type { Piece } from "../channels/piece.ts";
import type { ChannelName, ConversationId } from "../message.ts";

/** A channel of the machine-readable contract: a platform's abilities, with messages told as lines. */
export function createLineChannel(
  name: ChannelName,
  blocked: ReadonlySet<ConversationId>,
  tell: (message: object) => Promise<void>,
): Channel {
  return {
    name,
    abilities: abilities[name],
    rates: {
      perSecond: Infinity,
      perConversationMs: 0,
      perGroupMinute: Infinity,
      repeatUnknown: true,
    },
    run: () => Promise.resolve(),
    async send(to, piece) {
      if (blocked.has(to)) throw new SendError({ kind: "gone" });
      await tell({ to, ...shown(piece) });
    },
    typing: () => Promise.resolve(),
    fetch: ({ ref }) => readAttachment(ref),
    stop: () => Promise.resolve(),
  };
}

/** What was sent as a file of this machine. */
async function readAttachment(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new FetchError("gone");
  }
}

function shown(piece: Piece): object {
  return piece.kind === "text"
    ? { text: piece.text, choices: piece.choices, files: [] }
    : { text: "", choices: [], files: [piece.name] };
}
