import { fc, it } from "@fast-check/vitest";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { type Reply, wordsOf } from "../../src/message.ts";
import { createExtensions } from "../../src/nudges/extensions.ts";
import { newFollower } from "../../src/nudges/follower.ts";
import { createFollowers } from "../../src/nudges/followers.ts";
import { joined } from "../../src/nudges/joined.ts";
import { createLadders } from "../../src/nudges/ladders.ts";
import { createReports } from "../../src/nudges/reports.ts";
import { createRounds } from "../../src/nudges/rounds.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { mortal } from "../mortal.ts";
import { quiet } from "../quiet.ts";
import { followOf, occurrence, planningOf } from "./sample.ts";

const hourMs = 3_600_000;
const place = "Tỉnh Bình Phước";
const planning = planningOf([occurrence("2023-11-15")]);
const agencies = await loadAgencies(join(knowledgeFolder, "agencies.yaml"));
const directory = createDirectory(agencies, ["Sở Tư pháp", "Công an tỉnh"]);

const step = fc.record({
  hours: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 80, max: 200 }) },
  ),
  schedulers: fc.integer({ min: 1, max: 2 }),
  crashes: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 9 }), after: fc.boolean() }),
    { maxLength: 3 },
  ),
});

describe("each step of a ladder", () => {
  it.prop([fc.array(step, { minLength: 5, maxLength: 30 })], { numRuns: 60 })(
    "is told to each person once, whatever dies, whichever way the clock steps and however many look",
    async (steps) => {
      const world = await openWorld();
      for (const { hours, schedulers, crashes } of steps) {
        world.now += hours * hourMs;
        world.crashes = crashes;
        world.count = 0;
        await Promise.all(
          Array.from({ length: schedulers }, () => world.round()),
        );
      }
      world.crashes = [];
      // Whoever was told gets a working day before the next step, also where the last steps of time were long.
      const end = Math.max(
        new Date("2023-12-15T08:00:00+07:00").getTime(),
        world.now + 14 * 24 * hourMs,
      );
      for (; world.now < end; world.now += 12 * hourMs) await world.round();
      await world.round();
      expect(world.told("h")).toEqual(["head"]);
      expect(world.told("c")).toEqual(["standing"]);
      expect(new Set(world.order)).toEqual(new Set(["head", "standing"]));
      expect(world.order.indexOf("head")).toBeLessThan(
        world.order.indexOf("standing"),
      );
    },
  );
});

async function openWorld() {
  const sent = new Map<string, { to: string; reply: Reply }>();
  const world = {
    now: new Date("2023-11-10T08:05:00+07:00").getTime(),
    crashes: [] as readonly { at: number; after: boolean }[],
    count: 0,
    order: [] as string[],
    round,
    told: (to: string) =>
      [...sent.values()]
        .filter((one) => one.to === to)
        .flatMap(({ reply }) => reply.text.split(" ").filter(Boolean)),
  };
  const { act, failing } = mortal(world);
  const clock = { now: () => new Date(world.now) };
  const memory = openMemory();
  const storage = failing(memory);
  const roster = createRoster(memory, clock);
  const followers = createFollowers(storage, clock, {
    ...planning,
    fingerprint: () => "f",
  });
  const ladders = createLadders({
    ...{ storage, clock, planning, roster, followers, directory },
    logger: quiet,
    steps: { head: 2, standing: 5, held: 3 },
    plans: [{ slug: "binh-phuoc-2022", place }],
    reports: createReports(storage, clock),
    extensions: createExtensions(storage, clock),
    placesOf: () => [place],
  });
  const duty = joined([
    ladders.duty,
    createRounds({
      ...planning,
      ...{ followers, clock, logger: quiet },
      post: ({ id }, reply, reference) =>
        act(() => {
          const key = `${id} ${reference}`;
          // A conversation takes one of each reference.
          if (!sent.has(key)) {
            sent.set(key, { to: id, reply });
            world.order.push(...reply.text.split(" ").filter(Boolean));
          }
          return Promise.resolve();
        }),
      wording: (_, items) =>
        wordsOf(items.map((item) => item.step ?? "").join(" ")),
      doneOf: () => Promise.resolve([]),
      onPost: (follower, items) => ladders.reminded(follower, items),
    }),
  ]);
  const person = (sender: string) => ({ channel: "telegram", sender }) as const;
  await roster.grant(person("o"), "staff", { unit: "Sở Tư pháp" });
  await roster.grant(person("h"), "head", { unit: "Sở Tư pháp Bình Phước" });
  await roster.grant(person("c"), "officer", { unit: "Công an tỉnh" });
  const follows = { o: "Sở Tư pháp", c: "Công an tỉnh" };
  const since = new Date(world.now).toISOString();
  for (const [sender, agency] of Object.entries(follows))
    await followers.change(person(sender), () => ({
      ...newFollower(person(sender), sender, "vi"),
      follows: [followOf({ agency, leads: [], since })],
    }));
  return world;

  function round(): Promise<void> {
    // A process that dies is started again; what it threw is nobody's.
    return duty.run().catch(() => undefined);
  }
}
