import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { mayReceive, type Routed } from "../../../src/tips/route.ts";
import { OfficerAct } from "../../../src/tips/desk/officer-words.ts";
import { UnitId } from "../../../src/tips/unit.ts";
import { enrol, officerChat } from "./officer-chat.ts";
import { openTestTips, report, reporter, units } from "./open.ts";

const concerned = fc.option(fc.constantFrom(...units.map(({ id }) => id)), {
  nil: undefined,
});
const routed = fc
  .record({
    place: fc.constantFrom(
      {},
      { province: "Tỉnh Trà Vinh" },
      { province: "Tỉnh Trà Vinh", district: "Thành phố Trà Vinh" },
      { province: "Tỉnh Gia Lai" },
    ),
    urgent: fc.boolean(),
    concerned,
  })
  .map(({ place, urgent, concerned }): Routed => ({
    ...place,
    kinds: ["crime-drugs"],
    urgent,
    againstPolice: true,
    ...(concerned !== undefined && { concerned }),
  }));

describe("a tip against police", () => {
  test.prop([routed, fc.constantFrom(...units.map(({ id }) => id))], {
    numRuns: 60,
  })(
    "does not exist for officers of a unit that may not receive it, whatever they do",
    async (tip, unit) => {
      const own = units.find(({ id }) => id === unit);
      if (own === undefined || mayReceive(units, own, tip)) return;
      const desk = await openTestTips();
      await enrol(desk, "spy", unit);
      desk.scheduler.start();
      const { reference } = await desk.reporting.file(
        report({ routed: tip }),
        reporter,
      );
      await desk.scheduler.settled();
      const { say, tap } = officerChat(desk);
      // What is answered of a tip that is not there at all.
      const nothing = "FFF333";
      const hidden: (string | undefined)[] = [];
      for (const act of OfficerAct.options)
        for (const more of [
          "",
          ":spam",
          ":crime-drugs",
          ":gia-lai: why",
          ": some words",
        ]) {
          const [seen, blank] = [
            await tap("spy", `tip-${act}:${reference}${more}`),
            await tap("spy", `tip-${act}:${nothing}${more}`),
          ];
          expect(seen?.replaceAll(reference, nothing)).toBe(blank);
          hidden.push(seen);
        }
      hidden.push(
        await say("spy", "danh sách tin"),
        await say("spy", "/thongke"),
        await say("spy", "/tiep"),
      );
      for (const text of hidden)
        expect(text).not.toMatch(/ma túy|locks|market/);
      expect(hidden.at(-3)).toContain("Không còn tin nào");
      expect(desk.posted.filter(({ to }) => to.id === "spy")).toEqual([]);
      expect(
        await desk.officering.seen({
          channel: "telegram",
          sender: "spy",
          unit: UnitId.parse(unit),
        }),
      ).toEqual([]);
    },
    60_000,
  );

  test("is handed over to no unit that may not receive it, and merged by nobody who cannot see both", async () => {
    const desk = await openTestTips();
    await enrol(desk, "inspector", "tra-vinh-oversight");
    desk.scheduler.start();
    const against = { ...report().routed, againstPolice: true };
    const { reference } = await desk.reporting.file(
      report({ routed: against }),
      reporter,
    );
    const open = await desk.reporting.file(report({ id: "2" }), reporter);
    await desk.scheduler.settled();
    const { say } = officerChat(desk);
    expect(
      await say("inspector", `/chuyen ${reference} tra-vinh: vì sao`),
    ).toContain("không làm được");
    expect(
      await say("inspector", `/gop ${reference} ${open.reference}`),
    ).toContain("Không có tin nào");
    expect(await say("inspector", `/mo ${reference}`)).toContain("locks");
  });
});
