import { describe, expect, it } from "vitest";
import { CivilDate } from "../../src/clock.ts";
import {
  createDueDayReader,
  loadDueWords,
} from "../../src/deadlines/due-day.ts";

const read = createDueDayReader(await loadDueWords("knowledge/deadlines.yaml"));

describe("the day a sentence names", () => {
  it.each([
    ["trước ngày 15/11", true],
    ["trước 15/11", true],
    ["Trước ngày 15/11 hằng năm", true],
    ["(trước ngày 15/11)", true],
    ["trước ngày 15 tháng 11 hằng năm", true],
    ["trước ngày 15/11/2025", true],
    ["chậm nhất ngày 15/11", false],
    ["chậm nhất là ngày 15/11", false],
    ["đến ngày 15/11", false],
    ["không quá ngày 15/11", false],
    ["vào ngày 15/11", false],
    ["trước 17 giờ ngày 15/11", false],
    ["báo cáo 6 tháng trước ngày 15/6, năm chậm nhất ngày 15/11", false],
    ["báo cáo năm chậm nhất ngày 15/10, tổng kết trước ngày 15/11", true],
    ["trước ngày 15/1 gửi kế hoạch, ngày 15/11 báo cáo", false],
  ])("in “%s” is left out: %s", (evidence, excluded) => {
    expect(read({ rule: "yearly", date: "11-15", evidence })).toEqual({
      day: { month: 11, day: 15 },
      excluded,
    });
  });

  it("of one year is a date", () => {
    expect(
      read({
        rule: "once",
        date: CivilDate.parse("2025-12-15"),
        evidence: "gửi báo cáo trước ngày 15/12/2025",
      }),
    ).toEqual({
      day: { date: "2025-12-15" },
      excluded: true,
    });
  });

  it.each([
    [
      "monthly",
      "báo cáo định kỳ hàng tháng (trước ngày 25) về UBND tỉnh",
      { month: 1, day: 25 },
      true,
    ],
    [
      "monthly",
      "gửi báo cáo chậm nhất ngày 20 hằng tháng",
      { month: 1, day: 20 },
      false,
    ],
    [
      "monthly",
      "báo cáo tháng gửi trước ngày 05 của tháng sau",
      { month: 2, day: 5 },
      true,
    ],
    [
      "quarterly",
      "báo cáo quý trước ngày 15 của tháng cuối quý",
      { month: 3, day: 15 },
      true,
    ],
    ["weekly", "báo cáo vào thứ Sáu hàng tuần", { weekday: 5 }, false],
    ["weekly", "báo cáo trước thứ 5 hàng tuần", { weekday: 4 }, true],
  ] as const)("that comes %s, “%s”", (rule, evidence, day, excluded) => {
    expect(read({ rule, date: null, evidence })).toEqual({ day, excluded });
  });

  it.each([
    ["monthly", "Định kỳ hàng tháng, thông báo tình hình"],
    ["monthly", "hàng tháng theo Kế hoạch số 41/KH-UBND ngày 15/4/2021"],
    ["monthly", "hàng tháng theo Nghị quyết ngày 15 tháng 4 năm 2021"],
    ["quarterly", "hàng quý, từ ngày 15"],
    ["weekly", "phát thanh định kỳ hàng tuần trên Đài Truyền thanh"],
    ["yearly", "Hàng năm, tổ chức các đợt khảo sát"],
  ] as const)("is none where none is named: %s, “%s”", (rule, evidence) => {
    expect(read({ rule, date: null, evidence })).toBeUndefined();
  });
});
