import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { deadlineLine } from "../../src/answers/deadline-line.ts";
import { shownDate, shownDay } from "../../src/answers/labels.ts";
import { CivilDate, daysBetween } from "../../src/clock.ts";
import type { Deadline, LibraryPlan } from "../../src/plans/plan.ts";
import { catalogs } from "../knowledge.ts";
import { openParts } from "./parts.ts";

const { library, plan: planCalled } = await openParts();
/** 2022 to 2025. */
const plan = planCalled("tra-vinh-95-2022");

const some: Deadline = {
  what: "báo cáo kết quả",
  who: [],
  to: [],
  rule: "once",
  date: null,
  from: null,
  until: null,
  section: "VI.2",
  paragraph: 0,
  evidence: "",
};

function line(
  parts: Partial<Deadline>,
  today: string,
  language: "vi" | "en" = "vi",
  excluded = true,
) {
  return deadlineLine(
    { ...some, ...parts },
    {
      plan,
      today: CivilDate.parse(today),
      catalog: catalogs[language],
      excludes: () => excluded,
    },
  );
}

const told = (one: LibraryPlan, today: CivilDate) => ({
  plan: one,
  today,
  catalog: catalogs.vi,
  excludes: () => false,
});

const day = (text: string) => CivilDate.parse(text);

describe("a day that comes once", () => {
  it.each([
    [
      "2025-12-03",
      "Hạn: trước ngày 15/12/2025 (ngày cuối 14/12, còn 11 ngày).",
    ],
    ["2025-12-14", "Hạn: trước ngày 15/12/2025 (hôm nay là ngày cuối)."],
    ["2025-12-15", "Hạn: trước ngày 15/12/2025 (đã qua)."],
    ["2025-12-16", "Hạn: trước ngày 15/12/2025 (đã qua)."],
    ["2026-01-01", "Hạn: trước ngày 15/12/2025."],
  ])("on %s: %s", (today, said) => {
    expect(line({ date: day("2025-12-15") }, today)).toBe(said);
  });
});

describe("a day that is itself the last", () => {
  it.each([
    ["2025-12-14", "Hạn: chậm nhất ngày 15/12/2025 (còn 1 ngày)."],
    ["2025-12-15", "Hạn: chậm nhất ngày 15/12/2025 (hôm nay là ngày cuối)."],
    ["2025-12-16", "Hạn: chậm nhất ngày 15/12/2025 (đã qua)."],
  ])("on %s: %s", (today, said) => {
    expect(line({ date: day("2025-12-15") }, today, "vi", false)).toBe(said);
  });

  it("comes every year", () => {
    const yearly = { rule: "yearly" as const, date: "11-15", to: ["UBND"] };
    expect(line(yearly, "2023-11-15", "vi", false)).toBe(
      "Hạn: chậm nhất ngày 15/11 hằng năm — gửi UBND (hôm nay là ngày cuối).",
    );
  });
});

describe("a day that comes every year", () => {
  it.each([
    [
      "2020-01-01",
      "Mốc: 15/11 hằng năm (kỳ tới 15/11/2023, ngày cuối 14/11, còn 1413 ngày).",
    ],
    [
      "2023-05-10",
      "Mốc: 15/11 hằng năm (kỳ tới 15/11/2023, ngày cuối 14/11, còn 188 ngày).",
    ],
    [
      "2023-11-16",
      "Mốc: 15/11 hằng năm (kỳ tới 15/11/2024, ngày cuối 14/11, còn 364 ngày).",
    ],
    ["2025-11-16", "Mốc: 15/11 hằng năm."],
    ["2026-11-01", "Mốc: 15/11 hằng năm."],
  ])("on %s: %s", (today, said) => {
    expect(line({ rule: "yearly", date: "11-15" }, today)).toBe(said);
  });

  it("may be 29 February, whose next occurrence is only said in time", () => {
    expect(line({ rule: "yearly", date: "02-29" }, "2022-03-01")).toBe(
      "Mốc: 29/2 hằng năm.",
    );
    expect(line({ rule: "yearly", date: "02-29" }, "2024-01-30")).toContain(
      "kỳ tới 29/2/2024, ngày cuối 28/2, còn 29 ngày",
    );
  });
});

describe("what names no day", () => {
  it.each([
    ["weekly", "Định kỳ: hằng tuần."],
    ["monthly", "Định kỳ: hằng tháng."],
    ["quarterly", "Định kỳ: hằng quý."],
    ["halfyearly", "Định kỳ: 6 tháng một lần."],
    ["yearly", "Định kỳ: hằng năm (văn bản không nêu ngày)."],
  ] as const)("%s: %s", (rule, said) => {
    expect(line({ rule }, "2023-05-10")).toBe(said);
  });
});

it("says to whom it goes", () => {
  expect(
    line({ rule: "monthly", to: ["Công an tỉnh", "UBND tỉnh"] }, "2023-05-10"),
  ).toBe("Định kỳ: hằng tháng — gửi Công an tỉnh, UBND tỉnh.");
});

it("speaks English to whom it speaks English", () => {
  expect(
    line({ date: day("2025-12-15"), to: ["Công an tỉnh"] }, "2025-12-03", "en"),
  ).toBe(
    "Due: before 15/12/2025 — to Công an tỉnh (last day 14/12, 11 days left).",
  );
});

const everyDeadline = library.flatMap((one) =>
  one.deadlines.map((deadline) => ({ one, deadline })),
);
const anyDeadline = fc.constantFrom(...everyDeadline);
const anyDay = fc
  .date({
    min: new Date("2010-01-01"),
    max: new Date("2040-12-31"),
    noInvalidDate: true,
  })
  .map((moment) => CivilDate.parse(moment.toISOString().slice(0, 10)));
const upcoming = /còn|kỳ tới|hôm nay/u;

describe("every deadline of the plans, on any day", () => {
  test.prop([anyDeadline, anyDay])(
    "of a plan that has ended is not upcoming",
    ({ one, deadline }, today) => {
      fc.pre(one.period !== null && today > one.period.to);
      expect(deadlineLine(deadline, told(one, today))).not.toMatch(upcoming);
    },
  );

  test.prop([anyDeadline, anyDay])(
    "says its own day, and of days left only what the calendar says",
    ({ one, deadline: { date, ...rest } }, today) => {
      const said = deadlineLine({ date, ...rest }, told(one, today));
      if (date === null) {
        expect(said).not.toMatch(upcoming);
        return;
      }
      const once = CivilDate.safeParse(date).data;
      expect(said).toContain(once ? shownDate(once) : shownDay(date));
      const left = /còn (\d+) ngày/u.exec(said)?.[1];
      if (left === undefined) return;
      // Nothing is due before the plan is issued and begins.
      const since = [today, one.issued ?? today, one.period?.from ?? today]
        .sort()
        .at(-1);
      if (since === undefined) throw new RangeError("today is a day");
      const next =
        once ??
        [0, 1]
          .map((more) => day(`${Number(since.slice(0, 4)) + more}-${date}`))
          .find((candidate) => candidate >= since);
      if (next === undefined) throw new RangeError("a year has every day");
      expect(Number(left)).toBe(daysBetween(today, next));
      expect(one.period === null || next <= one.period.to).toBe(true);
    },
  );
});
