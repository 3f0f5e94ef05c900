import { describe, expect, it } from "vitest";
import type { Piece } from "../../../src/channels/piece.ts";
import {
  openUsage,
  type UsageParts,
} from "../../../src/channels/zalo/usage.ts";
import { UsageMonth } from "../../../src/channels/zalo/usage-month.ts";
import type { Clock } from "../../../src/clock.ts";
import { openMemory } from "../../../src/storage/memory.ts";
import type { Collection } from "../../../src/storage/storage.ts";
import { keptLogger, openZalo } from "./open.ts";

const november = new Date("2026-11-20T08:00:00+07:00");

describe("usage", () => {
  it("counts messages of both ways and the people of a month", async () => {
    const { usage, stored } = await open();
    usage.received("a");
    usage.received("a");
    usage.received("b");
    usage.sent();
    await usage.flush();
    expect(await stored("2026-11")).toMatchObject({ received: 3, sent: 1 });
    expect((await stored("2026-11"))?.users).toHaveLength(2);
    expect(usage.percent("messages")).toBeCloseTo((4 / 3_000) * 100);
    expect(usage.percent("users")).toBeCloseTo((2 / 50) * 100);
  });

  it("goes on where it stood after a restart, and knows the people again", async () => {
    const first = await open();
    first.usage.received("a");
    first.usage.sent();
    await first.usage.flush();
    const { usage } = await open({ months: first.months });
    usage.received("a");
    expect(usage.percent("messages")).toBeCloseTo((3 / 3_000) * 100);
    expect(usage.percent("users")).toBeCloseTo((1 / 50) * 100);
  });

  it("keeps nothing that says who wrote", async () => {
    const { usage, stored } = await open();
    usage.received("6ede9afa66b88fe6d6a9");
    await usage.flush();
    const other = await open({ key: "another token" });
    other.usage.received("6ede9afa66b88fe6d6a9");
    await other.usage.flush();
    const [hash = ""] = (await stored("2026-11"))?.users ?? [];
    expect(hash).toMatch(/^[\w-]{16}$/);
    expect(hash).not.toContain("6ede");
    expect((await other.stored("2026-11"))?.users).not.toContain(hash);
  });

  it("begins anew with the month in Vietnam, and leaves the month before as it was", async () => {
    const { usage, stored, clock } = await open();
    clock.at = new Date("2026-11-30T23:59:59+07:00");
    usage.received("a");
    clock.at = new Date("2026-12-01T00:00:00+07:00");
    usage.received("a");
    usage.sent();
    await usage.flush();
    expect(await stored("2026-11")).toMatchObject({ received: 1, sent: 0 });
    expect(await stored("2026-12")).toMatchObject({ received: 1, sent: 1 });
    const users = [await stored("2026-11"), await stored("2026-12")].map(
      (month) => month?.users[0],
    );
    expect(new Set(users).size).toBe(2);
  });

  it("tells once at 80 and once at 95 percent of the messages", async () => {
    const { usage, told } = await open({
      allowance: { messages: 100, users: 1_000 },
    });
    const toldAt: [number, string[]][] = [];
    for (let count = 1; count <= 100; count += 1) {
      usage.sent();
      await usage.flush();
      if (told.length > 0) toldAt.push([count, told.splice(0)]);
    }
    expect(toldAt).toEqual([
      [80, ["80 messages"]],
      [95, ["95 messages"]],
    ]);
  });

  it("tells once at 80 and once at 95 percent of the people", async () => {
    const { usage, told } = await open();
    const toldAt: [number, string[]][] = [];
    for (let count = 1; count <= 50; count += 1) {
      usage.received(`user ${count}`);
      await usage.flush();
      if (told.length > 0) toldAt.push([count, told.splice(0)]);
    }
    expect(toldAt).toEqual([
      [40, ["80 users"]],
      [48, ["95 users"]],
    ]);
  });

  it("tells once though many messages come while it is being told", async () => {
    const { usage, told } = await open({
      allowance: { messages: 10, users: 100 },
    });
    for (let count = 0; count < 30; count += 1) usage.sent();
    await usage.flush();
    expect(told).toEqual(["80 messages", "95 messages"]);
  });

  it("does not tell again after a restart, but in the next month", async () => {
    const allowance = { messages: 10, users: 100 };
    const first = await open({ allowance });
    for (let count = 0; count < 8; count += 1) first.usage.sent();
    await first.usage.flush();
    expect(first.told).toEqual(["80 messages"]);
    const { usage, told, clock } = await open({
      allowance,
      months: first.months,
    });
    usage.sent();
    await usage.flush();
    expect(told).toEqual([]);
    clock.at = new Date("2026-12-20T08:00:00+07:00");
    for (let count = 0; count < 8; count += 1) usage.sent();
    await usage.flush();
    expect(told).toEqual(["80 messages"]);
  });

  it("tells once where two processes count for one bot, and adds up what both counted", async () => {
    const allowance = { messages: 100, users: 1_000 };
    const first = await open({ allowance });
    const second = await open({ allowance, months: first.months });
    for (let count = 0; count < 40; count += 1) {
      first.usage.sent();
      second.usage.sent();
    }
    await Promise.all([first.usage.flush(), second.usage.flush()]);
    expect(await first.stored("2026-11")).toMatchObject({ sent: 80 });
    expect([...first.told, ...second.told]).toEqual(["80 messages"]);
  });

  it("tells again when nobody took it", async () => {
    let refusing = true;
    const { usage, told, lines } = await open({
      allowance: { messages: 10, users: 100 },
      refuse: () => refusing,
    });
    for (let count = 0; count < 8; count += 1) usage.sent();
    await usage.flush();
    expect(told).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    refusing = false;
    await usage.flush();
    expect(told).toEqual(["80 messages"]);
  });

  it("leaves what is left to answers from 95 percent of the messages on", async () => {
    const { usage, clock } = await open({
      allowance: { messages: 100, users: 2 },
    });
    for (const user of ["a", "b", "c"]) usage.received(user);
    expect(usage.mayProactive()).toBe(true);
    for (let count = 4; count <= 94; count += 1) usage.sent();
    expect(usage.mayProactive()).toBe(true);
    usage.sent();
    expect(usage.mayProactive()).toBe(false);
    clock.at = new Date("2026-12-01T00:00:00+07:00");
    expect(usage.mayProactive()).toBe(true);
  });

  it("does not write for every message, and a crash forgets fewer than 20", async () => {
    const { usage, months, stored, puts } = await open();
    for (let count = 0; count < 1_000; count += 1) {
      usage.sent();
      await new Promise(setImmediate);
    }
    expect(puts()).toBe(50);
    for (let count = 0; count < 19; count += 1) usage.sent();
    const { usage: after } = await open({ months });
    expect((await stored("2026-11"))?.sent).toBe(1_000);
    expect(after.percent("messages")).toBeCloseTo((1_000 / 3_000) * 100);
  });

  it("goes on counting while the disk is full, and writes it all when there is room", async () => {
    const { usage, stored, disk, lines } = await open();
    disk.full = true;
    for (let count = 0; count < 50; count += 1) usage.sent();
    await expect(usage.flush()).rejects.toThrow("no space left");
    expect(lines.length).toBeGreaterThan(0);
    disk.full = false;
    await usage.flush();
    expect(await stored("2026-11")).toMatchObject({ sent: 50 });
  });

  it("writes each new person at once, and tells of a threshold without being asked", async () => {
    const { usage, stored, told } = await open({
      allowance: { messages: 10, users: 100 },
    });
    usage.received("a");
    await new Promise(setImmediate);
    expect(await stored("2026-11")).toMatchObject({ received: 1 });
    for (let count = 2; count <= 8; count += 1) usage.sent();
    await new Promise(setImmediate);
    expect(told).toEqual(["80 messages"]);
  });

  it("writes a month that is over by itself", async () => {
    const { usage, stored, clock } = await open();
    usage.sent();
    clock.at = new Date("2026-12-01T00:00:00+07:00");
    usage.sent();
    await new Promise(setImmediate);
    expect(await stored("2026-11")).toMatchObject({ sent: 1 });
  });

  it("loses nothing of what is counted while it is being written", async () => {
    const { usage, stored, disk } = await open();
    const slow = Promise.withResolvers<undefined>();
    disk.ready = slow.promise;
    usage.received("a");
    const flushed = usage.flush();
    await new Promise(setImmediate);
    usage.received("a");
    usage.sent();
    slow.resolve(undefined);
    await flushed;
    await usage.flush();
    expect(await stored("2026-11")).toMatchObject({ received: 2, sent: 1 });
  });

  it("holds back what nobody asked for when the allowance is tight", async () => {
    const { usage } = await open({ allowance: { messages: 10, users: 100 } });
    const { channel } = await openZalo({ usage });
    for (let count = 1; count <= 9; count += 1) usage.sent();
    expect(channel.mayPost?.()).toBe(true);
    usage.sent();
    expect(channel.mayPost?.()).toBe(false);
  });

  it("is kept by the channel: what was handed over, and what was sent", async () => {
    const { usage, stored } = await open();
    const { server, channel, run, until } = await openZalo({ usage });
    void run();
    await server.polled();
    await server.user("a").sends("một");
    await server.user("b").sends("hai");
    await until(2);
    const piece: Piece = {
      kind: "text",
      text: "x",
      emphasis: [],
      choices: [],
      request: null,
    };
    await channel.send("a", piece);
    await channel.send("stranger", piece).catch(() => undefined);
    await usage.flush();
    expect(await stored("2026-11")).toMatchObject({ received: 2, sent: 1 });
    expect(channel.mayPost?.()).toBe(true);
  });
});

interface Options extends Partial<UsageParts> {
  readonly refuse?: () => boolean;
}

async function open({ refuse = () => false, months, ...parts }: Options = {}) {
  const clock: Clock & { at: Date } = {
    at: november,
    now() {
      return this.at;
    },
  };
  const { logger, lines } = keptLogger();
  const told: string[] = [];
  const disk = { full: false, ready: Promise.resolve(undefined) };
  let puts = 0;
  const kept = months ?? openMemory().collection("usage", UsageMonth);
  const counting: Collection<UsageMonth> = {
    ...kept,
    async put(...written) {
      puts += 1;
      await disk.ready;
      return disk.full
        ? Promise.reject(new Error("no space left"))
        : kept.put(...written);
    },
  };
  const usage = await openUsage({
    months: counting,
    bot: "1234567890",
    key: "the token",
    clock,
    logger,
    onThreshold(percent, kind) {
      if (refuse()) return Promise.reject(new Error("nobody"));
      told.push(`${percent} ${kind}`);
      return Promise.resolve();
    },
    ...parts,
  });
  return {
    usage,
    told,
    lines,
    clock,
    disk,
    months: kept,
    puts: () => puts,
    stored: async (month: string) =>
      (await kept.get(`1234567890:${month}`))?.value,
  };
}
