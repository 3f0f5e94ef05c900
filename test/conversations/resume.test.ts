import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/message.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { scriptedChannel } from "./channel.ts";
import {
  message,
  minute,
  openDesk,
  person,
  standingClock,
  textsOf,
} from "./open.ts";

function open(storage: Storage, name: "telegram" | "zalo" = "telegram") {
  const clock = standingClock();
  const channel = scriptedChannel(clock, {}, name);
  return { channel, ...openDesk({ clock, storage, channels: [channel] }) };
}

/** A storage with messages that a run took in and never came to work on. */
async function leftBehind(...messages: readonly ReturnType<typeof message>[]) {
  const storage = openMemory();
  const { conversations, router } = open(storage);
  router.hold = new Promise(() => undefined);
  for (const each of messages) await conversations.receive(each);
  conversations.stop();
  return storage;
}

describe("a run that is started", () => {
  it("goes on at once with what the one before left, however much that is", async () => {
    const people = Array.from({ length: 450 }, (_, index) => `p${index}`);
    const storage = await leftBehind(
      ...people.map((conversation) => message("a", { conversation })),
    );
    const { conversations, channel } = open(storage);
    await conversations.resume();
    await conversations.settled();
    expect(new Set(channel.sent.map(({ to }) => to)).size).toBe(450);
    expect(channel.sent).toHaveLength(450);
  });

  it("goes on with what is to be tried again, not before its time", async () => {
    const storage = openMemory();
    const first = open(storage);
    first.channel.script = [{ kind: "quota" }];
    await first.say("a");
    first.conversations.stop();
    const { conversations, channel, pass } = open(storage);
    await conversations.resume();
    await pass(5 * minute - 1);
    expect(channel.sent).toEqual([]);
    await pass(2 * minute);
    expect(textsOf(channel.sent)).toEqual(["re a"]);
  });

  it("leaves what belongs to a channel that is not set up, until it is again", async () => {
    const storage = await leftBehind(message("a"));
    const without = open(storage, "zalo");
    await without.conversations.resume();
    await without.pass(5 * minute);
    expect(without.logged).toEqual([]);
    const { conversations, channel, pass } = open(storage);
    await conversations.resume();
    // Until what it was handed out for has passed.
    await pass(10 * minute);
    expect(textsOf(channel.sent)).toEqual(["re a"]);
  });

  it("says that it cannot read what is left, and looks again", async () => {
    const inner = await leftBehind(message("a"));
    let broken = true;
    const storage: Storage = {
      ...inner,
      collection(kind, schema) {
        const whole = inner.collection(kind, schema);
        return {
          ...whole,
          claimDue: (...due) =>
            broken ? Promise.reject(new Error("EIO")) : whole.claimDue(...due),
        };
      },
    };
    const { conversations, channel, logged, pass } = open(storage);
    await conversations.resume();
    expect(logged).toEqual(["what is left to do cannot be read"]);
    broken = false;
    await pass(2 * minute);
    expect(textsOf(channel.sent)).toEqual(["re a"]);
  });
});

describe("a run that goes on", () => {
  it("takes up within two minutes what a process beside it left", async () => {
    const storage = openMemory();
    const { conversations, channel, pass } = open(storage);
    await conversations.resume();
    const other = open(storage);
    other.router.hold = new Promise(() => undefined);
    await other.conversations.receive(message("a"));
    other.conversations.stop();
    await pass(2 * minute);
    expect(textsOf(channel.sent)).toEqual(["re a"]);
  });

  it("answers once what a process beside it answers at the same time", async () => {
    const storage = openMemory();
    const one = open(storage);
    const other = open(storage);
    await one.conversations.receive(message("a"));
    await other.conversations.resume();
    await one.conversations.settled();
    await other.conversations.settled();
    expect(await one.effects()).toEqual(["a"]);
    const { outgoing } = (await one.kept()) ?? {};
    expect(outgoing).toEqual([]);
  });

  it("tells what it has under way", async () => {
    const { conversations, router, clock, channel } = open(openMemory());
    expect(conversations.backlog("inbox")).toEqual({ waiting: 0, oldestMs: 0 });
    router.hold = new Promise(() => undefined);
    await conversations.receive(message("a"));
    clock.set(new Date(clock.now().getTime() + 3000));
    expect(conversations.backlog("inbox")).toEqual({
      waiting: 1,
      oldestMs: 3000,
    });
    channel.room = false;
    await conversations.post(
      { ...person, id: "d" },
      wordsOf("remember"),
      "duty",
    );
    expect(conversations.backlog("outbox")).toEqual({
      waiting: 1,
      oldestMs: 0,
    });
  });

  it("takes nothing up any more once it is stopped", async () => {
    const { conversations, channel, say, pass } = open(openMemory());
    channel.script = [{ kind: "fault" }];
    await say("a");
    conversations.stop();
    await pass(5 * minute);
    expect(channel.sent).toEqual([]);
  });

  it("refuses to post by a channel that does not run", async () => {
    const { post } = open(openMemory(), "zalo");
    await expect(post("remember", "duty")).rejects.toThrow("does not run");
  });
});
