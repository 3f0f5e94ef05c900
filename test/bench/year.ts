import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDeskKey } from "../../src/storage/desk-key.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { simulateYear, type Year } from "../nudges/year.ts";
import { table } from "./table.ts";
import { openDesks } from "./year-desks.ts";

/**
 * A year of nudges by two processes on one data folder, each killed at random moments and started again, with what
 * people do meanwhile, a week of silence and a clock that jumps; counted by the oracle of the tests.
 */
export async function benchYear(staff = 60): Promise<void> {
  console.log(
    `A simulated year of ${staff} people, two processes, one data folder\n`,
  );
  const folder = await mkdtemp(join(tmpdir(), "trucban-year-"));
  const key = await openDeskKey({ folder, secret: undefined });
  const began = performance.now();
  let faults: () => readonly string[] = () => [];
  const year = await simulateYear({
    ...{ staff, seed: 20_230_102 },
    openStores: async () => [await openLowdb(folder, { key })],
    async openDesks(hears, now) {
      const desks = await openDesks(folder, 2, hears, now);
      faults = desks.faults;
      return desks;
    },
  });
  const seconds = (performance.now() - began) / 1000;
  await rm(folder, { recursive: true });
  const { expected, heard, missing, more, twice } = counted(year);
  const rows = [
    ["messages", year.messages],
    ["processes killed", year.kills],
    ["started anew together", year.restarts],
    ["nudges expected", expected],
    ["nudges told", heard],
    ["not told on their day", missing],
    ["told and not expected", more],
    ["told twice", twice],
    ["outside people's hours", year.atNight],
    ["looks that failed", faults().length],
    ["seconds", Math.round(seconds)],
  ].map(([name = "", value = ""]) => [String(name), String(value)]);
  console.log(table(["count", ""], rows));
  for (const fault of new Set(faults())) console.log(fault);
  if (missing + more + twice + year.atNight > 0)
    throw new Error("the year is not as the oracle counts it");
}

function counted({ heard, expected }: Year) {
  const sum = { expected: 0, heard: 0, missing: 0, more: 0, twice: 0 };
  for (const [id, wanted] of expected) {
    const told = heard.get(id) ?? [];
    const [due, real] = [wanted, told].map((all) =>
      all.map(({ key, day }) => `${day} ${key}`),
    );
    sum.expected += wanted.length;
    sum.heard += told.length;
    sum.missing += due?.filter((line) => !real?.includes(line)).length ?? 0;
    sum.more += real?.filter((line) => !due?.includes(line)).length ?? 0;
    sum.twice += told.length - new Set(told.map(({ key }) => key)).size;
  }
  return sum;
}
