import { fc, it } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { newBulletin } from "../../src/bulletins/bulletin.ts";
import { createBulletins } from "../../src/bulletins/bulletins.ts";
import { createDeliveries } from "../../src/bulletins/deliveries.ts";
import { createReaders } from "../../src/bulletins/readers.ts";
import { createRounds, type Rounds } from "../../src/bulletins/rounds.ts";
import type { Address } from "../../src/message.ts";
import { wordsOf } from "../../src/message.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { mortal } from "../mortal.ts";
import { quiet } from "../quiet.ts";

const start = Date.parse("2023-11-08T08:00:00+07:00");
const count = 40;

/** Time passes, and one or two processes look; one may be started anew, and some writes and posts fail. */
const step = fc.record({
  minutes: fc.integer({ min: 0, max: 10 }),
  restarts: fc.boolean(),
  both: fc.boolean(),
  heard: fc.integer({ min: 0, max: 30 }),
  crashes: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 120 }), after: fc.boolean() }),
    { maxLength: 3 },
  ),
});

describe("every bulletin", () => {
  it.prop([fc.array(step, { maxLength: 12 })], { numRuns: 60 })(
    "goes once to each recipient, whatever dies and however many look",
    async (steps) => {
      const world = await openWorld();
      for (const { minutes, restarts, both, heard, crashes } of steps) {
        world.now += minutes * 60_000;
        world.crashes = crashes;
        world.count = 0;
        if (restarts) world.restart();
        await Promise.all(world.rounds(both).map((round) => round()));
        await world.hear(heard);
      }
      world.crashes = [];
      for (let round = 0; round < 40; round += 1) {
        world.now += 3 * 60_000;
        await Promise.all(world.rounds(true).map((look) => look()));
        await world.hear(count);
      }
      expect([...world.sent.keys()].sort()).toEqual(world.everybody);
      for (const references of world.sent.values())
        expect(references).toEqual(new Set(["bulletin:b"]));
    },
  );
});

async function openWorld() {
  const memory = openMemory();
  const sent = new Map<string, Set<string>>();
  const unheard: Address[] = [];
  const world = {
    now: start,
    crashes: [] as readonly { at: number; after: boolean }[],
    count: 0,
    sent,
    everybody: Array.from({ length: count }, (_, at) => `r${at}`).sort(),
    restart: () => {
      processes = [open(), open()];
    },
    rounds: (both: boolean) =>
      processes
        .slice(0, both ? 2 : 1)
        // A process that dies is started again; what it threw is nobody's.
        .map(
          ({ duty }) =>
            () =>
              duty.run().catch(() => undefined),
        ),
    async hear(most: number) {
      for (const address of unheard.splice(0, most))
        for (const process of processes)
          await process.heard("b", address, "sent").catch(() => undefined);
    },
  };
  const { act, failing } = mortal(world);
  const clock = { now: () => new Date(world.now) };
  const bulletins = createBulletins(memory, clock);
  const readers = createReaders(memory, clock, 30);
  const author = {
    channel: "telegram",
    sender: "w",
    conversation: "w",
    language: "vi",
  } as const;
  await bulletins.change(
    "b",
    () => ({
      ...newBulletin("b", author),
      where: { place: null },
      subjects: ["all"],
      when: { at: null, urgent: false },
      state: "approved",
    }),
    clock.now(),
  );
  for (const sender of world.everybody)
    await readers.change({ channel: "telegram", sender }, () => ({
      v: 1,
      ...{ channel: "telegram", sender, conversation: sender },
      ...{ language: "vi", place: null, subjects: ["all"], goneSince: null },
    }));
  let processes = [open(), open()];
  return world;

  function open(): Rounds {
    const storage = failing(memory);
    return createRounds({
      bulletins: createBulletins(storage, clock),
      readers: createReaders(storage, clock, 30),
      deliveries: createDeliveries(storage, clock),
      hours: { from: 6, to: 22 },
      clock,
      logger: quiet,
      provinceOf: () => undefined,
      wording: () => wordsOf("warning"),
      report: () => Promise.resolve(),
      post: (address, _, reference) =>
        act(() => {
          // A conversation takes one of each reference.
          const known = sent.get(address.id);
          if (known === undefined) unheard.push(address);
          sent.set(address.id, new Set(known).add(reference));
          return Promise.resolve();
        }),
    });
  }
}
