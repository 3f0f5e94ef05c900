import { fc, it } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Reply } from "../../src/message.ts";
import { wordsOf } from "../../src/message.ts";
import { createFollowers } from "../../src/nudges/followers.ts";
import { planned } from "../../src/nudges/planned.ts";
import { createRounds } from "../../src/nudges/rounds.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { mortal } from "../mortal.ts";
import { quiet } from "../quiet.ts";
import { followerOf, followOf, occurrence, planningOf } from "./sample.ts";

const hourMs = 3_600_000;
const start = new Date("2023-10-16T08:05:00+07:00").getTime();
const parts = planningOf([
  occurrence("2023-11-15"),
  occurrence("2023-11-22", { id: "second" }),
  occurrence("2023-12-01", { id: "festival", to: [], on: true }),
]);

/** One step of a simulated run: the clock moves by so many hours, then one or two schedulers look what is due. */
const step = fc.record({
  hours: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 300 }) },
  ),
  schedulers: fc.integer({ min: 1, max: 2 }),
  /** What fails, counted over writes and posts; each as before it takes effect or after. */
  crashes: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 5 }), after: fc.boolean() }),
    { maxLength: 2 },
  ),
});

describe("every nudge", () => {
  it.prop([fc.array(step, { minLength: 5, maxLength: 60 })], { numRuns: 60 })(
    "goes once, whatever dies, whichever way the clock steps and however many look",
    async (steps) => {
      const world = openWorld();
      await world.follow();
      for (const { hours, schedulers, crashes } of steps) {
        world.now += hours * hourMs;
        world.crashes = crashes;
        world.count = 0;
        await Promise.all(
          Array.from({ length: schedulers }, () => world.round()),
        );
      }
      world.crashes = [];
      // Until after what has last been due, in steps that a lease outlasts none of.
      const end = new Date("2023-12-20T08:00:00+07:00").getTime();
      for (; world.now < end; world.now += 12 * hourMs) await world.round();
      await world.round();
      const told = world.told();
      expect(new Set(told).size).toBe(told.length);
      expect(await world.entered()).toEqual(world.expected());
      for (const [tag, lead] of world.last())
        expect(told).toContain(`${tag} ${lead}`);
    },
  );
});

function openWorld() {
  const sent = new Map<string, Reply>();
  const world = {
    now: start,
    crashes: [] as readonly { at: number; after: boolean }[],
    count: 0,
    follow,
    round,
    told: () =>
      [...sent.values()].flatMap(({ text }) => JSON.parse(text) as string[]),
    entered,
    expected,
    last,
  };
  const { act, failing } = mortal(world);
  const clock = { now: () => new Date(world.now) };
  const memory = openMemory();
  const followers = createFollowers(failing(memory), clock, {
    ...parts,
    fingerprint: () => "f",
  });
  const duty = createRounds({
    ...parts,
    followers,
    clock,
    logger: quiet,
    post: (_, reply, reference) =>
      act(() => {
        // A conversation takes one of each reference.
        if (!sent.has(reference)) sent.set(reference, reply);
        return Promise.resolve();
      }),
    wording: (_, items) =>
      wordsOf(JSON.stringify(items.map(({ tag, lead }) => `${tag} ${lead}`))),
    doneOf: () => Promise.resolve([]),
  });
  const person = { channel: "telegram", sender: "o" } as const;
  const follows = [followOf({ leads: [30, 7, 1, 0] })];
  const follower = followerOf({ follows });
  return world;

  async function follow(): Promise<void> {
    await followers.change(person, () => follower);
  }

  function round(): Promise<void> {
    // A process that dies is started again; what it threw is nobody's.
    return duty.run().catch(() => undefined);
  }

  async function entered(): Promise<string[]> {
    const ledger = (await followers.get(person))?.ledger ?? [];
    expect(ledger.filter(({ state }) => state !== "posted")).toEqual([]);
    return ledger.map(({ key }) => key).sort();
  }

  function expected(): string[] {
    const all = planned(follower, clock.now(), parts);
    return all.map(({ key }) => key).sort();
  }

  function last(): Map<string, number> {
    const all = planned(follower, clock.now(), parts);
    return new Map(all.map(({ tag }) => [tag, leastOf(tag)]));

    function leastOf(tag: string): number {
      const leads = all.filter((one) => one.tag === tag);
      return Math.min(...leads.map(({ lead }) => lead));
    }
  }
}
