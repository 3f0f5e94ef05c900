import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { startServer } from "./open.ts";
import type { TelegramServer } from "./server/server.ts";

const program = join(import.meta.dirname, "listening-child.ts");

/** A desk in a process of its own, and the ids of what it is handed. */
function start({ root, token }: TelegramServer, ...hold: string[]) {
  const child = spawn(process.execPath, [program, root, token, ...hold], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, ids: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

async function kill(child: ChildProcess) {
  child.kill("SIGKILL");
  await once(child, "exit");
}

it("hands over again, under the same ids, what a killed desk had not made safe", async () => {
  const server = await startServer();
  const an = server.user(7);
  const updates = [an.sends("một"), an.sends("hai")];

  const first = start(server, "hold");
  expect(await first.ids.next()).toMatchObject({ value: String(updates[0]) });
  await kill(first.child);
  expect(server.pending()).toEqual(updates);

  const second = start(server);
  for (const update of updates)
    expect(await second.ids.next()).toMatchObject({ value: String(update) });
  await server.until(() => server.pending().length === 0);
  await server.until(server.isPolled);
  await kill(second.child);
  await server.until(() => !server.isPolled());

  const third = an.sends("ba");
  const last = start(server);
  expect(await last.ids.next()).toMatchObject({ value: String(third) });
});
