import { describe, expect, it } from "vitest";
import { createZalo } from "../../../src/channels/zalo/zalo.ts";
import { InputError } from "../../../src/errors.ts";
import { keptLogger, openZalo } from "./open.ts";
import { fixedClock } from "../../../src/clock.ts";
import { moment } from "./open.ts";
import type { Fault } from "./server/faults.ts";

const token = "1234567890:Qx7_secret-HALF.zz~";
const secret = "a-long-secret";
const make = (parts: Partial<Parameters<typeof createZalo>[0]>) => () =>
  createZalo({
    token,
    clock: fixedClock(moment),
    logger: keptLogger().logger,
    ...parts,
  });

describe("settings that cannot be used", () => {
  it.each([
    ["no token", { token: "" }, "ZALO_BOT_TOKEN is empty"],
    [
      "a token with a line break",
      { token: `${token}\n` },
      "ZALO_BOT_TOKEN holds a character",
    ],
    [
      "an address that is none",
      { apiBase: `bot-api.example/bot${token}` },
      "ZALO_API_BASE is no http or https address",
    ],
    [
      "a webhook without https",
      { webhook: { url: "http://desk.example/zalo", secret } },
      'ZALO_WEBHOOK_URL is "http://desk.example/zalo"; Zalo delivers to public https',
    ],
    [
      "a webhook that is no address",
      { webhook: { url: "desk.example", secret } },
      'ZALO_WEBHOOK_URL is "desk.example"',
    ],
    [
      "a webhook with the token in it",
      { webhook: { url: `https://desk.example/${token}`, secret } },
      "ZALO_WEBHOOK_URL holds the token or the secret",
    ],
    [
      "a webhook with the secret in it",
      { webhook: { url: `https://desk.example/${secret}`, secret } },
      "ZALO_WEBHOOK_URL holds the token or the secret",
    ],
    [
      "no secret",
      { webhook: { url: "https://desk.example/zalo", secret: "" } },
      "ZALO_WEBHOOK_SECRET has 0 characters; Zalo takes 8 to 256",
    ],
    [
      "a secret too short",
      { webhook: { url: "https://desk.example/zalo", secret: "1234567" } },
      "ZALO_WEBHOOK_SECRET has 7 characters",
    ],
    [
      "a secret too long",
      {
        webhook: { url: "https://desk.example/zalo", secret: "x".repeat(257) },
      },
      "ZALO_WEBHOOK_SECRET has 257 characters",
    ],
    [
      "a secret that no header can hold",
      { webhook: { url: "https://desk.example/zalo", secret: "mật khẩu dài" } },
      "ZALO_WEBHOOK_SECRET holds a space",
    ],
  ])("stop the start in one line: %s", (_, parts, words) => {
    const error = thrownBy(make(parts));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain(words);
    expect(error.message).not.toMatch(/\n|Qx7_secret/);
  });

  it.each([8, 256])(
    "are not those with a secret of %i characters",
    (length) => {
      const webhook = {
        url: "https://desk.example/zalo",
        secret: "x".repeat(length),
      };
      expect(make({ webhook })().webhook?.path).toBe("/zalo");
    },
  );
});

describe("starting", () => {
  it.each<[string, Fault, RegExp]>([
    [
      "the token is refused",
      { answer: 401, description: `Unauthorized ${token}` },
      /^Zalo refuses the token \(401\)/,
    ],
    [
      "no bot has the token",
      { answer: 404, description: "Not Found" },
      /knows no bot of this token/,
    ],
    [
      "something else answers at the address",
      { page: 404 },
      /is not the Zalo Bot Platform; check ZALO_API_BASE/,
    ],
  ])("ends in one line when %s", async (_, fault, words) => {
    const { server, run } = await openZalo({ token }, { token });
    server.fault(fault);
    const error: unknown = await run().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toMatch(/^[^\n]+$/);
    expect((error as InputError).message).toMatch(words);
    expect(String(error)).not.toMatch(/Qx7_secret/);
  });

  it("ends in one line when the host cannot be reached", async () => {
    const { run } = await openZalo({ token, apiBase: "http://127.0.0.1:1" });
    await expect(run()).rejects.toThrow(
      new InputError(
        "Zalo at 127.0.0.1:1 cannot be reached (ECONNREFUSED); check the network, and ZALO_API_BASE if it is set",
      ),
    );
  });

  it("ends in one line when the platform does not take the webhook", async () => {
    const webhook = { url: "https://desk.example/zalo", secret };
    const { server, run } = await openZalo({ webhook });
    server.fault(
      {
        answer: 400,
        description: `Bad request: url is not public, secret ${secret}`,
      },
      { method: "setWebhook" },
    );
    await expect(run()).rejects.toThrow(
      new InputError(
        "Zalo does not take ZALO_WEBHOOK_URL or its secret: Bad request: url is not public, secret <secret>",
      ),
    );
  });

  it("waits an outage out", async () => {
    const { server, run, pauses, received, until } = await openZalo();
    server.fault({ page: 502 }, { method: "getMe", times: 2 });
    server.fault(
      { answer: 403, description: "internal server error" },
      { method: "getMe" },
    );
    server.fault({ reset: "before" }, { method: "getMe" });
    server.fault({ page: 504 }, { method: "deleteWebhook" });
    void run();
    await server.polled();
    await server.user("a").sends("một");
    await until(1);
    expect(received).toHaveLength(1);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 2_000]);
  });
});

describe("stopping", () => {
  it("waits for the poll under way, since what it brings would be lost", async () => {
    const { server, channel, run, received } = await openZalo({
      sleep: () => new Promise(() => undefined),
    });
    const running = run();
    await server.polled();
    const stopping = channel.stop();
    await server.user("a").sends("vừa kịp");
    await Promise.all([running, stopping]);
    expect(received.map(({ text }) => text)).toEqual(["vừa kịp"]);
    expect(server.openPolls).toBe(0);
  });

  it("waits no longer than 8 s, after which an update may be lost with the poll", async () => {
    const { server, channel, run, pauses, received } = await openZalo();
    server.feedsAbandonedPolls = true;
    const running = run();
    await server.polled();
    await Promise.all([channel.stop(), running]);
    expect(pauses).toEqual([8_000]);
    await server.user("a").sends("đã mất");
    expect(server.platform.queue).toEqual([]);
    expect(received).toEqual([]);
  });

  it.each([
    ["before it was run", () => Promise.resolve()],
    [
      "when it ended by itself",
      (run: () => Promise<void>) => run().catch(() => undefined),
    ],
  ])("is quick %s", async (_, before) => {
    const { server, channel, run } = await openZalo({
      sleep: () => new Promise(() => undefined),
    });
    server.fault({ answer: 401, description: "Unauthorized" });
    await before(run);
    await channel.stop();
    await expect(run()).resolves.toBeUndefined();
  });

  it("does not wait for an answer that only the start needs", async () => {
    const { server, channel, run } = await openZalo();
    server.fault({ hang: true }, { method: "getMe" });
    const running = run();
    while (server.calls.length === 0) await new Promise(setImmediate);
    await channel.stop();
    await running;
    expect(server.calls).toHaveLength(1);
  });

  it("asks with short polls, so that the last is soon over", async () => {
    const { server, run } = await openZalo();
    void run();
    await server.polled();
    expect(server.calls.at(-1)?.parameters).toEqual({ timeout: 5 });
  });
});

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}
