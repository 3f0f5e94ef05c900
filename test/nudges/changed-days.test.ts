import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadCatalogs } from "../../src/catalog.ts";
import { civilDate } from "../../src/clock.ts";
import { createSetDays } from "../../src/deadlines/set-days.ts";
import { newFollower, withFollow } from "../../src/nudges/follower.ts";
import { openNudges } from "../../src/nudges/open-nudges.ts";
import { createRoster } from "../../src/people/roster.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

const plans = await loadLibrary(knowledgeFolder);
const catalogs = await loadCatalogs(join(knowledgeFolder, "messages"));
const admin = { channel: "telegram", sender: "a" } as const;
const person = { channel: "telegram", sender: "o" } as const;
// What the city's police owe all offices each month, on no day that the plan names.
const city = { place: "Thành phố Trà Vinh", agency: "Công an thành phố" };

/** Processes on one store, each with its own view of it; `wide` is whether suggested days are followed. */
async function open(wide: boolean, from = "2023-10-02T08:00:00+07:00") {
  const world = { at: new Date(from), told: [] as string[] };
  const clock = { now: () => world.at };
  const storage = openMemory();
  const references = new Set<string>();
  async function process(folder = knowledgeFolder) {
    const setDays = createSetDays(storage, clock);
    const nudges = await openNudges({
      ...{ storage, clock, plans, catalogs, setDays },
      knowledgeFolder: folder,
      roster: createRoster(storage, clock),
      logger: quiet,
      post(_address, _reply, reference) {
        if (!references.has(reference)) world.told.push(civilDate(world.at));
        references.add(reference);
        return Promise.resolve();
      },
    });
    await nudges.refresh();
    return { ...nudges, setDays };
  }
  const first = await process();
  const since = world.at.toISOString();
  const follow = { ...city, leads: [1], wide, since };
  await first.followers.change(person, () =>
    withFollow(newFollower(person, "o", "vi"), follow),
  );
  const [report] = first.calendar.obligations.filter(
    ({ rule, plan, to }) =>
      rule === "monthly" && plan === "tra-vinh-city-41-2021" && to.length > 0,
  );
  if (report === undefined) throw new RangeError("no monthly report");
  return { world, process, first, report: report.id, runUntil };

  /** Looks each morning until a day, that day included. */
  async function runUntil(last: string, duties = [first]) {
    while (civilDate(world.at) <= last) {
      for (const { duty } of duties) await duty.run();
      world.at = new Date(world.at.getTime() + 24 * 3_600_000);
    }
  }
}

describe("a day set while people follow", () => {
  it("moves their nudges, and none comes for both days", async () => {
    const { first, report, world, runUntil } = await open(false);
    await runUntil("2023-10-11");
    expect(world.told).toEqual([]);
    await first.setDays.set(report, { month: 1, day: 25 }, admin);
    await runUntil("2023-12-05");
    const before = world.told.filter((day) => day < "2023-11-01");
    // The day before, and five working days after.
    expect(before).toEqual([
      ...["2023-10-24", "2023-10-26", "2023-10-27", "2023-10-30"],
      "2023-10-31",
    ]);
    expect(world.told).toContain("2023-11-24");
    expect(new Set(world.told).size).toBe(world.told.length);
  });

  it("makes nothing of earlier months overdue", async () => {
    const { first, report, world, runUntil } = await open(false);
    await runUntil("2023-10-11");
    await first.setDays.set(report, { month: 1, day: 5 }, admin);
    await runUntil("2023-10-31");
    expect(world.told).toEqual([]);
  });

  it("is seen by a process that has not set it, whatever that wrote meanwhile", async () => {
    const { first, process, report, world, runUntil } = await open(false);
    const second = await process();
    await first.setDays.set(report, { month: 1, day: 25 }, admin);
    await first.duty.run();
    // By what it knows there is nothing to come.
    await second.followers.change(person, (old) => old && { ...old });
    await runUntil("2023-10-24", [second]);
    expect(world.told).toEqual(["2023-10-24"]);
  });

  it("nudges nobody twice where it is undone and set again", async () => {
    const { first, report, world, runUntil } = await open(false);
    const act = await first.setDays.set(report, { month: 1, day: 25 }, admin);
    await runUntil("2023-10-24");
    expect(world.told).toEqual(["2023-10-24"]);
    await first.setDays.undo(report, act);
    await first.duty.run();
    await first.setDays.set(report, { month: 1, day: 25 }, admin);
    await runUntil("2023-10-25");
    expect(world.told).toEqual(["2023-10-24"]);
  });
});

describe("holidays that were changed", () => {
  it("are reckoned with after the next start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "trucban-holidays-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(knowledgeFolder, folder, { recursive: true });
    const file = join(folder, "holidays.yaml");
    const yaml = await readFile(file, "utf8");
    const exchanged = "exchanged:\n  - { off: 2023-10-31, source: decided }";
    await writeFile(file, yaml.replace("exchanged:", exchanged));
    const { process, world, runUntil } = await open(true);
    await runUntil("2023-10-11");
    const second = await process(folder);
    const told = world.told.length;
    await runUntil("2023-10-30", [second]);
    // The last working day of October is now the 30th, so that the nudge of the day before comes on the 27th.
    expect(world.told.slice(told)).toContain("2023-10-27");
    expect(world.told.slice(told)).not.toContain("2023-10-30");
  });
});

describe("a clock that ran ahead and was set right", () => {
  it.each([false, true])(
    "holds nothing back until the day comes again on which it was put off (restarted: %s)",
    async (isRestarted) => {
      const { first, process, world } = await open(
        true,
        "2023-10-30T06:00:00+07:00",
      );
      // By the clock it is evening, so what is due waits for the morning.
      world.at = new Date("2023-11-02T21:00:00+07:00");
      await first.duty.run();
      expect(world.told).toEqual([]);
      world.at = new Date("2023-10-30T07:45:00+07:00");
      const { duty } = isRestarted ? await process() : first;
      await duty.run();
      expect(new Set(world.told)).toEqual(new Set(["2023-10-30"]));
    },
  );
});
