import { describe, expect, it, onTestFinished } from "vitest";
import { startTelegramServer, type TelegramServerOptions } from "./server.ts";

// What only the server itself shows; the rest is shown by the channel's tests against it.

async function started(options?: TelegramServerOptions) {
  const server = await startTelegramServer(options);
  onTestFinished(() => server.stop());
  const call = async (method: string, params: object = {}) => {
    const response = await fetch(
      `${server.root}/bot${server.token}/${method}`,
      { method: "POST", body: JSON.stringify(params) },
    );
    const body: unknown = await response.json();
    return body;
  };
  return { server, call };
}

describe("the local Bot API server", () => {
  it("ends a poll when another begins, as Telegram does", async () => {
    const { server, call } = await started();
    const first = call("getUpdates", { timeout: 50 });
    await server.until(server.isPolled);
    const second = call("getUpdates", { timeout: 50 });
    expect(await first).toMatchObject({ ok: false, error_code: 409 });
    await server.until(server.isPolled);
    const update = server.user(7).sends("a");
    expect(await second).toMatchObject({ result: [{ update_id: update }] });
  });

  it("refuses polls while a webhook is set", async () => {
    const { call } = await started();
    await call("setWebhook", { url: "https://desk.test/a" });
    expect(await call("getUpdates")).toMatchObject({ error_code: 409 });
    expect(await call("getWebhookInfo")).toMatchObject({
      result: { url: "https://desk.test/a" },
    });
    await call("deleteWebhook");
    expect(await call("getUpdates")).toEqual({ ok: true, result: [] });
  });

  it("gives updates until they are confirmed, and only kinds that were asked for", async () => {
    const { server, call } = await started();
    await call("getUpdates", { allowed_updates: ["message"] });
    const an = server.user(7);
    const first = an.sends("a");
    an.blocks();
    const second = an.sends("b");
    const both = { result: [{ update_id: first }, { update_id: second }] };
    expect(await call("getUpdates")).toMatchObject(both);
    expect(await call("getUpdates")).toMatchObject(both);
    expect(await call("getUpdates", { offset: second })).toMatchObject({
      result: [{ update_id: second }],
    });
    expect(server.pending()).toEqual([second]);
  });

  it("keeps its queue while nobody can reach it", async () => {
    const { server, call } = await started();
    const update = server.user(7).sends("a");
    await server.goesDown();
    await expect(call("getUpdates")).rejects.toThrow();
    await server.comesBack();
    expect(await call("getUpdates")).toMatchObject({
      result: [{ update_id: update }],
    });
  });

  it("holds to its limits: a second in a chat, a second for all, a minute in a group", async () => {
    let now = 0;
    const { server, call } = await started({
      limits: { perSecond: 3, perChatSecond: 1, perGroupMinute: 2 },
      nowMs: () => now,
    });
    for (const id of [1, 2, 3, 4]) server.user(id);
    server.group(-100);
    const send = (chat_id: number) =>
      call("sendMessage", { chat_id, text: "a" });
    const ok = { ok: true };
    const wait = (retry_after: number) => ({
      ok: false,
      error_code: 429,
      parameters: { retry_after },
    });
    expect(await send(1)).toMatchObject(ok);
    expect(await send(1)).toMatchObject(wait(1));
    expect(await send(2)).toMatchObject(ok);
    expect(await send(-100)).toMatchObject(ok);
    expect(await send(4)).toMatchObject(wait(1));
    now = 1000;
    expect(await send(4)).toMatchObject(ok);
    expect(await send(-100)).toMatchObject(ok);
    now = 2000;
    expect(await send(-100)).toMatchObject(wait(58));
    now = 60_000;
    expect(await send(-100)).toMatchObject(ok);
    expect(server.sent).toHaveLength(6);
  });

  it("refuses and remembers calls that are not as described", async () => {
    const { server, call } = await started();
    server.user(7);
    expect(await call("sendMessage", { chat_id: 7 })).toMatchObject({
      error_code: 400,
    });
    expect(await call("sendRumour")).toMatchObject({ error_code: 404 });
    expect(server.violations).toEqual([
      "sendMessage.text: missing",
      "sendRumour: no such method",
    ]);
    expect(server.sent).toEqual([]);
  });
});
