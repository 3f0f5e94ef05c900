import { EventEmitter } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { ZaloBot } from "../../../../src/channels/zalo/client/zalo-bot.ts";
import { openServer } from "../open.ts";
import type { ZaloServer } from "../server/zalo-server.ts";

// The surfaces of the two SDKs, call by call, and what each call sends to the platform. Sources:
// A: zalo-bot-node-sdk 1.0.0, github.com/inti25/Zalo-Bot-Node-SDK, README.md ("API") and src/ZaloBot.ts.
// B: node-zalo-bot 0.1.6, its README.md ("API") and src/zalo.js, as in github.com/vkhangstack/study-optimizer, zalo-bot/pkg/node-zalo-bot.

type Wire = [method: string, parameters: Record<string, unknown>];
interface Row {
  readonly of: "A" | "B" | "A, B" | "platform";
  readonly signature: string;
  readonly call: (bot: ZaloBot) => Promise<unknown>;
  readonly wire: Wire;
  /** What both SDKs' callers get; undefined where anything will do. */
  readonly result?: Readonly<Record<string, unknown>> | true;
}

const hook = "https://desk.example/zalo";
const secret = "a-long-secret";
const sent = { message_id: "sent-1" };

const rows: Row[] = [
  {
    of: "A, B",
    signature: "getMe()",
    call: (bot) => bot.getMe(),
    wire: ["getMe", {}],
    result: { id: "1234567890123456789", account_type: "BASIC" },
  },
  {
    of: "A",
    signature: "setWebhook(url, secretToken?)",
    call: (bot) => bot.setWebhook(hook, secret),
    wire: ["setWebhook", { url: hook, secret_token: secret }],
    result: { url: hook },
  },
  {
    of: "A",
    signature: "setWebhook(url), with the secret of the constructor",
    call: (bot) => bot.setWebhook(hook),
    wire: ["setWebhook", { url: hook, secret_token: "constructor-secret" }],
  },
  {
    of: "B",
    signature: "setWebHook(url, {secret_token})",
    call: (bot) => bot.setWebHook(hook, { secret_token: secret }),
    wire: ["setWebhook", { url: hook, secret_token: secret }],
  },
  {
    of: "A",
    signature: "getWebhookInfo()",
    call: (bot) => bot.getWebhookInfo(),
    wire: ["getWebhookInfo", {}],
    result: { url: "" },
  },
  {
    of: "B",
    signature: "getWebHookInfo([options])",
    call: (bot) => bot.getWebHookInfo({}),
    wire: ["getWebhookInfo", {}],
  },
  {
    of: "A",
    signature: "deleteWebhook()",
    call: (bot) => bot.deleteWebhook(),
    wire: ["deleteWebhook", {}],
    result: { url: "" },
  },
  {
    of: "B",
    signature: "deleteWebHook([options])",
    call: (bot) => bot.deleteWebHook({}),
    wire: ["deleteWebhook", {}],
  },
  {
    of: "platform",
    signature: "testWebhook()",
    call: (bot) => bot.testWebhook(),
    wire: ["testWebhook", {}],
    result: { ok: true, outcome: "webhook.ok" },
  },
  {
    of: "A, B",
    signature: "sendMessage(chat_id, text)",
    call: (bot) => bot.sendMessage("a", "Xin chào"),
    wire: ["sendMessage", { chat_id: "a", text: "Xin chào" }],
    result: sent,
  },
  {
    of: "A, B",
    signature: "sendMessage(chat_id, text, options)",
    call: (bot) => bot.sendMessage("a", "**x**", { parse_mode: "markdown" }),
    wire: [
      "sendMessage",
      { chat_id: "a", text: "**x**", parse_mode: "markdown" },
    ],
  },
  {
    of: "B",
    signature: "sendSticker(chatId, sticker, [options])",
    call: (bot) => bot.sendSticker("a", "bfe458bf64fa8da4d4eb"),
    wire: ["sendSticker", { chat_id: "a", sticker: "bfe458bf64fa8da4d4eb" }],
    result: sent,
  },
  {
    of: "A, B",
    signature: "sendChatAction(chat_id, action)",
    call: (bot) => bot.sendChatAction("a", "typing"),
    wire: ["sendChatAction", { chat_id: "a", action: "typing" }],
    result: true,
  },
  {
    of: "platform",
    signature: "sendVoice(chat_id, voice_url)",
    call: (bot) => bot.sendVoice("a", "https://desk.example/1.aac"),
    wire: [
      "sendVoice",
      { chat_id: "a", voice_url: "https://desk.example/1.aac" },
    ],
    result: sent,
  },
];

describe("the surface of both SDKs", () => {
  it.each(rows)("$of: $signature", async ({ call, wire, result }) => {
    const { server, bot } = await open();
    await server.user("a").sends("chào");
    const answer = await call(bot);
    expect(server.calls).toEqual([{ method: wire[0], parameters: wire[1] }]);
    expect(server.violations).toEqual([]);
    if (typeof result === "object") expect(answer).toMatchObject(result);
    else if (result !== undefined) expect(answer).toEqual(result);
  });

  it("A: sendPhoto(chat_id, photo, options), by a public address that is fetched once", async () => {
    const { server, bot } = await open();
    await server.user("a").sends("chào");
    const photo = server.file("map.png", Buffer.from("a picture"));
    expect(
      await bot.sendPhoto("a", photo, { caption: "Bản đồ" }),
    ).toMatchObject(sent);
    expect(server.calls[0]?.parameters).toEqual({
      chat_id: "a",
      photo,
      caption: "Bản đồ",
    });
    expect(server.fetched.get(photo)?.map(String)).toEqual(["a picture"]);
  });

  it.each([
    [
      "A: getUpdates(offset?, timeout?)",
      (bot: ZaloBot) => bot.getUpdates(7, 5),
      5,
    ],
    ["A: getUpdates()", (bot: ZaloBot) => bot.getUpdates(), 30],
    [
      "B: getUpdates([options])",
      (bot: ZaloBot) => bot.getUpdates({ timeout: 10 }),
      10,
    ],
  ])(
    "%s gives one update, and sends no offset, for there is none",
    async (_, call, timeout) => {
      const { server, bot } = await open();
      await server.user("a").sends("một");
      await server.user("a").sends("hai");
      const update = await call(bot);
      expect(update).toMatchObject({
        event_name: "message.text.received",
        message: { text: "một", chat: { id: "a", chat_type: "PRIVATE" } },
      });
      expect(server.calls[0]?.parameters).toEqual({ timeout });
      expect(server.violations).toEqual([]);
    },
  );

  it("gives undefined for a poll that nothing came to", async () => {
    const { server, bot } = await open();
    const poll = bot.getUpdates();
    await server.polled();
    server.expirePolls();
    expect(await poll).toBeUndefined();
  });

  it("A, B: is an EventEmitter, with B's errors and kinds of messages", async () => {
    const { bot } = await open();
    expect(bot).toBeInstanceOf(EventEmitter);
    expect(Object.keys(ZaloBot.errors)).toEqual(
      expect.arrayContaining([
        "BaseError",
        "FatalError",
        "ParseError",
        "ZaloError",
      ]),
    );
    expect(ZaloBot.messageTypes).toEqual(
      expect.arrayContaining(["text", "photo", "sticker"]),
    );
  });

  it.each([
    ["A: {polling: true}", { polling: true }, 30],
    ["A: {polling, polling_timeout}", { polling: true, polling_timeout: 7 }, 7],
    [
      "B: {polling: {params: {timeout}}}",
      { polling: { params: { timeout: 9 } } },
      9,
    ],
    ["B: {polling: {timeout}}", { polling: { timeout: 8 } }, 8],
  ])("%s polls from the beginning", async (_, options, timeout) => {
    const { server, bot } = await open(options);
    expect(bot.isPolling()).toBe(true);
    await server.polled();
    expect(server.calls[0]).toEqual({
      method: "getUpdates",
      parameters: { timeout },
    });
  });

  it.each([
    ["A: {polling: false}", { polling: false }],
    ["A: {}", {}],
    ["B: {polling: {autoStart: false}}", { polling: { autoStart: false } }],
  ])("%s does not poll until told", async (_, options) => {
    const { server, bot } = await open(options);
    expect(bot.isPolling()).toBe(false);
    await bot.startPolling();
    expect(bot.isPolling()).toBe(true);
    await server.polled();
  });

  it.each([
    [
      "A: apiBase with /bot<token>",
      (base: string, token: string) => ({ apiBase: `${base}/bot${token}` }),
    ],
    ["A: apiBase with /bot", (base: string) => ({ apiBase: `${base}/bot` })],
    ["A: apiBase alone", (base: string) => ({ apiBase: `${base}/` })],
    ["B: baseApiUrl", (base: string) => ({ baseApiUrl: base })],
  ])("%s names the platform's address", async (_, options) => {
    const server = await openServer();
    const bot = new ZaloBot(server.token, options(server.base, server.token));
    expect(await bot.getMe()).toMatchObject({ display_name: "Bot Trực Ban" });
  });

  it("A: refuses to be made without a token", () => {
    expect(() => new ZaloBot("")).toThrow("token");
  });
});

async function open(
  options: ConstructorParameters<typeof ZaloBot>[1] = {},
): Promise<{ server: ZaloServer; bot: ZaloBot }> {
  const server = await openServer();
  const bot = new ZaloBot(server.token, {
    apiBase: server.base,
    secret_token: "constructor-secret",
    ...options,
  });
  onTestFinished(() => bot.stopPolling({ cancel: true }));
  return { server, bot };
}
