import { describe, expect, it, onTestFinished } from "vitest";
import { ZaloBot } from "../../../../src/channels/zalo/client/zalo-bot.ts";
import { openServer } from "../open.ts";

// The server stands in for the platform, so what it does is shown here by what was seen of the platform: each of these
// is measured on the live service, or stands in its documentation.

describe("the local platform", () => {
  it("answers a refusal with HTTP 200", async () => {
    const { call } = await open();
    expect(await call("sendMessage", { chat_id: "", text: "x" })).toEqual([
      200,
      {
        ok: false,
        error_code: 400,
        description: "Bad request: The chat_id must not be empty",
      },
    ]);
    expect(await call("setMessageReaction", {})).toEqual([
      200,
      { ok: false, error_code: 404, description: "Not Found" },
    ]);
  });

  it("answers an empty poll as an error 408", async () => {
    const { server, call } = await open();
    const poll = call("getUpdates", { timeout: 30 });
    await server.polled();
    server.expirePolls();
    expect(await poll).toEqual([
      200,
      { ok: false, error_code: 408, description: "Request timeout" },
    ]);
  });

  it("hands out one update an answer, to one poll, once", async () => {
    const { server, call } = await open();
    await server.user("a").sends("một");
    await server.user("a").sends("hai");
    const texts = [await call("getUpdates", {}), await call("getUpdates", {})];
    expect(texts).toMatchObject([
      [200, { result: { message: { text: "một" } } }],
      [200, { result: { message: { text: "hai" } } }],
    ]);
    void call("getUpdates", {}).catch(() => undefined);
    await server.polled();
    expect(server.openPolls).toBe(1);
  });

  it("hands nothing out while a webhook is set", async () => {
    const { call } = await open();
    await call("setWebhook", {
      url: "https://desk.example",
      secret_token: "12345678",
    });
    expect(await call("getUpdates", {})).toMatchObject([
      200,
      { ok: false, error_code: 400 },
    ]);
  });

  it("turns too many polls away with a page", async () => {
    const { server, bot } = await open();
    server.allowPolls(0);
    await expect(bot.getUpdates()).rejects.toMatchObject({
      code: "EPARSE",
      httpStatus: 429,
    });
  });

  it.each([
    ["http://desk.example", "12345678"],
    ["https://desk.example", "1234567"],
    ["https://desk.example", "x".repeat(257)],
  ])(
    "takes no webhook %s with a secret of another length",
    async (url, secret_token) => {
      const { call } = await open();
      expect(await call("setWebhook", { url, secret_token })).toMatchObject([
        200,
        { ok: false, error_code: 400 },
      ]);
    },
  );

  it("takes texts of 1 to 2,000 characters", async () => {
    const { server, call } = await open();
    await server.user("a").sends("chào");
    const send = (length: number) =>
      call("sendMessage", { chat_id: "a", text: "x".repeat(length) });
    expect([
      await send(0),
      await send(1),
      await send(2000),
      await send(2001),
    ]).toMatchObject([
      [200, { ok: false, error_code: 400 }],
      [200, { ok: true }],
      [200, { ok: true }],
      [200, { ok: false, error_code: 400 }],
    ]);
  });

  it.each([
    ["", "The photo must not be empty"],
    [
      "data:image/png;base64,AAAA",
      "The photo must start with http:// or https://",
    ],
    ["AAAA", "The photo must start with http:// or https://"],
  ])(
    "takes no picture but by its address: “%s”",
    async (photo, description) => {
      const { server, bot } = await open();
      await server.user("a").sends("chào");
      await expect(bot.sendPhoto("a", photo)).rejects.toMatchObject({
        message: `Bad request: ${description}`,
      });
      await expect(
        bot.sendPhoto("a", server.file("none", 404)),
      ).rejects.toThrow("The photo URL is invalid");
    },
  );

  it("counts messages of both ways, and stops at 3,000 a month", async () => {
    const { server, bot } = await open();
    await server.user("a").sends("chào");
    server.platform.messages = 2_999;
    await bot.sendMessage("a", "the last one");
    await expect(bot.sendMessage("a", "one more")).rejects.toMatchObject({
      errorCode: 429,
      message: "Quota exceeded",
    });
  });

  it("has no room for a 51st person", async () => {
    const { server } = await open();
    for (let count = 1; count <= 51; count += 1)
      await server.user(`user ${count}`).sends("chào");
    expect(server.platform.queue).toHaveLength(50);
    expect(server.platform.turnedAway).toEqual(["user 51"]);
  });

  it.each([
    ["getUpdates", { offset: 1 }],
    ["getUpdates", { timeout: "soon" }],
    ["sendMessage", { chat_id: 7, text: "x" }],
    ["sendMessage", { chat_id: "a", text: "x", reply_markup: {} }],
    [
      "sendMessage",
      {
        chat_id: "a",
        text: "x",
        text_styles: [{ start: 0, len: 2, st: ["b"] }],
      },
    ],
    [
      "sendMessage",
      {
        chat_id: "a",
        text: "x",
        text_styles: [{ start: 0, length: 1, st: ["b"] }],
      },
    ],
    [
      "sendMessage",
      {
        chat_id: "a",
        text: "x",
        text_styles: [{ start: 0, len: 1, st: ["bold"] }],
      },
    ],
    ["sendChatAction", { chat_id: "a", action: "dancing" }],
    ["sendmessage", {}],
  ])(
    "notes what no documentation allows: %s %o",
    async (method, parameters) => {
      const { server, call } = await open();
      onTestFinished(() => {
        server.expirePolls();
      });
      void call(method, parameters).catch(() => undefined);
      while (server.calls.length === 0) await new Promise(setImmediate);
      expect(server.violations).not.toEqual([]);
    },
  );
});

async function open() {
  const server = await openServer();
  const bot = new ZaloBot(server.token, { apiBase: server.base });
  const call = async (method: string, parameters: object) => {
    const answer = await fetch(`${server.base}/bot${server.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return [answer.status, await answer.json()] as const;
  };
  return { server, bot, call };
}
