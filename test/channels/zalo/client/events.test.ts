import { describe, expect, it, onTestFinished } from "vitest";
import { ZaloBotError } from "../../../../src/channels/zalo/client/errors.ts";
import {
  ZaloBot,
  type ZaloBotOptions,
} from "../../../../src/channels/zalo/client/zalo-bot.ts";
import { openServer } from "../open.ts";

const token = "123456:abcdef-secret";
const text = (words: string) => ({
  event_name: "message.text.received",
  message: {
    message_id: "m1",
    date: 1_762_045_200_000,
    from: { id: "a", display_name: "A" },
    chat: { id: "a", chat_type: "PRIVATE" },
    text: words,
  },
});

describe("events", () => {
  it.each([
    ["text", { event_name: "message.text.received", message: { text: "x" } }],
    [
      "photo",
      {
        event_name: "message.image.received",
        message: { photo_url: "https://a.example/1.jpg" },
      },
    ],
    [
      "sticker",
      { event_name: "message.sticker.received", message: { sticker: "s" } },
    ],
    [
      "voice",
      {
        event_name: "message.voice.received",
        message: { voice_url: "https://a.example/1.aac" },
      },
    ],
    [
      "unsupported",
      { event_name: "message.unsupported.received", message: {} },
    ],
    [
      "text",
      { message: { text: "an update made up by a program bears no name" } },
    ],
  ] as const)("tell a message, and then its kind: %s", (type, update) => {
    const bot = new ZaloBot(token);
    const told: unknown[] = [];
    bot.on("update", () => told.push("update"));
    bot.on("message", (_, metadata) => told.push(["message", metadata]));
    for (const kind of ZaloBot.messageTypes)
      bot.on(kind, (_, metadata) => told.push([kind, metadata]));
    bot.processUpdate(update);
    expect(told).toEqual(["update", ["message", { type }], [type, { type }]]);
  });

  it("give the address of a picture under both names", () => {
    const bot = new ZaloBot(token);
    const photos: unknown[] = [];
    bot.on("photo", ({ photo, photo_url }) => photos.push([photo, photo_url]));
    for (const name of ["photo", "photo_url"])
      bot.processUpdate({
        event_name: "message.image.received",
        message: { [name]: "https://a.example/1.jpg" },
      });
    const both = ["https://a.example/1.jpg", "https://a.example/1.jpg"];
    expect(photos).toEqual([both, both]);
  });

  it("come from wrapped and flat deliveries, and from nothing else", () => {
    const bot = new ZaloBot(token);
    const texts: unknown[] = [];
    bot.on("text", (message) => texts.push(message.text));
    bot.processUpdate(text("flat"));
    bot.processUpdate({ ok: true, result: text("wrapped") });
    for (const other of [undefined, null, "", 7, [], {}, { result: null }])
      bot.processUpdate(other);
    expect(texts).toEqual(["flat", "wrapped"]);
  });

  it("tell texts to those who listen for a pattern, and no longer to one that was taken away", () => {
    const bot = new ZaloBot(token);
    const heard: unknown[] = [];
    bot.onText(/^\/start (?<code>\w+)/g, (_, match) => heard.push(match[1]));
    bot.onText("start", () => heard.push("any"));
    bot.processUpdate(text("/start one"));
    bot.processUpdate(text("/start two"));
    bot.processUpdate(text("stop"));
    expect(heard).toEqual(["one", "any", "two", "any"]);
    expect(bot.removeTextListener("start")).toBe(true);
    expect(bot.removeTextListener("start")).toBe(false);
    bot.processUpdate(text("/start three"));
    expect(heard.slice(4)).toEqual(["three"]);
  });

  it("tell a text to the first matching listener only, where that is asked for", () => {
    const bot = new ZaloBot(token, { onlyFirstMatch: true });
    const heard: string[] = [];
    bot.onText(/a/, () => heard.push("first"));
    bot.onText(/a/, () => heard.push("second"));
    bot.processUpdate(text("a"));
    expect(heard).toEqual(["first"]);
  });
});

describe("a webhook delivery", () => {
  const secret = "a-long-secret";

  it.each([
    ["the secret", { "x-bot-api-secret-token": secret }],
    [
      "the secret under a header as the platform writes it",
      { "X-Bot-Api-Secret-Token": secret },
    ],
    ["no headers, since the caller has checked them", undefined],
  ])("is worked on with %s", (_, headers) => {
    const bot = new ZaloBot(token, { secret_token: secret });
    const texts: unknown[] = [];
    bot.on("text", (message) => texts.push(message.text));
    bot.processWebhook({ ok: true, result: text("x") }, headers);
    expect(texts).toEqual(["x"]);
  });

  it.each([
    ["another secret", { "x-bot-api-secret-token": "a-long-secreT" }],
    ["the beginning of the secret", { "x-bot-api-secret-token": "a-long" }],
    ["no secret", {}],
    ["the secret twice", { "x-bot-api-secret-token": [secret, secret] }],
  ])("is refused with %s", (_, headers) => {
    const bot = new ZaloBot(token, { secret_token: secret });
    const told: unknown[] = [];
    bot.on("update", () => told.push("update"));
    bot.on("webhook_error", (error) => told.push(error));
    expect(() => {
      bot.processWebhook(text("x"), headers);
    }).toThrow(ZaloBotError);
    expect(told).toEqual([expect.any(ZaloBotError)]);
  });
});

describe("polling by the client itself", () => {
  it("tells what comes, and takes empty polls for nothing unusual", async () => {
    const { server, bot } = await open({ polling: true });
    const errors: unknown[] = [];
    bot.on("error", (error) => errors.push(error));
    bot.on("polling_error", (error) => errors.push(error));
    const told = new Promise((resolve) => bot.on("text", resolve));
    await server.polled();
    server.expirePolls();
    await server.polled();
    await server.user("a").sends("một");
    expect(await told).toMatchObject({ text: "một" });
    expect(errors).toEqual([]);
  });

  it("goes on when a listener throws, or rejects", async () => {
    const { server, bot } = await open({ polling: true });
    const errors: string[] = [];
    bot.on("error", ({ message }) => errors.push(message));
    bot.on("text", () => {
      throw new Error("thrown");
    });
    // eslint would have a listener return nothing; callers do otherwise.
    bot.on("sticker", () => Promise.reject(new Error("rejected")) as never);
    const third = new Promise((resolve) => bot.on("voice", resolve));
    await server.polled();
    await server.user("a").sends("một");
    await server.user("a").sends({ sticker: "s" });
    await server.user("a").sends({ voice: "https://a.example/1.aac" });
    await third;
    expect(errors).toEqual(["thrown", "rejected"]);
  });

  it("does not end the process when an async listener rejects and nobody listens for errors", async () => {
    const { server, bot } = await open({ polling: true });
    bot.on("text", () => Promise.reject(new Error("rejected")) as never);
    const second = new Promise((resolve) => bot.on("voice", resolve));
    await server.polled();
    await server.user("a").sends("một");
    await server.user("a").sends({ voice: "https://a.example/1.aac" });
    await expect(second).resolves.toBeDefined();
  });

  it("tells failures to those who listen, and does not end the process where nobody does", async () => {
    const { server, bot } = await open();
    server.fault({ page: 502 }, { times: 2 });
    await expect(bot.getMe()).rejects.toThrow(ZaloBotError);
    const told: unknown[] = [];
    bot.on("error", (error) => told.push(error));
    await expect(bot.getMe()).rejects.toThrow(ZaloBotError);
    expect(told).toEqual([expect.any(ZaloBotError)]);
  });

  it("lets the poll under way end when stopped, and tells what it brings", async () => {
    const { server, bot } = await open({ polling: true });
    const texts: unknown[] = [];
    bot.on("text", (message) => texts.push(message.text));
    await server.polled();
    const stopped = bot.stopPolling();
    expect(bot.isPolling()).toBe(false);
    await server.user("a").sends("một");
    await stopped;
    expect(texts).toEqual(["một"]);
    expect(server.openPolls).toBe(0);
  });

  it("polls once, however often it is started", async () => {
    const { server, bot } = await open({ polling: true });
    await bot.startPolling();
    await bot.startPolling();
    await server.polled();
    expect(server.openPolls).toBe(1);
  });
});

async function open(options: ZaloBotOptions = {}) {
  const server = await openServer();
  const bot = new ZaloBot(server.token, { apiBase: server.base, ...options });
  onTestFinished(() => bot.stopPolling({ cancel: true }));
  return { server, bot };
}
