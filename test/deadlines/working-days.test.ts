import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { CivilDate } from "../../src/clock.ts";
import { addDays, dateIn } from "../../src/deadlines/civil-days.ts";
import { loadHolidays } from "../../src/deadlines/holidays.ts";
import { createWorkingDays } from "../../src/deadlines/working-days.ts";

const days = createWorkingDays(await loadHolidays("knowledge/holidays.yaml"));

/** All days off from the first to the last, both included, with working days right around them. */
const breaks = [
  ["New Year 2022, made up for on Monday", "2022-01-01", "2022-01-03"],
  ["Tết 2021", "2021-02-10", "2021-02-16"],
  ["Tết 2022", "2022-01-29", "2022-02-06"],
  ["Tết 2023", "2023-01-20", "2023-01-26"],
  ["the Hùng Kings', Victory and Labour days 2023", "2023-04-29", "2023-05-03"],
  ["National Day 2023", "2023-09-01", "2023-09-04"],
  ["Tết 2024", "2024-02-08", "2024-02-14"],
  ["Victory Day 2024 with a day exchanged", "2024-04-27", "2024-05-01"],
  ["National Day 2024", "2024-08-31", "2024-09-03"],
  ["Tết 2025", "2025-01-25", "2025-02-02"],
  ["Victory Day 2025 with a day exchanged", "2025-04-30", "2025-05-04"],
  ["National Day 2025", "2025-08-30", "2025-09-02"],
  ["New Year 2026 with a day exchanged", "2026-01-01", "2026-01-04"],
  ["Tết 2026", "2026-02-14", "2026-02-22"],
  [
    "the Hùng Kings' day 2026, made up for on Monday",
    "2026-04-25",
    "2026-04-27",
  ],
  ["National Day 2026 with a day exchanged", "2026-08-29", "2026-09-02"],
] as const;

describe("working days", () => {
  it.each(breaks)("rest over %s: %s to %s", (_, from, to) => {
    const first = CivilDate.parse(from);
    const last = CivilDate.parse(to);
    for (let day = first; day <= last; day = addDays(day, 1))
      expect([day, days.isWorkingDay(day)]).toEqual([day, false]);
    expect(days.isWorkingDay(addDays(first, -1))).toBe(true);
    expect(days.isWorkingDay(addDays(last, 1))).toBe(true);
    expect(days.workingDayOnOrBefore(last)).toBe(addDays(first, -1));
  });

  it.each(["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"])(
    "work on the Saturday %s, in exchange",
    (day) => {
      expect(days.isWorkingDay(CivilDate.parse(day))).toBe(true);
    },
  );

  const anyDay = fc
    .tuple(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .map(([year, month, day]) => dateIn(year, month, day));

  test.prop([anyDay])(
    "end at the last one on or before a day, with none between",
    (day) => {
      const found = days.workingDayOnOrBefore(day);
      expect(days.isWorkingDay(found)).toBe(true);
      for (
        let later = addDays(found, 1);
        later <= day;
        later = addDays(later, 1)
      )
        expect(days.isWorkingDay(later)).toBe(false);
    },
  );
});
