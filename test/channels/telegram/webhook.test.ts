import { describe, expect, it } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import { InputError } from "../../../src/errors.ts";
import { open, startServer, words } from "./open.ts";
import { openByWebhook, webhook } from "./open-by-webhook.ts";
import { faults } from "./server/faults.ts";

async function accepted(
  channel: Channel,
  body: string,
  secret: string | readonly string[] | undefined = webhook.secret,
) {
  return await channel.webhook?.accept({
    headers: { "x-telegram-bot-api-secret-token": secret },
    body: Buffer.from(body),
  });
}

describe("Telegram, delivering by itself", () => {
  it("is told where, and with what proof", async () => {
    const { server, channel } = await openByWebhook();
    expect(channel.webhook?.path).toBe("/telegram");
    expect(server.callsOf("setWebhook")[0]?.params).toEqual({
      url: webhook.url,
      secret_token: webhook.secret,
      max_connections: 40,
      allowed_updates: [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
      ],
    });
  });

  it("has its messages handed over and acknowledged", async () => {
    const { server, heard, hears } = await openByWebhook();
    server.user(7).sends("một");
    server.user(8).sends("hai");
    await hears(2);
    await server.until(() => server.pending().length === 0);
    expect(heard.map(({ conversation }) => conversation).toSorted()).toEqual([
      "7",
      "8",
    ]);
    expect(server.deliveries().map(({ status }) => status)).toEqual([200, 200]);
  });

  it("delivers again what could not be kept, under the same id", async () => {
    let failures = 1;
    const ids: string[] = [];
    const { server, heard, hears } = await openByWebhook({
      keep: ({ id }) => {
        ids.push(id);
        if (failures-- > 0) throw new Error("disk full");
      },
    });
    const update = server.user(7).sends("một");
    await server.until(() => server.deliveries().length === 1);
    expect(server.pending()).toEqual([update]);
    server.redeliver();
    await hears(1);
    expect(ids).toEqual([String(update), String(update)]);
    expect(heard).toHaveLength(1);
    await server.until(() => server.pending().length === 0);
    expect(server.deliveries().map(({ status }) => status)).toEqual([503, 200]);
  });

  it("has taps answered once they are safe", async () => {
    const { server, channel, heard, hears } = await openByWebhook();
    const an = server.user(7);
    const choices = [{ id: "y", label: "Có" }];
    await channel.send("7", words("Chọn", { choices }));
    an.taps("y");
    await hears(1);
    expect(heard).toMatchObject([{ choice: "y" }]);
    await server.called("answerCallbackQuery");
  });

  it("keeps what comes while nobody is there, until the next start", async () => {
    const { server, channel } = await openByWebhook();
    await channel.stop();
    const update = server.user(7).sends("một");
    await server.until(() => server.deliveries().length === 1);
    expect(server.deliveries()).toEqual([{ update, status: 503 }]);
    expect(server.pending()).toEqual([update]);
  });

  it("finishes what is being received when stopped", async () => {
    const kept = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    const { server, channel, heard } = await openByWebhook({
      keep: async () => {
        reached.resolve(undefined);
        await kept.promise;
      },
    });
    server.user(7).sends("một");
    await reached.promise;
    let isStopped = false;
    const stopped = channel.stop().then(() => {
      isStopped = true;
    });
    // Long enough for another delivery to be put off.
    server.user(8).sends("hai");
    await server.until(() => server.deliveries().length === 1);
    expect(isStopped).toBe(false);
    kept.resolve(undefined);
    await stopped;
    expect(heard).toMatchObject([{ text: "một" }]);
    await server.until(() => server.deliveries().length === 2);
    expect(server.deliveries().map(({ status }) => status)).toEqual([503, 200]);
  });
});

describe("a delivery", () => {
  const update = JSON.stringify({ update_id: 1, poll: { id: "1" } });

  it.each([
    ["another secret", "s3cret_", 401],
    ["no secret", undefined, 401],
    ["two secrets", [webhook.secret, webhook.secret], 401],
    ["the secret", webhook.secret, 200],
  ])("with %s is answered with %s", async (_, secret, status) => {
    const { channel } = await openByWebhook();
    const headers = { "x-telegram-bot-api-secret-token": secret };
    const body = Buffer.from(update);
    expect(await channel.webhook?.accept({ headers, body })).toBe(status);
  });

  it.each([
    ["no JSON", "{", 400],
    ["no object", "3", 400],
    ["no update", "{}", 400],
    ["nothing", "", 400],
    ["far too much", `{"update_id":1,"x":"${"a".repeat(1024 * 1024)}"}`, 400],
    ["an update of another kind", update, 200],
    ["an update that cannot be read", '{"update_id":1,"message":{}}', 200],
  ])("of %s is answered with %s%s", async (_, body, status) => {
    const { channel, heard } = await openByWebhook();
    expect(await accepted(channel, body)).toBe(status);
    expect(heard).toEqual([]);
  });

  it("before the start is put off", async () => {
    const server = await startServer();
    server.fault("getMe", faults.hang);
    const { channel } = open(server, { webhook });
    await server.called("getMe");
    expect(await accepted(channel, update)).toBe(503);
  });
});

describe("a webhook that cannot work", () => {
  it.each([
    ["without https", { ...webhook, url: "http://desk.test/telegram" }],
    ["without an address", { ...webhook, url: "desk" }],
    [
      "with the token in its address",
      { ...webhook, url: "https://desk.test/1000:local-token" },
    ],
    ["without a secret", { ...webhook, secret: "" }],
    [
      "with a secret that Telegram does not take",
      { ...webhook, secret: "a b" },
    ],
  ])("%s is refused in one line", async (_, given) => {
    const server = await startServer();
    expect(() => open(server, { webhook: given })).toThrow(InputError);
  });

  it("is refused where Telegram refuses it", async () => {
    const server = await startServer();
    server.fault(
      "setWebhook",
      faults.refused(400, "Bad Request: bad webhook: Failed to resolve host"),
    );
    const { running } = open(server, { webhook });
    await expect(running).rejects.toThrow(
      new InputError(
        "Telegram refused TELEGRAM_WEBHOOK_URL: bad webhook: Failed to resolve host",
      ),
    );
  });

  it("is set as soon as Telegram answers", async () => {
    const server = await startServer();
    server.fault("setWebhook", faults.html(502), 2);
    const { waits } = open(server, { webhook });
    await server.called("setWebhook", 3);
    expect(waits).toHaveLength(2);
  });
});
