import { describe, expect, it } from "vitest";
import { enrol, officerChat } from "../desk/officer-chat.ts";
import { day, hour, openTestTips, report, reporter } from "../desk/open.ts";

/** A tip of the city, whose province and the standing unit above it have officers too. */
async function deskWithTip() {
  const desk = await openTestTips();
  await enrol(desk, "cb1", "tra-vinh-city");
  await enrol(desk, "province", "tra-vinh");
  await enrol(desk, "standing");
  desk.scheduler.start();
  const { reference } = await desk.reporting.file(report(), reporter);
  const rest = () => desk.scheduler.settled();
  await rest();
  const told: string[] = [];
  let seen = desk.posted.length;
  /** Notes who was told what since, and when, as "11-01T08 cb1 Nhắc hạn". */
  const note = () => {
    const at = new Date(desk.clock.now().getTime() + 7 * hour)
      .toISOString()
      .slice(5, 13);
    const fresh = desk.posted
      .slice(seen)
      .map(
        ({ to, reply }) =>
          `${at} ${to.id} ${reply.text.split(/[(:,]/)[0]?.trim() ?? ""}`,
      );
    // Whoever is told at one moment is told in no order.
    told.push(...fresh.sort());
    seen = desk.posted.length;
  };
  const until = async (moment: string) => {
    const end = new Date(`${moment}:00+07:00`).getTime();
    for (let now = desk.clock.now().getTime(); now < end;) {
      now = Math.min(now + 6 * hour, end);
      desk.clock.set(new Date(now));
      desk.scheduler.wake();
      await rest();
      note();
    }
  };
  const jump = async (moment: string) => {
    desk.clock.set(new Date(`${moment}:00+07:00`));
    desk.scheduler.wake();
    await rest();
    note();
  };
  return {
    ...{ ...desk, ...officerChat(desk) },
    ...{ reference, rest, until, jump, told, note },
  };
}

// It came on 22 October 2024 at 8:00.
describe("the periods of a tip", () => {
  it("that nobody takes note of are told to its unit after 4 and 20 hours, then to the unit above, then above that", async () => {
    const { until, told } = await deskWithTip();
    await until("2024-10-24T20:00");
    expect(told).toEqual([
      "10-22T14 cb1 Nhắc hạn",
      // At 4:00 and at 8:00, looked at together: the furthest alone.
      "10-23T08 cb1 Quá hạn",
      "10-23T08 province Quá hạn",
      "10-24T08 province Quá hạn",
      "10-24T08 standing Quá hạn",
    ]);
  });

  it("that somebody works on are twenty days, told to that officer before they end and to the units above then", async () => {
    const { until, told, say, reference, note } = await deskWithTip();
    await say("cb1", `/nhan ${reference}`);
    note();
    told.length = 0;
    await until("2024-11-20T08:00");
    expect(told).toEqual([
      "11-01T08 cb1 Nhắc hạn giải quyết 11/11/2024",
      "11-06T08 cb1 Nhắc hạn giải quyết 11/11/2024",
      "11-08T08 cb1 Nhắc hạn giải quyết 11/11/2024",
      "11-10T08 cb1 Nhắc hạn giải quyết 11/11/2024",
      "11-11T08 cb1 Hôm nay hết hạn giải quyết",
      "11-11T08 province Hôm nay hết hạn giải quyết",
      "11-12T08 cb1 Quá hạn giải quyết 11/11/2024",
      "11-12T08 province Quá hạn giải quyết 11/11/2024",
      "11-12T08 standing Quá hạn giải quyết 11/11/2024",
      "11-18T08 cb1 Quá hạn giải quyết 11/11/2024",
      "11-18T08 province Quá hạn giải quyết 11/11/2024",
      "11-18T08 standing Quá hạn giải quyết 11/11/2024",
    ]);
  });

  it("are two months where it is complex and four where an extension was asked for in time, once", async () => {
    const { until, say, reference } = await deskWithTip();
    const open = async () => (await say("cb1", `/mo ${reference}`)) ?? "";
    expect(await say("cb1", `/giahan ${reference}`)).toContain(
      "Chỉ tin phức tạp",
    );
    await say("cb1", `/phuctap ${reference}`);
    expect(await open()).toContain("22/12/2024");
    await until("2024-12-17T23:00");
    expect(await say("cb1", `/giahan ${reference}`)).toContain(
      "Đã ghi gia hạn",
    );
    expect(await open()).toContain("22/2/2025");
    expect(await say("cb1", `/giahan ${reference}`)).toContain("một lần rồi");
  }, 60_000);

  it("are extended no more less than five days before their end", async () => {
    const { until, say, reference, told } = await deskWithTip();
    await say("cb1", `/phuctap ${reference}`);
    await until("2024-12-18T00:00");
    expect(await say("cb1", `/giahan ${reference}`)).toContain(
      "chậm nhất 5 ngày",
    );
    expect(await say("cb1", `/mo ${reference}`)).toContain("22/12/2024");
    // Of the last day for asking both were told.
    expect(told).toContain(
      "12-17T08 province Hôm nay là ngày cuối để xin gia hạn",
    );
    expect(told).toContain("12-15T08 cb1 Nhắc hạn");
  }, 60_000);

  it("end with the tip", async () => {
    const { until, told, say, reference, note } = await deskWithTip();
    await say("cb1", `/dong ${reference} có thật`);
    note();
    told.length = 0;
    await until("2024-11-15T08:00");
    expect(told.filter((each) => !each.includes(reporter.id))).toEqual([]);
  });
});

describe("a clock that jumps", () => {
  it("forward over all of it tells each officer once of a tip, and the rest goes on", async () => {
    const { jump, told, say, reference, until } = await deskWithTip();
    await jump("2024-11-10T07:00");
    // That it is overdue, whatever else they would have been told.
    expect(told).toEqual([
      "11-10T07 cb1 Quá hạn",
      "11-10T07 province Quá hạn",
      "11-10T07 standing Quá hạn",
    ]);
    told.length = 0;
    await say("cb1", `/nhan ${reference}`);
    await until("2024-11-12T07:00");
    expect(told.filter((each) => !each.includes(reporter.id))).toEqual([
      "11-10T13 cb1 Nhắc hạn giải quyết 11/11/2024",
      "11-11T13 cb1 Hôm nay hết hạn giải quyết",
      "11-11T13 province Hôm nay hết hạn giải quyết",
    ]);
  });

  it("tells each officer of several tips in one message, and does so once", async () => {
    const { jump, posted, reporting, rest, reference } = await deskWithTip();
    for (const id of ["second", "third"])
      await reporting.file(report({ id, text: `${id} tip` }), reporter);
    await rest();
    const before = posted.length;
    await jump("2024-10-23T09:00");
    const fresh = posted.slice(before);
    // The standing unit is above both, but not yet their turn.
    expect(fresh.map(({ to }) => to.id).sort()).toEqual(["cb1", "province"]);
    for (const { reply } of fresh) {
      expect(reply.text).toContain("3 tin đến hạn");
      expect(reply.text.match(/Quá hạn/g)).toHaveLength(3);
      expect(reply.choices).toHaveLength(3);
      expect(reply.text).toContain(reference);
    }
    await jump("2024-10-23T10:00");
    expect(posted).toHaveLength(before + 2);
  });

  it("back repeats nothing, and what is not told yet comes in its time", async () => {
    const { jump, told, until } = await deskWithTip();
    await jump("2024-10-22T13:00");
    expect(told).toEqual(["10-22T13 cb1 Nhắc hạn"]);
    await jump("2024-10-20T08:00");
    await until("2024-10-22T19:00");
    expect(told).toHaveLength(1);
    await until("2024-10-23T05:00");
    expect(told).toHaveLength(2);
  });

  it("by years erases what its time has come for, and no more", async () => {
    const { jump, store, clock, reporting } = await deskWithTip();
    await jump("2026-10-21T08:00");
    const [tip] = await reporting.linked(reporter);
    expect(await store.get(tip?.id ?? "")).toBeDefined();
    clock.set(new Date(clock.now().getTime() + 2 * day));
    await jump("2026-10-23T08:00");
    expect(await store.get(tip?.id ?? "")).toBeUndefined();
  });
});
