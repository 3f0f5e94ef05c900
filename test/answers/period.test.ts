import { describe, expect, it } from "vitest";
import { deadlineLine } from "../../src/answers/deadline-line.ts";
import { periodNote } from "../../src/answers/labels.ts";
import { answerPlanFacts } from "../../src/answers/plan-facts.ts";
import { CivilDate } from "../../src/clock.ts";
import type { LibraryPlan } from "../../src/plans/plan.ts";
import { catalogs } from "../knowledge.ts";
import { openParts } from "./parts.ts";

const { answer, plan: planCalled, understood } = await openParts();
const province = "Tỉnh Trà Vinh";
/** 2022 to 2025. */
const plan = planCalled("tra-vinh-95-2022");

describe("a plan that a later document lets run on", () => {
  const extended: LibraryPlan = {
    ...plan,
    extension: {
      until: CivilDate.parse("2028-12-31"),
      basis: "Quyết định 5/QĐ-UBND",
    },
  };
  const state = (today: string) =>
    answerPlanFacts({
      query: understood("kế hoạch còn hiệu lực không"),
      plan: extended,
      catalog: catalogs.vi,
      today: CivilDate.parse(today),
      excludes: () => false,
    })?.text;

  it("keeps its own period and is in force until the later day", () => {
    const said = state("2028-12-01");
    expect(said).toContain(
      "giai đoạn 2022 - 2025, được kéo dài đến hết 31/12/2028 theo Quyết định 5/QĐ-UBND",
    );
    expect(said).toContain("còn 30 ngày");
    expect(said).not.toContain("đã hết");
  });

  it("has ended after the later day", () => {
    expect(state("2029-01-01")).toContain(
      "đã hết thời gian thực hiện, ngày cuối là 31/12/2028",
    );
  });

  it.each([
    ["2025-12-31", /^$/],
    ["2026-01-01", /^Lưu ý: .*theo Quyết định 5\/QĐ-UBND\.$/],
    ["2028-12-31", /^Lưu ý: .*theo Quyết định 5\/QĐ-UBND\.$/],
    ["2029-01-01", /đã hết thời gian thực hiện/],
  ])("is told beside other answers on %s", (today, said) => {
    const note = periodNote(extended, CivilDate.parse(today), catalogs.vi);
    expect(note).toMatch(said);
  });

  it("has due dates until the later day", () => {
    const yearly = plan.deadlines.find(({ date }) => date === "11-15");
    if (yearly === undefined) throw new RangeError("a yearly report is due");
    const on = (today: string) =>
      deadlineLine(yearly, {
        plan: extended,
        today: CivilDate.parse(today),
        catalog: catalogs.vi,
        excludes: () => false,
      });
    expect(on("2027-11-10")).toContain("kỳ tới 15/11/2027, còn 5 ngày");
    expect(on("2028-11-16")).not.toContain("kỳ tới");
  });
});

it("is in force on its last day", () => {
  const { text } = answer("kế hoạch còn hiệu lực không", {
    place: province,
    today: "2025-12-31",
  });
  expect(text).toContain("còn hiệu lực, hôm nay là ngày cuối");
  expect(text).not.toMatch(/còn 0 ngày|đã hết/u);
});

describe("a question of a time in which the plan does not run", () => {
  it("on what falls due is told first that nothing does any more", () => {
    const { text } = answer("Sắp tới có hạn nào không?", {
      place: province,
      today: "2026-11-21",
    });
    expect(text).toMatch(/^Không còn hạn nào sắp tới: .*31\/12\/2025\.\n/u);
    expect(text.match(/đã hết thời gian/gu)).toHaveLength(1);
  });

  it("on what falls due is not told so while the plan runs", () => {
    const { text } = answer("Sắp tới có hạn nào không?", {
      place: province,
      today: "2025-12-31",
    });
    expect(text).not.toContain("Không còn hạn");
  });

  it.each([
    [province, "Báo cáo năm 2027 nộp khi nào?", "2022 - 2025", "2027"],
    [
      null,
      "Kế hoạch 41 năm 2019 giao Công an thành phố làm gì?",
      "2021 - 2025",
      "2019",
    ],
  ])("%s, %s: not covered, before all else", (place, asked, years, year) => {
    const { text } = answer(asked, { place });
    expect(text.split("\n")[0]).toBe(
      `Kế hoạch thực hiện trong giai đoạn ${years}; không bao gồm năm ${year}.`,
    );
  });

  it.each([
    [province, "Báo cáo năm 2024 nộp khi nào?"],
    [null, "Kế hoạch 41 năm 2021 giao Công an thành phố làm gì?"],
    ["Thành phố Trà Vinh", "Quyết định 441 năm 2020 là văn bản gì?"],
  ])(
    "%s, %s: nothing of it where the year is none of its period",
    (place, asked) => {
      expect(answer(asked, { place }).text).not.toContain("không bao gồm");
    },
  );
});

it("asks which place where all that falls due is asked for and no place is known", () => {
  const { offers, plan: answered } = answer("Sắp tới có hạn nào không?");
  expect(answered).toBeNull();
  expect(offers.length).toBeGreaterThan(3);
});
