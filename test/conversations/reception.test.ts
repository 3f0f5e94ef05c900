import { setImmediate } from "node:timers/promises";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Rates } from "../../src/channels/channel.ts";
import { newSession } from "../../src/session.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { filesIn } from "../storage/files.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { scriptedChannel } from "./channel.ts";
import {
  countingRouter,
  type DeskParts,
  message,
  notice,
  openDesk,
  standingClock,
  textsOf,
} from "./open.ts";

function open(parts: DeskParts = {}, rates: Partial<Rates> = {}) {
  const clock = standingClock();
  const channel = scriptedChannel(clock, rates);
  const router = countingRouter();
  return {
    channel,
    ...openDesk({ clock, router, ...parts, channels: [channel] }),
  };
}

describe("what a person sends", () => {
  it("is on the disk before its receipt is acknowledged, and answered afterwards", async () => {
    const { router, conversations, kept, channel } = open();
    let goOn: () => void = () => undefined;
    router.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    await conversations.receive(message("a"));
    expect((await kept())?.waiting).toHaveLength(1);
    expect(channel.sent).toEqual([]);
    goOn();
    await conversations.settled();
    expect(textsOf(channel.sent)).toEqual(["re a"]);
    expect((await kept())?.waiting).toHaveLength(0);
  });

  it("is worked on in the order in which it came, one at a time for each conversation", async () => {
    const { conversations, effects, channel } = open();
    const ids = Array.from({ length: 20 }, (_, index) => `${index}`);
    await Promise.all(ids.map((id) => conversations.receive(message(id))));
    await conversations.settled();
    expect(await effects()).toEqual(ids);
    expect(textsOf(channel.sent)).toEqual(ids.map((id) => `re ${id}`));
  });

  it("is worked on once when it is delivered again, also at the same time", async () => {
    const { conversations, say, effects, channel } = open();
    await Promise.all([1, 2, 3].map(() => conversations.receive(message("a"))));
    await conversations.settled();
    await say("a");
    await say("b");
    await say("a");
    expect(await effects()).toEqual(["a", "b"]);
    expect(textsOf(channel.sent)).toEqual(["re a", "re b"]);
  });

  it("that has all erased leaves a new session, and nothing that was still to be said", async () => {
    const { kept, channel, say, post } = open();
    await say("a");
    channel.script = [{ kind: "wait", retryAfterMs: 60_000 }];
    await post("later", "notice");
    await say("forget me");
    const left = await kept();
    expect(left?.session).toEqual(newSession());
    expect(left?.seen).toContain("forget me");
    expect(JSON.stringify(left?.outgoing)).not.toContain("later");
  });

  it("is worked on once when a whole batch of a hundred is delivered again, with new ones in it", async () => {
    const { conversations, effects } = open();
    const ids = Array.from({ length: 100 }, (_, index) => `${index}`);
    for (const batch of [ids, [...ids, "new"], [...ids, "new"]]) {
      for (const id of batch) await conversations.receive(message(id));
      await conversations.settled();
    }
    expect(await effects()).toEqual([...ids, "new"]);
  });

  it("in one conversation does not wait for another's", async () => {
    const { router, conversations, channel } = open();
    let goOn: () => void = () => undefined;
    router.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    await conversations.receive(message("slow"));
    await setImmediate();
    router.hold = undefined;
    await conversations.receive(message("quick", { conversation: "d" }));
    await setImmediate();
    expect(textsOf(channel.sent)).toEqual(["re quick"]);
    goOn();
    await conversations.settled();
    expect(textsOf(channel.sent)).toEqual(["re quick", "re slow"]);
  });

  it("in parts is worked on as one once its parts are there", async () => {
    const { say, pass, effects, channel } = open();
    await say("long lo", { id: "one", cut: true });
    await pass(400);
    expect(channel.sent).toEqual([]);
    await say("ng", { id: "two" });
    expect(textsOf(channel.sent)).toEqual(["re long long"]);
    expect(await effects()).toEqual(["one"]);
  });

  it("as an album is worked on once no more pictures come", async () => {
    const { say, pass, channel } = open();
    await say("one", { album: "a" });
    await pass(1000);
    await say("two", { album: "a" });
    await pass(1499);
    expect(channel.sent).toEqual([]);
    await pass(1);
    expect(textsOf(channel.sent)).toEqual(["re one", "re two"]);
  });

  it.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["vi", "vi"],
    [undefined, "vi"],
  ])(
    "first from an app in %s is understood in %s, until the person says otherwise",
    async (locale, language) => {
      const { say, kept } = open();
      await say("a", locale === undefined ? {} : { locale });
      await say("b", { locale: "fr" });
      expect((await kept())?.session.language).toBe(language);
    },
  );
});

describe("work that takes long", () => {
  it("is shown after a second, and not before", async () => {
    const { router, conversations, channel, clock } = open();
    let goOn: () => void = () => undefined;
    router.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    await conversations.receive(message("a"));
    await setImmediate();
    const seconds = (count: number) =>
      clock.moveTo(new Date(message("").at.getTime() + count * 1000), () =>
        Promise.resolve(),
      );
    await seconds(0.999);
    expect(channel.typingTo).toEqual([]);
    await seconds(1);
    expect(channel.typingTo).toEqual(["c"]);
    goOn();
    await conversations.settled();
    expect(textsOf(channel.sent)).toEqual(["re a"]);
  });

  it("is not shown where it did not take long", async () => {
    const { say, pass, channel } = open();
    await say("a");
    await pass(5000);
    expect(channel.typingTo).toEqual([]);
  });
});

describe("a group", () => {
  const quiet = { group: true, named: false, conversation: "g1", sender: "p1" };

  it("that does not speak to the desk leaves nothing on the disk, whatever the platform tells of it", async () => {
    const folder = await temporaryFolder();
    const storage = await openLowdb(folder);
    const { say, conversations, channel } = open({ storage });
    const g1 = { conversation: "g1" };
    await say("gossip", quiet);
    await conversations.receive(notice("back", g1));
    await conversations.receive(notice("moved", { ...g1, to: "g2" }));
    await say("more gossip", { ...quiet, conversation: "g2" });
    await conversations.settled();
    expect(channel.tried).toEqual([]);
    const files = await filesIn(folder);
    const held = await Promise.all(files.map((file) => readFile(file, "utf8")));
    expect(held.join()).not.toMatch(/gossip|g1|g2|p1/);
  });

  it("is answered when it names the desk, and the rest of its talk is still not kept", async () => {
    const { say, kept, channel } = open();
    await say("a", { ...quiet, named: true });
    await say("gossip", quiet);
    expect(channel.sent).toMatchObject([{ to: "g1", text: "re a" }]);
    const found = await kept("g1");
    expect(found).toMatchObject({ group: true });
    expect(JSON.stringify(found)).not.toContain("gossip");
  });

  it("is known for one also when the desk was removed from it before it ever spoke", async () => {
    const { say, kept, conversations } = open();
    await conversations.receive(notice("gone", { conversation: "g1" }));
    await say("a", { ...quiet, named: true });
    expect(await kept("g1")).toMatchObject({ group: true, gone: false });
  });
});

describe("a conversation that moves", () => {
  const moved = notice("moved", { to: "d" });

  it("goes on under its new id, with its state, and leaves nothing behind", async () => {
    const { say, conversations, effects, kept } = open();
    await say("a");
    await conversations.receive(moved);
    await say("b", { conversation: "d" });
    expect(await effects("d")).toEqual(["a", "b"]);
    expect(await kept("c")).toBeUndefined();
  });

  it("takes along what is still to be said, and says it once, also when it is told of the move again", async () => {
    const { say, conversations, pass, channel } = open();
    channel.script = [{ kind: "fault" }];
    await say("a\nb");
    await conversations.receive(moved);
    await conversations.receive(moved);
    await conversations.settled();
    await pass(5000);
    expect(channel.sent.map(({ to, text }) => [to, text])).toEqual([
      ["d", "re a"],
      ["d", "re b"],
    ]);
  });

  it("keeps the newer state where the new id was written from first", async () => {
    const { say, conversations, effects, channel, pass } = open();
    channel.fate = (to) => (to === "c" ? { kind: "fault" } : undefined);
    await say("a");
    await say("b", { conversation: "d" });
    await conversations.receive(moved);
    await pass(5000);
    expect(await effects("d")).toEqual(["b"]);
    expect(textsOf(channel.sent)).toEqual(["re b", "re a"]);
  });

  it("takes along what is still to be worked on", async () => {
    const { say, conversations, effects, pass } = open();
    await say("cut", { cut: true });
    await conversations.receive(moved);
    await pass(2000);
    expect(await effects("d")).toEqual(["cut"]);
  });

  it("while a message is worked on answers that message once, under the new id", async () => {
    const { router, conversations, effects, channel, kept } = open();
    let goOn: () => void = () => undefined;
    router.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    await conversations.receive(message("a"));
    await setImmediate();
    router.hold = undefined;
    await conversations.receive(moved);
    goOn();
    await conversations.settled();
    expect(channel.sent).toMatchObject([{ to: "d", text: "re a" }]);
    expect(await effects("d")).toEqual(["a"]);
    expect(await kept("c")).toBeUndefined();
  });
});
