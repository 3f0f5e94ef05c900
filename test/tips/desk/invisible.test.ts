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
      for (const words of [reference, "ma túy", "hạn chế", "10/2024"])
        hidden.push(await say("spy", `/tim ${words}`));
      for (const text of hidden)
        expect(text).not.toMatch(/ma túy|locks|market|Tìm thấy/);
      expect(hidden.at(-7)).toContain("Không còn tin nào");
      expect(desk.posted.filter(({ to }) => to.id === "spy")).toEqual([]);
      const { tips } = await desk.officering.seen({
        channel: "telegram",
        sender: "spy",
        unit: UnitId.parse(unit),
      });
      expect([...tips]).toEqual([]);
    },
    60_000,
  );

  test("does not exist for the body that it names, which would have received it otherwise", async () => {
    const desk = await openTestTips();
    await enrol(desk, "procurator", "tra-vinh-oversight");
    await enrol(desk, "above", "oversight");
    await enrol(desk, "police", "duty");
    desk.scheduler.start();
    const routed = { ...report().routed, againstPolice: true };
    const names = report({ text: "Kiểm sát viên nhận tiền của họ.", routed });
    const { reference } = await desk.reporting.file(names, reporter);
    const shown = await desk.reporting.file(
      report({ id: "2", text: "Họ đánh người.", routed }),
      reporter,
    );
    await desk.scheduler.settled();
    const { say } = officerChat(desk);
    for (const who of ["procurator", "police"]) {
      const said = [
        await say(who, "/ds"),
        await say(who, `/tim ${reference}`),
        await say(who, "/tim trà vinh"),
        await say(who, `/mo ${reference}`),
        await say(who, `/gop ${shown.reference} ${reference}`),
        await say(who, `/gop ${reference} ${shown.reference}`),
        ...desk.posted
          .filter(({ to }) => to.id === who)
          .map(({ reply }) => reply.text),
      ].join("\n");
      // Where the reference was typed it is not said back.
      expect(said).not.toContain(reference);
      expect(said).not.toContain("nhận tiền");
      expect(said.includes(shown.reference)).toBe(who === "procurator");
    }
    expect(await say("above", `/mo ${reference}`)).toContain("nhận tiền");
    // One that more people see never takes in one that fewer may.
    expect(
      await say("above", `/gop ${reference} ${shown.reference}`),
    ).toContain("không làm được");
  });

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
