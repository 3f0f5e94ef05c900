import { setImmediate } from "node:timers/promises";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/message.ts";
import {
  type ScriptedChannel,
  scriptedChannel,
} from "../conversations/channel.ts";
import {
  countingRouter,
  message,
  minute,
  openDesk,
  person,
  standingClock,
  start,
  textsOf,
} from "../conversations/open.ts";
import { sharedStore } from "./shared.ts";

/** So many processes on one store, with one platform and one clock. */
function openReplicas(count: number) {
  const clock = standingClock();
  const store = sharedStore();
  const platform = scriptedChannel(clock);
  const worked: string[] = [];
  const desks = Array.from({ length: count }, (_, at) => {
    const router = countingRouter();
    const desk = openDesk({
      clock,
      storage: store.process(`p${at}`),
      channels: [platform],
      router: {
        ...router,
        async respond(...given) {
          worked.push(given[0].id);
          return router.respond(...given);
        },
      },
    });
    return { ...desk, router };
  });
  return { clock, platform, desks, worked, rest };

  async function rest() {
    for (let round = 0; round < 3; round += 1)
      for (const { conversations } of desks) {
        await setImmediate();
        await conversations.settled();
      }
  }
}

type Desk = ReturnType<typeof openDesk>;

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `m${at}`);
}

describe("messages of one conversation that reach different processes", () => {
  test.prop([fc.array(fc.nat(2), { minLength: 1, maxLength: 25 })], {
    numRuns: 60,
  })("are worked on once and answered once", async (to) => {
    const { desks, platform, worked, rest } = openReplicas(3);
    const texts = ids(to.length);
    await Promise.all(
      texts.map(async (text, at) =>
        desks[to[at] ?? 0]?.conversations.receive(message(text)),
      ),
    );
    await rest();
    expect(worked.toSorted()).toEqual(texts.toSorted());
    expect(textsOf(platform.sent).toSorted()).toEqual(
      texts.map((text) => `re ${text}`).toSorted(),
    );
    // One after the other: each effect was built on the one before it.
    expect((await desks[0]?.effects())?.toSorted()).toEqual(texts.toSorted());
  });

  test.prop([fc.array(fc.nat(2), { minLength: 1, maxLength: 15 })], {
    numRuns: 40,
  })("one after another, are answered in order", async (to) => {
    const { desks, platform, rest } = openReplicas(3);
    const texts = ids(to.length);
    for (const [at, text] of texts.entries())
      await desks[to[at] ?? 0]?.conversations.receive(message(text));
    await rest();
    expect(textsOf(platform.sent)).toEqual(texts.map((text) => `re ${text}`));
  });

  it("are worked on one at a time, however long one takes", async () => {
    const { desks, platform, worked, rest } = openReplicas(2);
    const [one, other] = desks;
    if (one === undefined || other === undefined) throw new RangeError();
    let go = () => {};
    one.router.hold = new Promise((resolve) => (go = resolve));
    await one.conversations.receive(message("first"));
    await setImmediate();
    await other.conversations.receive(message("second"));
    await other.conversations.settled();
    expect(worked).toEqual(["first"]);
    go();
    await rest();
    expect(textsOf(platform.sent)).toEqual(["re first", "re second"]);
  });
});

it.each([
  [
    "an answer",
    ({ conversations }: Desk) => conversations.receive(message("first")),
    "re first",
  ],
  [
    "a notice",
    ({ conversations }: Desk) =>
      conversations.post(person, wordsOf("first"), "duty"),
    "first",
  ],
])(
  "a message that another process takes in while %s is being sent is answered at once",
  async (_, begin, first) => {
    const { desks, platform, rest } = openReplicas(2);
    const [one, other] = desks;
    if (one === undefined || other === undefined) throw new RangeError();
    let go = () => {};
    const sending = new Promise<undefined>((resolve) => {
      go = () => {
        resolve(undefined);
      };
    });
    platform.fate = () => sending;
    await begin(one);
    while (platform.tried.length === 0) await setImmediate();
    await other.conversations.receive(message("second"));
    await other.conversations.settled();
    go();
    await rest();
    expect(textsOf(platform.sent)).toEqual([first, "re second"]);
  },
);

it("the same delivery to two processes is worked on once", async () => {
  const { desks, platform, rest } = openReplicas(2);
  await Promise.all(
    desks.map(({ conversations }) => conversations.receive(message("a"))),
  );
  await rest();
  expect(textsOf(platform.sent)).toEqual(["re a"]);
});

it("the same notice posted by two processes is sent once", async () => {
  const { desks, platform, rest } = openReplicas(2);
  await Promise.all(desks.map(({ post }) => post("due", "duty")));
  await rest();
  expect(textsOf(platform.sent)).toEqual(["due"]);
});

it("what a process that died had in hand is another's after a while", async () => {
  const { clock, desks, platform } = openReplicas(2);
  const [dying, other] = desks;
  if (dying === undefined || other === undefined) throw new RangeError();
  dying.router.hold = new Promise(() => {});
  await other.conversations.resume();
  await dying.conversations.receive(message("a"));
  await setImmediate();
  dying.conversations.stop();
  const settle = async () => {
    await setImmediate();
    await other.conversations.settled();
  };
  await clock.moveTo(new Date(start.getTime() + 20_000), settle);
  expect(platform.sent).toEqual([]);
  await clock.moveTo(new Date(start.getTime() + 2 * minute), settle);
  expect(textsOf(platform.sent)).toEqual(["re a"]);
});

describe("the platform's pace in one conversation", () => {
  it("is kept by all processes together", async () => {
    const clock = standingClock();
    const store = sharedStore();
    const platform: ScriptedChannel = scriptedChannel(clock, {
      perConversationMs: 1000,
    });
    const desks = ["one", "two", "three"].map((name) =>
      openDesk({ clock, storage: store.process(name), channels: [platform] }),
    );
    for (const [at, desk] of [...desks, ...desks, ...desks].entries())
      await desk.post(`n${at}`, `duty ${at}`, person);
    const settle = async () => {
      for (const desk of desks) {
        await setImmediate();
        await desk.conversations.settled();
      }
    };
    await clock.moveTo(new Date(start.getTime() + minute), settle);
    expect(platform.sent).toHaveLength(9);
    for (const { at } of platform.sent)
      expect(
        platform.sent.filter((one) => one.at >= at && one.at < at + 1000)
          .length,
      ).toBeLessThanOrEqual(3 + 1);
  });
});
