import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { daytime } from "../../../src/tips/queue/quiet-hours.ts";
import { enrol, officerChat } from "../desk/officer-chat.ts";
import { day, hour, openTestTips, report, reporter } from "../desk/open.ts";

async function deskWithTip() {
  const desk = await openTestTips();
  await enrol(desk, "cb1", "tra-vinh-city");
  await enrol(desk, "above", "tra-vinh");
  await enrol(desk, "standing");
  desk.scheduler.start();
  const { reference, receipt } = await desk.reporting.file(report(), reporter);
  const rest = () => desk.scheduler.settled();
  await rest();
  const pass = (ms: number) =>
    desk.clock.moveTo(new Date(desk.clock.now().getTime() + ms), rest);
  const told = (id: string) =>
    desk.posted.filter(({ to }) => to.id === id).map(({ reply }) => reply.text);
  return {
    ...desk,
    ...officerChat(desk),
    reference,
    receipt,
    rest,
    pass,
    told,
  };
}

describe("a tip that nobody takes note of", () => {
  it("is reminded of in its unit, then told to the unit above it, then to the standing one", async () => {
    const { pass, told } = await deskWithTip();
    expect(told("cb1")).toHaveLength(1);
    await pass(5 * hour);
    expect(told("cb1")).toHaveLength(2);
    expect(told("above")).toEqual([]);
    await pass(20 * hour);
    expect(told("above")).toHaveLength(1);
    expect(told("above")[0]).toContain("Quá hạn");
    expect(told("standing")).toEqual([]);
    await pass(24 * hour);
    expect(told("above")).toHaveLength(2);
    expect(told("standing")).toHaveLength(1);
  });
});

describe("a tip that is worked on", () => {
  it("is reminded of before its twenty days end, to whoever has it", async () => {
    const { pass, told, tap, reference } = await deskWithTip();
    await tap("cb1", `tip-claim:${reference}`);
    await pass(9 * day);
    expect(told("cb1")).toHaveLength(1);
    await pass(2 * day);
    expect(told("cb1")).toHaveLength(2);
    expect(told("cb1")[1]).toContain("11/11/2024");
    await pass(11 * day);
    expect(told("above").length).toBeGreaterThan(0);
  });

  it("has two months where it is complex, and is still not told of after a standstill more than once a clock", async () => {
    const { clock, told, tap, say, reference, rest, scheduler } =
      await deskWithTip();
    await tap("cb1", `tip-complex:${reference}`);
    expect(await say("cb1", `/mo ${reference}`)).toContain("22/12/2024");
    const before = told("cb1").length;
    clock.set(new Date("2024-12-23T09:00:00+07:00"));
    scheduler.wake();
    await rest();
    // One of the deadline, one of asking for more time; each as a reminder and as an escalation.
    expect(told("cb1").length - before).toBeLessThanOrEqual(4);
  });
});

describe("a reporter", () => {
  it.each([
    ["2024-10-22T21:59:00+07:00", "2024-10-22T21:59:00+07:00"],
    ["2024-10-22T22:00:00+07:00", "2024-10-23T06:00:00+07:00"],
    ["2024-10-23T03:00:00+07:00", "2024-10-23T06:00:00+07:00"],
    ["2024-10-23T06:00:00+07:00", "2024-10-23T06:00:00+07:00"],
  ])("who could be written to at %s is written to at %s", (now, then) => {
    expect(daytime(new Date(now))).toEqual(new Date(then));
  });

  it("is asked in the morning what an officer asks at night, once they have been silent for a day", async () => {
    const { pass, told, say, reference } = await deskWithTip();
    await pass(39 * hour);
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    expect(told(reporter.id)).toEqual([]);
    await pass(7 * hour - 1000);
    expect(told(reporter.id)).toEqual([]);
    await pass(2000);
    expect(told(reporter.id).join()).toContain("Xe màu gì?");
  });

  it("is asked at once within a day of their report, when they wait for word", async () => {
    const { pass, told, say, reference } = await deskWithTip();
    await pass(15 * hour);
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    expect(told(reporter.id).join()).toContain("Xe màu gì?");
  });

  it("is told in the morning what became of their report at night", async () => {
    const { pass, told, say, reference } = await deskWithTip();
    await pass(15 * hour);
    await say("cb1", `/dong ${reference} có thật`);
    expect(told(reporter.id)).toEqual([]);
    await pass(7 * hour + 1000);
    expect(told(reporter.id).join()).toContain(reference);
  });

  it("is asked at once where they wrote just now, whatever the hour", async () => {
    const { pass, told, say, reference, reporting } = await deskWithTip();
    await pass(15 * hour);
    const [tip] = await reporting.linked(reporter);
    await reporting.add(tip?.id ?? "", { text: "still here", files: [] }, "m");
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    expect(told(reporter.id).join()).toContain("Xe màu gì?");
  });

  it("who has cut the link is not written to; the question waits behind the receipt", async () => {
    const { told, say, reference, reporting, receipt } = await deskWithTip();
    await reporting.cut(reporter);
    expect(await say("cb1", `/hoi ${reference} Xe màu gì?`)).toContain(
      "cắt liên lạc",
    );
    expect(told(reporter.id)).toEqual([]);
    expect(await reporting.look(receipt, reporter)).toMatchObject({
      tip: { asked: true, lines: [{ text: "Xe màu gì?" }] },
    });
  });
});

describe("a tip that is closed", () => {
  it("loses its link, then what can be read here, then everything, and that is in the log", async () => {
    const { pass, say, reference, receipt, reporting, store, audit, folder } =
      await deskWithTip();
    await say("cb1", `/dong ${reference} có thật`);
    const [tip] = await reporting.linked(reporter);
    const id = tip?.id ?? "";
    await pass(13 * day);
    expect(await reporting.linked(reporter)).toHaveLength(1);
    await pass(2 * day);
    expect(await reporting.linked(reporter)).toEqual([]);
    expect((await store.get(id))?.open?.text).toBe(report().text);
    await pass(16 * day);
    expect((await store.get(id))?.open).toBeNull();
    expect(await say("cb1", `/mo ${reference}`)).toContain("niêm phong");
    expect((await reporting.look(receipt, reporter)).kind).toBe("found");
    const before = (await audit.head()).number;
    await pass(335 * day);
    expect(await store.get(id)).toBeUndefined();
    expect((await reporting.look(receipt, reporter)).kind).toBe("wrong");
    expect((await audit.head()).number).toBe(before + 1);
    expect(await readdir(join(folder, "tip-files")).catch(() => [])).toEqual(
      [],
    );
  }, 120_000);
});
