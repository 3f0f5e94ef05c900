import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/message.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { catalogs } from "../knowledge.ts";
import { type Sent, type ScriptedChannel, scriptedChannel } from "./channel.ts";
import {
  countingRouter,
  message,
  minute,
  openDesk,
  person,
  standingClock,
  start,
  textsOf,
} from "./open.ts";
import { type Life, lifeOf, mortal, never } from "./storage.ts";

const maybeUnsent = catalogs.vi.say("desk.maybe-unsent");

/** What a platform and a poster have to hand over, in order, each again until it is taken. */
const handed = [
  { kind: "message", text: "a1\na2", id: "a" },
  { kind: "post", text: "remember", id: "duty" },
  { kind: "message", text: "b", id: "b" },
  { kind: "message", text: "c", id: "c" },
] as const;
const answers = ["re a1", "re a2", "re b", "re c"];

interface World {
  readonly storage: Storage;
  /** What arrived on the platform, whoever sent it. */
  readonly arrived: Sent[];
  /** Ids of what was acknowledged. */
  readonly taken: Set<string>;
  readonly repeatUnknown: boolean;
  /** Whether the conversation goes on under another id once its first message was taken. */
  readonly moves: boolean;
}

/** Runs the desk from the n-th step after its start on, or for good. */
async function run(world: World, life: Life) {
  const { storage, arrived, taken, moves, repeatUnknown } = world;
  const clock = standingClock();
  clock.set(new Date(start.getTime() + (taken.size + 1) * 1000));
  const platform = scriptedChannel(clock, { repeatUnknown });
  platform.fate = (to) =>
    moves && to === "c" && taken.has("a")
      ? { kind: "moved", to: "d" }
      : undefined;
  const desk = openDesk({
    clock,
    storage: mortal(storage, life),
    channels: [mortalChannel(platform, arrived, life)],
    router: countingRouter(),
  });
  const { conversations } = desk;
  void conversations.resume();
  await quiet();
  for (const { kind, text, id } of handed) {
    // The one before is not taken, so that the platform hands over nothing further.
    if (life.ended) break;
    const taking = handOver(kind, text, id);
    void taking.then(
      () => taken.add(id),
      () => undefined,
    );
    await quiet();
  }
  await clock.moveTo(new Date(clock.now().getTime() + 2 * minute), quiet);
  conversations.stop();
  return desk;

  function handOver(kind: "message" | "post", text: string, id: string) {
    const conversation = moves && taken.has("a") ? "d" : "c";
    if (kind === "message")
      return conversations.receive(message(text, { id, conversation }));
    return conversations.post(person, wordsOf(text), id);
  }
}

function mortalChannel(
  platform: ScriptedChannel,
  arrived: Sent[],
  life: Life,
): ScriptedChannel {
  return {
    ...platform,
    async send(to, piece) {
      if (!life.step()) return never();
      const before = platform.sent.length;
      try {
        await platform.send(to, piece);
      } finally {
        arrived.push(...platform.sent.slice(before));
      }
      if (!life.step()) return never();
    },
  };
}

/** All that waits for no timer is done; what a dead process had under way never ends, so that it cannot be waited for. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await setImmediate();
}

function world(more: Partial<World> = {}): World {
  return {
    storage: openMemory(),
    arrived: [],
    taken: new Set(),
    repeatUnknown: true,
    moves: false,
    ...more,
  };
}

/** A run that dies at its n-th step and one after it, for each n at which the first dies. */
async function eachDeath(
  more: Partial<World>,
  check: (
    after: World,
    desk: Awaited<ReturnType<typeof run>>,
    died: string,
  ) => Promise<void> | void,
): Promise<void> {
  let deaths = 0;
  for (let steps = 0; ; steps += 1) {
    const both = world(more);
    const life = lifeOf(steps);
    await run(both, life);
    const desk = await run(both, lifeOf(Infinity));
    await check(both, desk, `dead at step ${steps}`);
    if (!life.ended) break;
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(20);
}

/** Without what stands there twice. */
function once(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

describe("whenever a run is killed, the next", () => {
  it("gives each message its effect once, in order", async () => {
    await eachDeath({}, async (_, desk, died) => {
      expect(await desk.effects(), died).toEqual(["a", "b", "c"]);
      expect(await desk.kept(), died).toMatchObject({
        waiting: [],
        outgoing: [],
      });
    });
  });

  it("sends all answers in order, and at most the one that was under way twice", async () => {
    await eachDeath({}, ({ arrived }, _, died) => {
      const texts = textsOf(arrived);
      const said = texts.filter((text) => text !== "remember");
      expect(once(said), died).toEqual(answers);
      expect(once(texts), died).toHaveLength(answers.length + 1);
      expect(texts.length, died).toBeLessThanOrEqual(answers.length + 2);
    });
  });

  it("sends nothing again where it must not, and shows what may not have arrived when the person writes", async () => {
    const repeatUnknown = false;
    await eachDeath({ repeatUnknown }, async ({ arrived }, desk, died) => {
      await desk.conversations.receive(message("last"));
      await quiet();
      expect(await desk.effects(), died).toEqual(["a", "b", "c", "last"]);
      const { unasked, shown } = shownAgain(textsOf(arrived));
      expect(unasked, died).toEqual(once(unasked));
      expect(shown.length, died).toBeLessThanOrEqual(1);
      expect(once([...unasked, ...shown]).toSorted(), died).toEqual(
        [...answers, "re last", "remember"].toSorted(),
      );
    });
  });

  it("takes a conversation along that moved, with nothing twice but what was under way", async () => {
    await eachDeath({ moves: true }, async ({ arrived }, desk, died) => {
      expect(once(textsOf(arrived)).toSorted(), died).toEqual(
        [...answers, "remember"].toSorted(),
      );
      expect(arrived.length, died).toBeLessThanOrEqual(answers.length + 2);
      expect(await desk.kept("d"), died).toMatchObject({
        waiting: [],
        outgoing: [],
      });
    });
  });
});

/** What was shown again after its sentence, and all else. */
function shownAgain(texts: readonly string[]) {
  const shown = texts.filter((_, at) => texts[at - 1] === maybeUnsent);
  const unasked = texts.filter(
    (text, at) => text !== maybeUnsent && texts[at - 1] !== maybeUnsent,
  );
  return { shown, unasked };
}
