import { describe, expect, it } from "vitest";
import type { WebhookRequest } from "../../../src/channels/channel.ts";
import { type Opened, openZalo } from "./open.ts";

const webhook = {
  url: "https://desk.example/hooks/zalo",
  secret: "a-long-secret",
};

describe("a webhook", () => {
  it("is set with its secret, and known by its path", async () => {
    const { server, channel } = await openHooked();
    expect(server.calls).toEqual([
      { method: "getMe", parameters: {} },
      {
        method: "setWebhook",
        parameters: { url: webhook.url, secret_token: webhook.secret },
      },
    ]);
    expect(server.violations).toEqual([]);
    expect(channel.webhook?.path).toBe("/hooks/zalo");
  });

  it("takes what is delivered, flat and wrapped", async () => {
    const { server, received } = await openHooked();
    await server.user("a").sends("một");
    await server
      .user("a")
      .sends({ photo: "https://a.example/1.jpg", as: "photo" });
    await server.user("a").in("g").sends({ photo: "https://a.example/2.jpg" });
    expect(
      received.map(({ text, attachments, group }) => [
        text,
        attachments,
        group,
      ]),
    ).toEqual([
      ["một", [], false],
      ["", [{ kind: "photo", ref: "https://a.example/1.jpg" }], false],
      ["", [{ kind: "photo", ref: "https://a.example/2.jpg" }], true],
    ]);
    expect(server.undelivered).toEqual([]);
  });

  it("answers only when what came is safe", async () => {
    const { channel, running, kept } = await openHeld();
    let answered: number | undefined;
    const answering = channel.webhook?.accept(delivery()).then((status) => {
      answered = status;
    });
    await new Promise(setImmediate);
    expect(answered).toBeUndefined();
    kept.resolve();
    await answering;
    expect(answered).toBe(200);
    await channel.stop();
    await running;
  });

  it("asks for another delivery when a message cannot be kept, which then bears the same id", async () => {
    let full = true;
    const ids: string[] = [];
    const { server, received, lines } = await openHooked((incoming) => {
      ids.push(incoming.id);
      return full
        ? Promise.reject(new Error("no space left"))
        : Promise.resolve();
    });
    await server.user("a").sends("cháy ở chợ");
    expect(server.undelivered).toHaveLength(1);
    full = false;
    await server.redeliver();
    expect(server.undelivered).toEqual([]);
    expect(received.map(({ text }) => text)).toEqual(["cháy ở chợ"]);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
    expect(lines.join("")).not.toContain("cháy");
  });

  it("answers the platform's looking whether anybody is there", async () => {
    const { server, received } = await openHooked();
    expect(await server.probe()).toBe(200);
    expect(received).toEqual([]);
  });

  it("lets pass what is no message, for it would be none the next time either", async () => {
    const { server, received } = await openHooked();
    await server.user("a").sends({ event: "message.reaction.received" });
    await server.inject({ event_name: "user_send_text", sender: { id: "a" } });
    await server.inject([]);
    await server.inject({});
    expect(server.undelivered).toEqual([]);
    expect(received).toEqual([]);
  });

  it.each([
    ["another secret", { "x-bot-api-secret-token": "a-long-secreT" }, 403],
    ["no secret", {}, 403],
    [
      "the secret twice",
      { "x-bot-api-secret-token": ["a-long-secret", "a-long-secret"] },
      403,
    ],
    ["the secret", { "x-bot-api-secret-token": "a-long-secret" }, 200],
  ])("with %s is answered with its status", async (_, headers, status) => {
    const { channel, received } = await openHooked();
    expect(await channel.webhook?.accept({ ...delivery(), headers })).toBe(
      status,
    );
    expect(received).toHaveLength(status === 200 ? 1 : 0);
  });

  it("refuses what is no JSON", async () => {
    const { channel } = await openHooked();
    const body = new TextEncoder().encode("{");
    expect(await channel.webhook?.accept({ ...delivery(), body })).toBe(400);
  });

  it("takes nothing before it runs and after it was stopped", async () => {
    const { channel, run, received } = await openZalo({ webhook });
    expect(await channel.webhook?.accept(delivery())).toBe(503);
    const running = run();
    await channel.stop();
    await running;
    expect(await channel.webhook?.accept(delivery())).toBe(503);
    expect(received).toEqual([]);
  });

  it("finishes what is being received before it has stopped", async () => {
    const { channel, running, kept } = await openHeld();
    const answering = channel.webhook?.accept(delivery());
    let stopped = false;
    const stopping = channel.stop().then(() => {
      stopped = true;
    });
    await running;
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    kept.resolve();
    expect(await answering).toBe(200);
    await stopping;
  });

  it("warns when it did not pass the platform's own check, and goes on", async () => {
    const { server, lines, run } = await openZalo({ webhook });
    const work = server.platform.work.bind(server.platform);
    server.platform.work = async (method, parameters, date) => {
      const result = await work(method, parameters, date);
      const verification = {
        ok: false,
        status_code: 403,
        outcome: "webhook.http.403",
        hint: webhook.url,
      };
      return method === "setWebhook"
        ? { ...(result as object), verification }
        : result;
    };
    void run();
    while (lines.length === 0) await new Promise(setImmediate);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      status: 403,
      reason: "http",
    });
    expect(lines.join("")).not.toContain("desk.example");
  });
});

function delivery(): WebhookRequest {
  const update = {
    event_name: "message.text.received",
    message: {
      message_id: "m",
      from: { id: "a" },
      chat: { id: "a" },
      text: "x",
    },
  };
  return {
    headers: { "x-bot-api-secret-token": webhook.secret },
    body: new TextEncoder().encode(JSON.stringify(update)),
  };
}

/** A channel that runs, and to which the server delivers. */
async function openHooked(
  ...receive: Parameters<Opened["run"]>
): Promise<Opened> {
  const opened = await openZalo({ webhook });
  const { server, channel, run } = opened;
  server.deliverTo(
    (request) => channel.webhook?.accept(request) ?? Promise.resolve(404),
  );
  void run(...receive);
  while (server.platform.webhook.url === "") await new Promise(setImmediate);
  return opened;
}

/** One whose receiver keeps what comes only when told to. */
async function openHeld() {
  const kept = Promise.withResolvers<undefined>();
  const opened = await openZalo({
    webhook,
    sleep: () => new Promise(() => undefined),
  });
  const running = opened.run(() => kept.promise);
  while (opened.server.platform.webhook.url === "")
    await new Promise(setImmediate);
  return {
    ...opened,
    running,
    kept: {
      resolve: () => {
        kept.resolve(undefined);
      },
    },
  };
}
