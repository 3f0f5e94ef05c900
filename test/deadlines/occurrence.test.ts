import { describe, expect, it } from "vitest";
import {
  obligationsOf,
  occurrencesOf,
} from "../../src/deadlines/occurrence.ts";
import type { Deadline, LibraryPlan } from "../../src/plans/plan.ts";
import { day, deadline, planOf, readDay, workingDays } from "./plans.ts";

const always = { from: day("1990-01-01"), to: day("2060-12-31") };

function lastDays(
  parts: Partial<Deadline>,
  plan: Partial<LibraryPlan> = {},
  window = always,
): string[] {
  return occurrencesOf(
    obligationsOf([planOf([deadline(parts)], plan)], readDay),
    window,
    { workingDays },
  ).map(({ lastDay }) => lastDay);
}

const before15 = {
  date: "11-15",
  evidence: "báo cáo trước ngày 15/11 hằng năm",
};

describe("what falls due", () => {
  it("before a day has its last day the day before, even on a weekend", () => {
    expect(lastDays(before15)).toEqual([
      "2021-11-14",
      "2022-11-14",
      "2023-11-14",
      "2024-11-14",
      "2025-11-14",
    ]);
  });

  it("by a day has that day as its last", () => {
    expect(
      lastDays({ date: "11-15", evidence: "chậm nhất ngày 15/11" })[0],
    ).toBe("2021-11-15");
  });

  it("before New Year's Day falls due on the last day of the year before", () => {
    expect(
      lastDays({ date: "01-01", evidence: "trước ngày 01/01 hằng năm" }),
    ).toEqual([
      "2021-12-31",
      "2022-12-31",
      "2023-12-31",
      "2024-12-31",
      "2025-12-31",
    ]);
  });

  it("on 29 February falls due on the last day of February in ordinary years", () => {
    expect(
      lastDays({ date: "02-29", evidence: "ngày 29/2" }).slice(2, 4),
    ).toEqual(["2023-02-28", "2024-02-29"]);
  });

  it("tells the day as printed beside the last day", () => {
    const [first] = occurrencesOf(
      obligationsOf([planOf([deadline(before15)])], readDay),
      always,
      { workingDays },
    );
    expect(first).toMatchObject({
      period: "2021",
      statedDay: "2021-11-15",
      lastDay: "2021-11-14",
      suggested: false,
    });
  });

  it("in the month after is due there", () => {
    const due = {
      rule: "monthly",
      evidence: "báo cáo tháng gửi trước ngày 05 của tháng sau",
    } as const;
    expect(
      lastDays(due, {}, { from: day("2022-03-01"), to: day("2022-04-30") }),
    ).toEqual(["2022-03-04", "2022-04-04"]);
  });
});

describe("what has no day", () => {
  it.each([
    [
      "weekly",
      "2023-01-01",
      "2023-01-31",
      ["2023-01-06", "2023-01-13", "2023-01-19", "2023-01-27"],
    ],
    [
      "monthly",
      "2023-04-01",
      "2023-06-30",
      ["2023-04-28", "2023-05-31", "2023-06-30"],
    ],
    [
      "quarterly",
      "2023-01-01",
      "2023-12-31",
      ["2023-03-31", "2023-06-30", "2023-09-29", "2023-12-29"],
    ],
    ["halfyearly", "2023-01-01", "2023-12-31", ["2023-06-30", "2023-12-29"]],
    ["yearly", "2022-01-01", "2023-12-31", ["2022-12-30", "2023-12-29"]],
  ] as const)(
    "is suggested for the last working day of its period (%s)",
    (rule, from, to, expected) => {
      expect(lastDays({ rule }, {}, { from: day(from), to: day(to) })).toEqual(
        expected,
      );
    },
  );

  it("is marked as suggested", () => {
    const obligations = obligationsOf([planOf([deadline({})])], readDay);
    expect(obligations[0]?.suggested).toBe(true);
    expect(
      occurrencesOf(obligations, always, { workingDays }).every(
        ({ suggested }) => suggested,
      ),
    ).toBe(true);
  });

  it("keeps to its own week where offices rest for all of it", () => {
    const resting = {
      isWorkingDay: () => false,
      isHoliday: () => true,
      workingDayOnOrBefore: () => day("2020-12-31"),
    };
    const obligations = obligationsOf(
      [planOf([deadline({ rule: "weekly" })])],
      readDay,
    );
    const window = { from: day("2021-02-01"), to: day("2021-02-14") };
    expect(
      occurrencesOf(obligations, window, { workingDays: resting }).map(
        ({ lastDay }) => lastDay,
      ),
    ).toEqual(["2021-02-07", "2021-02-14"]);
  });

  it.each([
    ["weekly", { weekday: 2 }, "2023-W02", "2023-01-10"],
    ["monthly", { month: 1, day: 31 }, "2023-02", "2023-02-28"],
    ["quarterly", { month: 3, day: 20 }, "2023-Q1", "2023-03-20"],
    ["halfyearly", { month: 6, day: 15 }, "2023-H1", "2023-06-15"],
    ["yearly", { month: 12, day: 10 }, "2023", "2023-12-10"],
    ["once", { date: day("2025-10-10") }, "once", "2025-10-10"],
  ] as const)(
    "takes the day that an admin has set (%s)",
    (rule, set, period, lastDay) => {
      const obligations = obligationsOf(
        [planOf([deadline({ rule })])],
        readDay,
      );
      const from = day("2020-01-01");
      const days = new Map(
        obligations.map(({ id }) => [id, [{ day: set, from }]]),
      );
      const found = occurrencesOf(obligations, always, {
        workingDays,
        days,
      }).find((one) => one.period === period);
      expect(found).toMatchObject({
        lastDay,
        suggested: false,
        obligation: { suggested: true },
      });
    },
  );

  it("makes nothing overdue by a day set after it, and keeps what was set before", () => {
    const [report] = obligationsOf(
      [planOf([deadline({ rule: "monthly" })])],
      readDay,
    );
    if (report === undefined) throw new RangeError("no obligation");
    const set = [
      { day: { month: 1, day: 5 }, from: day("2023-02-10") },
      { day: { month: 1, day: 20 }, from: day("2023-04-01") },
      { day: null, from: day("2023-05-25") },
    ];
    const found = occurrencesOf(
      report,
      { from: day("2023-01-01"), to: day("2023-06-30") },
      { workingDays, days: new Map([[report.id, set]]) },
    );
    expect(found.map(({ lastDay, suggested }) => [lastDay, suggested])).toEqual(
      [
        ["2023-01-31", true],
        ["2023-02-28", true],
        ["2023-03-05", false],
        ["2023-04-20", false],
        ["2023-05-31", true],
        ["2023-06-30", true],
      ],
    );
  });

  it("keeps the text's own day whatever an admin sets", () => {
    const obligations = obligationsOf([planOf([deadline(before15)])], readDay);
    const set = { day: { month: 1, day: 1 }, from: day("2020-01-01") };
    const days = new Map(obligations.map(({ id }) => [id, [set]]));
    expect(
      occurrencesOf(obligations, always, { workingDays, days })[0]?.lastDay,
    ).toBe("2021-11-14");
  });
});

describe("a plan's time", () => {
  it("bounds what falls due by its first day and the day it was issued", () => {
    expect(lastDays(before15, { issued: day("2022-12-30") })[0]).toBe(
      "2023-11-14",
    );
    expect(
      lastDays({ rule: "monthly" }, { issued: day("2021-04-15") })[0],
    ).toBe("2021-04-29");
  });

  it("leaves nothing due after its end", () => {
    expect(
      lastDays(
        { rule: "weekly" },
        {},
        { from: day("2026-01-01"), to: day("2030-01-01") },
      ),
    ).toEqual([]);
    expect(lastDays({ rule: "weekly" }).at(-1)).toBe("2025-12-31");
  });

  it("goes on as long as a later document extends it", () => {
    const extension = {
      until: day("2027-06-30"),
      basis: "Kế hoạch 1/KH-UBND ngày 05/01/2026",
    };
    expect(lastDays(before15, { extension }).at(-1)).toBe("2026-11-14");
    expect(lastDays({ rule: "halfyearly" }, { extension }).at(-1)).toBe(
      "2027-06-30",
    );
  });

  it("does not move what its text ends in a year of its own", () => {
    const extension = {
      until: day("2027-06-30"),
      basis: "Kế hoạch 1/KH-UBND ngày 05/01/2026",
    };
    expect(lastDays({ until: day("2024-12-31") }, { extension }).at(-1)).toBe(
      "2024-12-31",
    );
    expect(
      lastDays({ rule: "once", evidence: "đến năm 2025" }, { extension }),
    ).toEqual(["2025-12-31"]);
  });

  it("makes a period of the text due at its end, and none of work that has no other end than the plan's", () => {
    expect(lastDays({ rule: "period", until: day("2023-03-31") })).toEqual([
      "2023-03-31",
    ]);
    expect(
      lastDays({ rule: "period", evidence: "giai đoạn 2021 - 2025" }),
    ).toEqual(["2025-12-31"]);
    expect(
      lastDays({ rule: "period", evidence: "định kỳ hoặc đột xuất báo cáo" }),
    ).toEqual([]);
  });
});

describe("an obligation", () => {
  it("keeps its id when other sentences of the plan change", () => {
    const own = deadline(before15);
    const [alone] = obligationsOf([planOf([own])], readDay);
    const among = obligationsOf(
      [
        planOf([
          deadline({ evidence: "Khác." }),
          { ...own, what: "Báo cáo tổng kết" },
        ]),
      ],
      readDay,
    );
    expect(among[1]?.id).toBe(alone?.id);
  });

  it("has an id of its own in each plan, section, rule, day and repetition", () => {
    const own = deadline(before15);
    const all = [
      own,
      own,
      { ...own, section: "VI.2" },
      { ...own, rule: "halfyearly" as const, date: null },
      { ...own, date: "11-20" },
    ];
    const ids = obligationsOf(
      [planOf(all), planOf([own], { slug: "tinh-khac-2021" })],
      readDay,
    ).map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });
});
