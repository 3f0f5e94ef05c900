import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/tips/tips.ts";
import { daytime } from "../../../src/tips/queue/quiet-hours.ts";
import { enrol, officerChat } from "../desk/officer-chat.ts";
import { day, hour, openTestTips, report, reporter } from "../desk/open.ts";

const domestic = {
  routed: { ...report().routed, kinds: ["crime-domestic"] },
};

async function deskWithTip(more: Partial<Report> = {}) {
  const desk = await openTestTips();
  await enrol(desk, "cb1", "tra-vinh-city");
  await enrol(desk, "above", "tra-vinh");
  await enrol(desk, "standing");
  desk.scheduler.start();
  const { reference, receipt } = await desk.reporting.file(
    report(more),
    reporter,
  );
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

  // It came at 8:00, so the night that follows begins 14 hours later.
  it.each([
    ["on the day that the night ends", 20 * hour, {}, true],
    ["on the day before", 39 * hour, {}, false],
    ["on that day, of violence at home", 20 * hour, domestic, false],
    ["in that night, of violence at home", 20 * hour, domestic, true, 15],
  ])(
    "who wrote last %s is asked what an officer asks at night: after %d ms of %o, at once: %s",
    async (_, silent, more, isAsked, wroteAfter = 0) => {
      const desk = await deskWithTip(more);
      const { pass, told, say, reference, reporting } = desk;
      await pass(wroteAfter * hour);
      const [tip] = await reporting.linked(reporter);
      if (wroteAfter > 0)
        await reporting.add(tip?.id ?? "", { text: "still", files: [] }, "m");
      await pass(silent - wroteAfter * hour);
      const said = await say("cb1", `/hoi ${reference} Xe màu gì?`);
      expect(said).toMatch(isAsked ? /Đã chuyển/ : /6 giờ sáng/);
      expect(told(reporter.id).join().includes("Xe màu gì?")).toBe(isAsked);
      await pass(26 * hour - (silent % (24 * hour)));
      expect(told(reporter.id).join()).toContain("Xe màu gì?");
    },
  );

  it("is asked a second time at night only once the first question was answered", async () => {
    const { pass, told, say, reference, reporting } = await deskWithTip();
    await pass(20 * hour);
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    await pass(hour);
    expect(await say("cb1", `/hoi ${reference} Đi hướng nào?`)).toContain(
      "6 giờ sáng",
    );
    expect(told(reporter.id)).toHaveLength(1);
    await pass(hour);
    expect(told(reporter.id).join()).toContain("Đi hướng nào?");
    await pass(17 * hour);
    const [tip] = await reporting.linked(reporter);
    await reporting.add(tip?.id ?? "", { text: "north", files: [] }, "m");
    await pass(hour);
    expect(await say("cb1", `/hoi ${reference} Mấy người?`)).toContain(
      "Đã chuyển",
    );
    expect(told(reporter.id).join()).toContain("Mấy người?");
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
