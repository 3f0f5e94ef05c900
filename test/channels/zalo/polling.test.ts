import { describe, expect, it } from "vitest";
import { whenAborted } from "../../../src/channels/zalo/sleep.ts";
import { InputError } from "../../../src/errors.ts";
import { openZalo } from "./open.ts";

describe("polling", () => {
  it("hands over what people write, in order, and polls again at once when nothing came", async () => {
    const { server, received, run, until, pauses } = await openZalo();
    void run();
    await server.polled();
    server.expirePolls();
    await server.polled();
    await server.user("a").sends("một");
    await server.user("a").sends("hai");
    await server.user("b").sends("ba");
    await until(3);
    expect(received.map(({ sender, text }) => [sender, text])).toEqual([
      ["a", "một"],
      ["a", "hai"],
      ["b", "ba"],
    ]);
    expect(pauses).toEqual([]);
    expect(server.violations).toEqual([]);
  });

  it("takes a webhook away first, since nothing can be fetched while there is one", async () => {
    const { server, run } = await openZalo();
    server.platform.webhook = {
      url: "https://old.example/zalo",
      secret: "old-secret",
      updated_at: 0,
    };
    void run();
    await server.polled();
    expect(server.calls.map(({ method }) => method)).toEqual([
      "getMe",
      "deleteWebhook",
      "getUpdates",
    ]);
  });

  it("does not poll again before what came is safe", async () => {
    const { server, run, until } = await openZalo();
    let keep: (() => void) | undefined;
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    let begun: (() => void) | undefined;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    void run(() => {
      begun?.();
      return kept;
    });
    await server.polled();
    await server.user("a").sends("một");
    await server.user("a").sends("hai");
    await beginning;
    const polls = () =>
      server.calls.filter(({ method }) => method === "getUpdates").length;
    expect(polls()).toBe(1);
    expect(server.platform.queue).toHaveLength(1);
    keep?.();
    await until(2);
    expect(polls()).toBeGreaterThanOrEqual(2);
  });

  it("holds on to a message that cannot be kept, until it can", async () => {
    const { server, received, run, until, pauses, lines } = await openZalo();
    let full = 3;
    void run(() => {
      full -= 1;
      return full >= 0
        ? Promise.reject(new Error("no space left"))
        : Promise.resolve();
    });
    await server.polled();
    await server.user("a").sends("cháy ở chợ");
    await until(1);
    expect(received.map(({ text }) => text)).toEqual(["cháy ở chợ"]);
    expect(pauses).toEqual([2_000, 4_000, 8_000]);
    expect(lines.join("")).not.toContain("cháy");
  });

  it("tries a last time to keep a message when it is stopped, and says so when it cannot", async () => {
    const { server, channel, run, lines } = await openZalo({
      sleep: (_, signal) => whenAborted(signal),
    });
    let tries = 0;
    const running = run(() => {
      tries += 1;
      return Promise.reject(new Error("no space left"));
    });
    await server.polled();
    await server.user("a").sends("một");
    while (tries === 0) await new Promise(setImmediate);
    await channel.stop();
    await running;
    expect(tries).toBe(2);
    expect(lines).toHaveLength(2);
  });

  it("waits longer and longer after failures, from 2 s to 60 s, and begins anew after a success", async () => {
    const { server, run, pauses } = await openZalo();
    void run();
    await server.polled();
    server.fault({ page: 429 }, { method: "getUpdates", times: 3 });
    server.fault({ page: 502 }, { method: "getUpdates", times: 2 });
    server.fault(
      { answer: "403", description: "internal server error" },
      { method: "getUpdates" },
    );
    server.fault({ reset: "before" }, { method: "getUpdates" });
    server.expirePolls();
    await server.polled();
    expect(pauses).toEqual([
      2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
    server.expirePolls();
    await server.polled();
    server.fault({ page: 504 }, { method: "getUpdates" });
    server.expirePolls();
    await server.polled();
    expect(pauses.at(-1)).toBe(2_000);
  });

  it("takes a code for a code, be it a number or a string", async () => {
    const { server, run, pauses } = await openZalo();
    void run();
    await server.polled();
    server.fault(
      { answer: "408", description: "Request timeout" },
      { method: "getUpdates" },
    );
    server.expirePolls();
    await server.polled();
    expect(pauses).toEqual([]);
  });

  it("ends with one line for the operator when the token was reset meanwhile", async () => {
    const { server, run } = await openZalo();
    const running = run();
    await server.polled();
    server.fault(
      { answer: 401, description: "Unauthorized" },
      { method: "getUpdates" },
    );
    server.expirePolls();
    await expect(running).rejects.toThrow(InputError);
    await expect(running).rejects.toThrow(/ZALO_BOT_TOKEN/);
  });

  it("lets updates pass that are no messages", async () => {
    const { server, received, run, until } = await openZalo();
    void run();
    await server.polled();
    await server.user("a").sends({ event: "message.reaction.received" });
    await server.inject({ strange: true });
    await server.inject(null);
    await server.inject([]);
    await server.user("a").sends("một");
    await until(1);
    expect(received.map(({ text }) => text)).toEqual(["một"]);
  });
});
