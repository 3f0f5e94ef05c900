import { expect } from "vitest";
import { type Channel, SendError } from "../../../src/channels/channel.ts";
import type { Piece } from "../../../src/channels/piece.ts";
import { openIdle, startServer } from "./open.ts";

/** A channel that only sends: it asks for no updates. */
export async function openSender() {
  const server = await startServer();
  server.user(7);
  const { channel } = openIdle(server);
  return { server, channel };
}

/** Why a piece was not sent. */
export async function faultOf(channel: Channel, to: string, piece: Piece) {
  const error = await channel.send(to, piece).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SendError);
  return error instanceof SendError ? error.fault : undefined;
}
