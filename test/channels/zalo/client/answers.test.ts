import { setImmediate as immediate } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ZaloBot } from "../../../../src/channels/zalo/client/zalo-bot.ts";
import { openServer } from "../open.ts";
import type { Fault } from "../server/faults.ts";

afterEach(() => {
  vi.useRealTimers();
});

const rows: [string, Fault, object][] = [
  [
    "a refusal with HTTP 200",
    { answer: 400, description: "Bad request: The chat_id must not be empty" },
    {
      name: "ZaloError",
      code: "EZALO",
      method: "getMe",
      errorCode: 400,
      message: "Bad request: The chat_id must not be empty",
    },
  ],
  [
    "a code written as a string",
    { answer: "429", description: "Quota exceeded" },
    { name: "ZaloError", errorCode: 429 },
  ],
  [
    "nginx turning a call away",
    { page: 429 },
    {
      name: "ParseError",
      code: "EPARSE",
      httpStatus: 429,
      message: "HTTP 429 with an HTML page instead of the platform's JSON",
    },
  ],
  ["a broken gateway", { page: 502 }, { name: "ParseError", errorCode: 502 }],
  [
    "a page with HTTP 200",
    { page: 200 },
    { name: "ParseError", errorCode: 200 },
  ],
  [
    "a connection torn down",
    { reset: "before" },
    { name: "FatalError", systemCode: "ECONNRESET", connected: true },
  ],
];

describe("what goes wrong", () => {
  it.each(rows)("is told apart: %s", async (_, fault, expected) => {
    const server = await openServer();
    const bot = new ZaloBot(server.token, { apiBase: server.base });
    server.fault(fault);
    await expect(bot.getMe()).rejects.toMatchObject(expected);
    await expect(bot.getMe()).resolves.toMatchObject({ account_type: "BASIC" });
  });

  it("is known to have gone nowhere where nobody listens", async () => {
    const bot = new ZaloBot("123456:abcdefgh", {
      apiBase: "http://127.0.0.1:1",
    });
    await expect(bot.getMe()).rejects.toMatchObject({
      name: "FatalError",
      systemCode: "ECONNREFUSED",
      connected: false,
    });
  });

  it("takes the token to no other address", async () => {
    const [server, other] = [await openServer(), await openServer()];
    const bot = new ZaloBot(server.token, { apiBase: server.base });
    server.fault({ redirect: other.base });
    await expect(bot.getMe()).rejects.toMatchObject({ httpStatus: 307 });
    expect(other.calls).toEqual([]);
  });

  it("ends a call that is never answered, and a poll 10 s after it should have been", async () => {
    const server = await openServer();
    const bot = new ZaloBot(server.token, {
      apiBase: server.base,
      call_timeout: 1_000,
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const times: [() => Promise<unknown>, number][] = [
      [() => bot.getMe(), 1_000],
      [() => bot.getUpdates({ timeout: 5 }), 15_000],
    ];
    for (const [call, ms] of times) {
      server.fault({ hang: true });
      const before = server.calls.length;
      let ended = false;
      const failed = expect(
        call().finally(() => {
          ended = true;
        }),
      ).rejects.toMatchObject({ systemCode: "ETIMEDOUT", connected: true });
      while (server.calls.length === before) await immediate();
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(ended).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await failed;
    }
  });

  it("does not hide that a message was taken, whatever the answer to it looks like", async () => {
    const server = await openServer();
    await server.user("a").sends("chào");
    const bot = new ZaloBot(server.token, { apiBase: server.base });
    server.platform.work = () => Promise.resolve("strange");
    await expect(bot.sendMessage("a", "x")).resolves.toEqual({
      message_id: "",
      date: undefined,
    });
  });
});
