import { describe, expect, it } from "vitest";
import { leastFree } from "../../../src/tips/desk/intake.ts";
import { IntakeClosed } from "../../../src/tips/tips.ts";
import { openMemory } from "../../../src/storage/memory.ts";
import { fillable } from "../../conversations/storage.ts";
import { enrol } from "./officer-chat.ts";
import { day, openTestTips, report, reporter } from "./open.ts";

describe("the intake of tips", () => {
  it("closes when the disk runs low, tells the admins once, and opens again by itself", async () => {
    let free = 1e12;
    const desk = await openTestTips({
      more: { free: () => Promise.resolve(free) },
    });
    await desk.roster.grant({ channel: "telegram", sender: "boss" }, "admin");
    const later = () => {
      desk.clock.set(new Date(desk.clock.now().getTime() + 11_000));
    };
    expect(await desk.reporting.open()).toBe(true);
    free = leastFree - 1;
    expect(await desk.reporting.open()).toBe(true);
    later();
    expect(await desk.reporting.open()).toBe(false);
    later();
    expect(await desk.reporting.open()).toBe(false);
    await expect(desk.reporting.file(report(), reporter)).rejects.toThrow(
      IntakeClosed,
    );
    expect(desk.posted.map(({ to }) => to.id)).toEqual(["boss"]);
    expect(desk.posted[0]?.reply.text).toContain("ổ đĩa");
    free = leastFree;
    later();
    expect(await desk.reporting.open()).toBe(true);
  });

  it("closes when nobody could be told of a tip for days, and opens when somebody can", async () => {
    const desk = await openTestTips();
    desk.scheduler.start();
    await desk.reporting.file(report(), reporter);
    await desk.scheduler.settled();
    const pass = (ms: number) =>
      desk.clock.moveTo(new Date(desk.clock.now().getTime() + ms), () =>
        desk.scheduler.settled(),
      );
    await pass(4 * day);
    expect(await desk.reporting.open()).toBe(true);
    await pass(2 * day);
    expect(await desk.reporting.open()).toBe(false);
    await enrol(desk, "cb1");
    await pass(1_000_000);
    expect(desk.posted.map(({ to }) => to.id)).toContain("cb1");
    expect(await desk.reporting.open()).toBe(true);
  });

  it("stays open where only a unit that nobody serves has a tip, of which the admins are told once", async () => {
    const desk = await openTestTips();
    await desk.roster.grant({ channel: "telegram", sender: "boss" }, "admin");
    await enrol(desk, "police", "duty");
    desk.scheduler.start();
    const routed = { ...report().routed, againstPolice: true };
    await desk.reporting.file(report({ routed }), reporter);
    await desk.scheduler.settled();
    await desk.clock.moveTo(
      new Date(desk.clock.now().getTime() + 6 * day),
      () => desk.scheduler.settled(),
    );
    expect(await desk.reporting.open()).toBe(true);
    const told = desk.posted.filter(({ to }) => to.id === "boss");
    expect(told).toHaveLength(1);
    expect(told[0]?.reply.text).toContain("đã chờ một ngày");
    expect(desk.posted.map(({ to }) => to.id)).not.toContain("police");
  });

  it("answers for a tip that was taken, though it has closed since", async () => {
    let free = 1e12;
    const desk = await openTestTips({
      more: { free: () => Promise.resolve(free) },
    });
    const filed = await desk.reporting.file(report(), reporter);
    free = 0;
    desk.clock.set(new Date(desk.clock.now().getTime() + 11_000));
    expect(await desk.reporting.file(report(), reporter)).toEqual(filed);
  });

  it("takes nothing by half on a disk that takes nothing", async () => {
    const disk = fillable(openMemory());
    const desk = await openTestTips({ storage: disk });
    disk.full = true;
    await expect(desk.reporting.file(report(), reporter)).rejects.toThrow(
      "cannot be written",
    );
    disk.full = false;
    expect(await desk.reporting.linked(reporter)).toEqual([]);
    const filed = await desk.reporting.file(report(), reporter);
    expect(
      (await desk.reporting.linked(reporter)).map(({ reference }) => reference),
    ).toEqual([filed.reference]);
  });
});
