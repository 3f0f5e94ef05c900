import { describe, expect, it } from "vitest";
import { codeOf, dayOfCode } from "../../src/deadlines/due-day-code.ts";
import { loadDueWords } from "../../src/deadlines/due-day.ts";
import {
  createTypedDayReader,
  dueDayFor,
} from "../../src/deadlines/typed-day.ts";
import { day } from "./plans.ts";

const read = createTypedDayReader(
  await loadDueWords("knowledge/deadlines.yaml"),
);

describe("a day that an admin types", () => {
  it.each([
    ["monthly", "ngày 25", { month: 1, day: 25 }],
    ["monthly", "25", { month: 1, day: 25 }],
    ["monthly", "là ngày 25 hàng tháng", { month: 1, day: 25 }],
    ["monthly", "ngay 5 thang sau", { month: 2, day: 5 }],
    ["monthly", "ngày cuối tháng", { month: 1, day: 31 }],
    ["monthly", "ngày 32", "impossible"],
    ["monthly", "ngày 0", "impossible"],
    ["monthly", "thứ sáu", "other"],
    ["monthly", "25/6", "other"],
    ["weekly", "thứ sáu", { weekday: 5 }],
    ["weekly", "thu 2 hang tuan", { weekday: 1 }],
    ["weekly", "chủ nhật", { weekday: 7 }],
    ["weekly", "ngày 25", "other"],
    ["quarterly", "ngày 25", { month: 3, day: 25 }],
    ["quarterly", "ngày 10 tháng đầu quý", { month: 1, day: 10 }],
    ["quarterly", "20 tháng cuối quý", { month: 3, day: 20 }],
    ["halfyearly", "20/6", { month: 6, day: 20 }],
    ["halfyearly", "15/12", { month: 6, day: 15 }],
    ["halfyearly", "31/6", "impossible"],
    ["yearly", "trước ngày 10/12 hằng năm", { month: 12, day: 10 }],
    ["yearly", "ngày 10 tháng 12", { month: 12, day: 10 }],
    ["yearly", "29/2", { month: 2, day: 29 }],
    ["yearly", "30/2", "impossible"],
    ["yearly", "10/13", "impossible"],
    ["yearly", "10/12/2024", "other"],
    ["once", "30/11/2025", { date: day("2025-11-30") }],
    ["once", "ngày 30 tháng 11 năm 2025", { date: day("2025-11-30") }],
    ["once", "31/11/2025", "impossible"],
    ["once", "30/11", "other"],
    ["yearly", "gợi ý", null],
    ["monthly", "về ngày gợi ý", null],
  ] as const)("for %s work, “%s”", (rule, typed, expected) => {
    const found = read(typed);
    expect(found && dueDayFor(rule, found)).toEqual(expected);
  });

  it.each([
    "ngày nào",
    "báo cáo tháng",
    "",
    "113 114",
    "ngày 25 của tôi là gì",
  ])("is not read from “%s”", (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it.each([
    null,
    { weekday: 5 },
    { month: 13, day: 1 },
    { date: day("2025-11-30") },
  ])("fits a button as a code and is read from it: %j", (due) => {
    const code = codeOf(due);
    expect(code.length).toBeLessThanOrEqual(11);
    expect(dayOfCode(code)).toEqual(due);
  });

  it.each(["", "w8", "m1", "d2025-02-30", "y"])("is no code: “%s”", (code) => {
    expect(dayOfCode(code)).toBeUndefined();
  });
});
