import { describe, expect, it } from "vitest";
import { openDeskKey } from "../../src/storage/desk-key.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { simulateYear, type Year } from "./year.ts";
import type { Told } from "./year-oracle.ts";

// People who change their minds, colleagues who report, processes that die or start anew, a week of silence, and a clock
// that jumps.
describe("a year of five plans, counted by an oracle", () => {
  it.each([
    ["one process", 1],
    ["two processes on one store", 2],
  ])(
    "tells a thousand staff everything once, on its day: %s",
    async (_, count) => {
      const staff = 1000;
      const storage = openMemory();
      const stores = Array.from({ length: count }, () => storage);
      const year = await simulateYear({
        ...{ staff, seed: 20_230_102 },
        openStores: () => Promise.resolve(stores),
      });
      expectAsCounted(year);
      expect(year.messages).toBeGreaterThan(3 * staff);
      expect(year.kills).toBeGreaterThan(staff / 4);
      expect(year.restarts).toBeGreaterThan(10);
    },
    120_000,
  );

  it("tells it once where two processes write one data folder", async () => {
    const folder = await temporaryFolder();
    const key = await openDeskKey({ folder, secret: undefined });
    const year = await simulateYear({
      ...{ staff: 8, seed: 7 },
      openStores: () =>
        Promise.all([openLowdb(folder, { key }), openLowdb(folder, { key })]),
    });
    expectAsCounted(year);
    expect(year.messages).toBeGreaterThan(8);
  }, 120_000);
});

function expectAsCounted({ heard, expected, atNight, bursts }: Year): void {
  const differing = [...expected].flatMap(([id, told]) => {
    const [counted, real] = [lines(told), lines(heard.get(id) ?? [])];
    const missing = counted.filter((line) => !real.includes(line));
    const more = real.filter((line) => !counted.includes(line));
    return missing.length + more.length === 0 ? [] : [{ id, missing, more }];
  });
  expect(differing).toEqual([]);
  for (const own of heard.values())
    expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
  expect({ atNight, bursts }).toEqual({ atNight: 0, bursts: 0 });
}

function lines(told: readonly Told[]): string[] {
  return told.map(({ key, day }) => `${day} ${key}`);
}
