import { createInterface } from "node:readline";
import { settableClock } from "../../src/clock.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { scriptedChannel, textOf } from "./channel.ts";
import { message, openDesk } from "./open.ts";

// A program to be killed: of each line "<conversation> <id>" it takes a message in, over documents in the folder named
// first, and prints "taken <id>" once that is acknowledged and "sent <text>" for what arrives. Ends with its input.

const [, , folder = ""] = process.argv;
const clock = settableClock();
const channel = {
  ...scriptedChannel(clock),
  send(_: string, piece: Parameters<typeof textOf>[0]) {
    // Writing to a pipe is done when it returns: what is printed arrives, whatever happens next.
    process.stdout.write(`sent ${textOf(piece)}\n`);
    return Promise.resolve();
  },
};
const storage = await openLowdb(folder);
const { conversations } = openDesk({ storage, clock, channels: [channel] });
await conversations.resume();
const receipts: Promise<void>[] = [];
for await (const line of createInterface({ input: process.stdin }))
  receipts.push(take(line));
await Promise.all(receipts);
await conversations.settled();

async function take(line: string): Promise<void> {
  const [conversation = "", id = ""] = line.split(" ");
  await conversations.receive(message(id, { conversation }));
  process.stdout.write(`taken ${id}\n`);
}
