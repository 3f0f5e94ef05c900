import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { describe as described } from "../../../src/logger.ts";
import { open, type Opening, startServer, words } from "./open.ts";
import { faults } from "./server/faults.ts";
import type { TelegramServer } from "./server/server.ts";

const secret = "AAh-TheSecretHalf";
const token = `1000:${secret}`;

const broken = [
  faults.html(502),
  faults.refused(400, "Bad Request: no"),
  faults.refused(403, "Forbidden: no"),
  faults.refused(500, "Internal Server Error"),
  faults.tooMany(1),
  faults.reset("before"),
  faults.reset("after"),
];

async function opened(opening: Opening = {}) {
  const server = await startServer({ token });
  const desk = open(server, opening);
  return { server, ...desk };
}

/** All that an error holds, hidden properties, causes and stack too, and what a log line would hold of it. */
async function traces(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  const all = inspect(error, { depth: Infinity, showHidden: true });
  return `${all} ${JSON.stringify(described(error))} ${String(error)}`;
}

async function unreachable(server: TelegramServer) {
  await server.goesDown();
}

describe("the token of the bot", () => {
  it("stands in no error of sending", async () => {
    const { server, channel } = await opened();
    server.user(7);
    for (const fault of broken) {
      server.fault("sendMessage", fault);
      expect(await traces(channel.send("7", words("a")))).not.toContain(secret);
    }
    await unreachable(server);
    expect(await traces(channel.send("7", words("a")))).not.toContain(secret);
  });

  it("stands in no error of fetching", async () => {
    const { server, channel } = await opened();
    const { file_id: ref } = server.file(new Uint8Array(3));
    const fetched = () => channel.fetch({ kind: "document", ref });
    for (const fault of broken)
      for (const step of ["getFile", "file"]) {
        server.fault(step, fault);
        expect(await traces(fetched())).not.toContain(secret);
      }
    await unreachable(server);
    expect(await traces(fetched())).not.toContain(secret);
  });

  it("stands in no error of the start", async () => {
    const server = await startServer({ token: "1000:another" });
    expect(await traces(open(server, { token }).running)).not.toContain(secret);
    await unreachable(server);
    expect(await traces(open(server, { token }).running)).not.toContain(secret);
  });

  it("stands in no error of setting the webhook", async () => {
    const server = await startServer({ token });
    const webhook = { url: "https://desk.test/a", secret: "webhook-secret" };
    server.fault("setWebhook", faults.refused(400, "Bad Request: bad webhook"));
    const trace = await traces(open(server, { webhook }).running);
    expect(trace).not.toContain(secret);
    expect(trace).not.toContain(webhook.secret);
  });

  it("stands in no line of the log", async () => {
    const lines: string[] = [];
    const note = (event: string, error?: unknown) => {
      lines.push(event, inspect(error, { depth: Infinity, showHidden: true }));
    };
    const logger = { info: note, warn: note, error: note };
    const server = await startServer({ token });
    server.fault("setMyCommands", faults.html(502));
    server.fault("getUpdates", faults.refused(409, "Conflict"));
    for (const fault of broken) server.fault("getUpdates", fault);
    server.user(7).sends("a");
    const { hears } = open(server, { logger });
    await hears(1);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join("\n")).not.toContain(secret);
  });
});
