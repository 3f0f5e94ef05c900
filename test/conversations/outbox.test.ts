import { describe, expect, it } from "vitest";
import type { Rates, SendFault } from "../../src/channels/channel.ts";
import { wordsOf } from "../../src/message.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { catalogs } from "../knowledge.ts";
import { type Result, scriptedChannel } from "./channel.ts";
import { fillable } from "./storage.ts";
import {
  type DeskParts,
  hour,
  message,
  minute,
  notice,
  openDesk,
  person,
  standingClock,
  textsOf,
} from "./open.ts";

const maybeUnsent = catalogs.vi.say("desk.maybe-unsent");
const once = { repeatUnknown: false };

/** A desk with one channel, whose first tries end as told. */
function open(
  script: Result[] = [],
  rates: Partial<Rates> = {},
  parts: DeskParts = {},
) {
  const clock = parts.clock ?? standingClock();
  const channel = scriptedChannel(clock, rates);
  channel.script = script;
  return { channel, ...openDesk({ clock, ...parts, channels: [channel] }) };
}

describe("what is said", () => {
  it("is sent in order, piece by piece", async () => {
    const { channel, say } = open();
    await say("a\nb\nc");
    await say("d");
    expect(textsOf(channel.sent)).toEqual(["re a", "re b", "re c", "re d"]);
  });

  it.each<Result>([
    { kind: "fault" },
    { kind: "unknown" },
    { kind: "wait", retryAfterMs: 700 },
  ])(
    "is sent after %j, and what comes after it waits for it",
    async (fault) => {
      const { channel, say, pass } = open([fault]);
      await say("a\nb");
      await say("c");
      expect(channel.sent).toEqual([]);
      await pass(1000);
      expect(textsOf(channel.sent)).toEqual(["re a", "re b", "re c"]);
    },
  );

  it("is tried again ever more slowly", async () => {
    const faults = Array.from({ length: 5 }, (): Result => ({ kind: "fault" }));
    const { channel, say, pass } = open(faults);
    await say("a");
    await pass(minute);
    const moments = channel.tried.map(({ at }) => at);
    const gaps = moments
      .slice(1)
      .map((at, before) => at - (moments[before] ?? 0));
    expect(gaps).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(textsOf(channel.sent)).toEqual(["re a"]);
  });

  it("is given up after a day, and the rest is said", async () => {
    const { channel, say, pass } = open();
    channel.fate = (_, text) =>
      text === "re a" ? { kind: "fault" } : undefined;
    await say("a\nb");
    await pass(25 * hour);
    expect(textsOf(channel.sent)).toEqual(["re b"]);
  });

  it.each<Result>([{ kind: "refused" }, new TypeError("a mistake")])(
    "is dropped where it ends as %j, and the rest is said",
    async (result) => {
      const { channel, say, kept } = open([result]);
      await say("a\nb");
      expect(textsOf(channel.sent)).toEqual(["re b"]);
      expect(await kept()).toMatchObject({ outgoing: [] });
    },
  );

  it("to one person does not wait for what cannot be said to another", async () => {
    const { channel, say } = open();
    channel.fate = (to) => (to === "c" ? { kind: "fault" } : undefined);
    await say("a");
    await say("b", { conversation: "d" });
    expect(textsOf(channel.sent)).toEqual(["re b"]);
  });

  it("waits in one conversation for as long as the platform wants, and in all when two must", async () => {
    const { channel, say, pass } = open();
    const wait: SendFault = { kind: "wait", retryAfterMs: 5000 };
    channel.fate = (to) => (to === "c" || to === "d" ? wait : undefined);
    await say("a");
    await say("a", { conversation: "e" });
    expect(channel.sent).toHaveLength(1);
    await say("b", { conversation: "d" });
    await say("b", { conversation: "e", id: "later" });
    expect(channel.sent).toHaveLength(1);
    channel.fate = undefined;
    await pass(4999);
    expect(channel.sent).toHaveLength(1);
    await pass(1);
    expect(channel.sent).toHaveLength(4);
  });

  it("of danger goes before answers that are still to be sent", async () => {
    const { channel, say, pass } = open([{ kind: "fault" }]);
    await say("a\nb");
    await say("fire");
    expect(textsOf(channel.sent)).toEqual(["re fire"]);
    await pass(minute);
    expect(textsOf(channel.sent)).toEqual(["re fire", "re a", "re b"]);
  });

  it("of danger waits for no turn of what was to be said before", async () => {
    const { channel, say, pass } = open([], { perConversationMs: 1000 });
    await say("1\n2\n3\n4\n5\n6");
    expect(channel.sent).toHaveLength(3);
    await say("fire");
    await pass(1020);
    expect(textsOf(channel.sent).at(-1)).toBe("re fire");
  });

  it("is said once while the disk cannot note that it was", async () => {
    const disk = fillable(openMemory());
    const { channel, say, pass, kept } = open([], {}, { storage: disk });
    channel.fate = () => {
      disk.full = true;
      return undefined;
    };
    await say("a");
    await pass(minute);
    disk.full = false;
    await pass(minute);
    expect(textsOf(channel.tried)).toEqual(["re a"]);
    expect(await kept()).toMatchObject({ outgoing: [] });
  });
});

describe("to somebody who is gone", () => {
  const gone: Result = { kind: "gone" };

  it("nothing more is sent, and what was to be is dropped", async () => {
    const { channel, say, post, pass, kept, outcomes } = open([gone]);
    await say("a\nb");
    expect(await kept()).toMatchObject({ gone: true, outgoing: [] });
    await post("remember", "duty");
    await pass(hour);
    expect(textsOf(channel.tried)).toEqual(["re a"]);
    expect(outcomes).toEqual([{ reference: "duty", outcome: "gone" }]);
  });

  it.each([
    ["they write again", message("b")],
    ["the platform says that they are back", notice("back")],
  ])("things are sent once %s", async (_, comes) => {
    const { channel, conversations, say, post } = open([gone]);
    await say("a");
    await conversations.receive(comes);
    await conversations.settled();
    await post("remember", "duty");
    expect(textsOf(channel.sent)).toContain("remember");
    expect(textsOf(channel.sent)).not.toContain("re a");
  });

  it("what is waiting is dropped as soon as the platform tells", async () => {
    const { channel, conversations, say, post, pass, outcomes } = open();
    channel.script = [{ kind: "fault" }];
    await say("a");
    await post("remember", "duty");
    await conversations.receive(notice("gone"));
    await pass(hour);
    expect(channel.sent).toEqual([]);
    expect(outcomes).toEqual([{ reference: "duty", outcome: "gone" }]);
  });
});

describe("what may or may not have arrived", () => {
  const unknown: Result = { kind: "unknown" };

  it("is not sent again where it must not be, and the rest is", async () => {
    const { channel, say, pass } = open([unknown], once);
    await say("a\nb");
    await pass(hour);
    expect(textsOf(channel.tried)).toEqual(["re a", "re b"]);
  });

  it("is shown again, with a word, when the person writes, and then no more", async () => {
    const { channel, say } = open([unknown], once);
    await say("a");
    await say("b");
    await say("c");
    expect(textsOf(channel.sent)).toEqual([
      "re b",
      maybeUnsent,
      "re a",
      "re c",
    ]);
  });

  it("is sent before what was being tried when it is told that it was not sent", async () => {
    const { channel, say, pass } = open([{ kind: "fault" }], once);
    await say("a\nb");
    await pass(minute);
    expect(textsOf(channel.sent)).toEqual(["re a", "re b"]);
  });
});

describe("what nobody has just asked for", () => {
  it("is sent, and its outcome told once", async () => {
    const { channel, post, outcomes } = open();
    await post("remember", "duty");
    expect(textsOf(channel.sent)).toEqual(["remember"]);
    expect(outcomes).toEqual([{ reference: "duty", outcome: "sent" }]);
  });

  it.each<[Result, Partial<Rates>, string]>([
    [{ kind: "gone" }, {}, "gone"],
    [{ kind: "refused" }, {}, "refused"],
    [{ kind: "unknown" }, once, "unsure"],
  ])(
    "that ends as %j (%j) is told to be %s",
    async (result, rates, outcome) => {
      const { post, outcomes } = open([result], rates);
      await post("remember", "duty");
      expect(outcomes).toEqual([{ reference: "duty", outcome }]);
    },
  );

  it("is sent once for one reference, however often it is posted, also at once and by the next run", async () => {
    const { channel, post, storage, clock } = open();
    await Promise.all([1, 2, 3].map(() => post("remember", "duty")));
    await post("remember", "duty");
    const next = open([], {}, { storage, clock });
    await next.post("remember", "duty");
    await next.post("remember", "another duty");
    expect(textsOf(channel.sent)).toEqual(["remember"]);
    expect(textsOf(next.channel.sent)).toEqual(["remember"]);
  });

  it("waits while the allowance is nearly used up, and answers do not", async () => {
    const { channel, say, post, pass } = open();
    channel.room = false;
    await post("remember", "duty");
    await say("a");
    expect(textsOf(channel.sent)).toEqual(["re a"]);
    channel.room = true;
    await pass(hour);
    expect(textsOf(channel.sent)).toEqual(["re a", "remember"]);
  });

  it("is tried again when the allowance that is used up may be back", async () => {
    const { channel, post, pass } = open([{ kind: "quota" }]);
    await post("remember", "duty");
    await pass(5 * minute - 1);
    expect(channel.sent).toEqual([]);
    await pass(1);
    expect(textsOf(channel.sent)).toEqual(["remember"]);
  });

  it("makes no answer wait, not even its own reader's", async () => {
    const { channel, conversations, say, clock, pass } = open([], {
      perSecond: 1,
    });
    const people = Array.from({ length: 60 }, (_, index) => `p${index}`);
    for (const id of people)
      await conversations.post({ ...person, id }, wordsOf("remember"), "duty");
    await conversations.settled();
    const asked = clock.now().getTime();
    await say("a", { conversation: "p59" });
    expect(channel.sent.at(-1)).toMatchObject({ text: "re a", at: asked });
    await pass(2 * minute);
    expect(channel.sent).toHaveLength(61);
    expect(channel.sent.at(-1)).toMatchObject({ text: "remember" });
  });
});

describe("a conversation that goes on elsewhere", () => {
  it("gets there what could not be sent where it was, and keeps its state", async () => {
    const { channel, say, kept, effects } = open();
    channel.fate = (to) =>
      to === "c" ? { kind: "moved", to: "d" } : undefined;
    await say("a\nb", { id: "ab" });
    expect(channel.sent.map(({ to, text }) => [to, text])).toEqual([
      ["d", "re a"],
      ["d", "re b"],
    ]);
    expect(await kept("c")).toBeUndefined();
    await say("x", { conversation: "d" });
    expect(await effects("d")).toEqual(["ab", "x"]);
  });
});
