import { describe, expect, it } from "vitest";
import { createSetDays } from "../../src/deadlines/set-days.ts";
import { openMemory } from "../../src/storage/memory.ts";

const anna = { channel: "telegram", sender: "774411" } as const;
const ben = { channel: "zalo", sender: "1" } as const;
const the25th = { month: 1, day: 25 };

function open() {
  const world = { at: "2023-10-12T09:00:00+07:00" };
  const clock = { now: () => new Date(world.at) };
  const storage = openMemory();
  return { world, clock, storage, days: createSetDays(storage, clock) };
}

describe("the days that admins have set", () => {
  it("count from the day on which they were set", async () => {
    const { days } = open();
    await days.set("report", the25th, anna);
    expect([...days.current()]).toEqual([
      ["report", [{ day: the25th, from: "2023-10-12" }]],
    ]);
  });

  it("are kept with who set them and when, whatever comes after", async () => {
    const { days, world } = open();
    await days.set("report", the25th, anna);
    world.at = "2023-11-02T09:00:00+07:00";
    await days.set("report", null, ben);
    expect(await days.acts("report")).toMatchObject([
      { day: the25th, by: anna, at: "2023-10-12T02:00:00.000Z" },
      { day: null, by: ben, at: "2023-11-02T02:00:00.000Z" },
    ]);
    expect(days.current().get("report")).toHaveLength(2);
  });

  it("are as before once undone, and undone once", async () => {
    const { days } = open();
    await days.set("report", the25th, anna);
    const act = await days.set("report", { month: 1, day: 20 }, anna);
    expect(await days.undo("report", act)).toBe(true);
    expect(days.current().get("report")).toEqual([
      { day: the25th, from: "2023-10-12" },
    ]);
    expect(await days.undo("report", act)).toBe(false);
    expect(await days.acts("report")).toHaveLength(2);
  });

  it("are not undone by a word about an older one", async () => {
    const { days } = open();
    const act = await days.set("report", the25th, anna);
    await days.set("report", { month: 1, day: 20 }, ben);
    expect(await days.undo("report", act)).toBe(false);
    expect(days.current().get("report")?.at(-1)?.day).toEqual({
      month: 1,
      day: 20,
    });
  });

  it("stay one act where the same is said twice", async () => {
    const { days } = open();
    const first = await days.set("report", the25th, anna);
    expect(await days.set("report", the25th, anna)).toBe(first);
    expect(await days.acts("report")).toHaveLength(1);
  });

  it("are seen by another process once it looks, and stay one object until they change", async () => {
    const { days, storage, clock } = open();
    const other = createSetDays(storage, clock);
    await days.set("report", the25th, anna);
    expect(other.current().size).toBe(0);
    await other.refresh();
    const seen = other.current();
    expect(seen.size).toBe(1);
    await other.refresh();
    expect(other.current()).toBe(seen);
  });

  it("are both kept where two processes set at once", async () => {
    const { days, storage, clock } = open();
    const other = createSetDays(storage, clock);
    await Promise.all([
      days.set("report", the25th, anna),
      other.set("plan", { month: 12, day: 1 }, ben),
    ]);
    await days.refresh();
    expect([...days.current().keys()].sort()).toEqual(["plan", "report"]);
  });

  it("stay when who set them is forgotten", async () => {
    const { days } = open();
    await days.set("report", the25th, anna);
    await days.eraser(anna);
    expect(JSON.stringify(await days.acts("report"))).not.toContain("774411");
    expect(days.current().size).toBe(1);
  });
});
