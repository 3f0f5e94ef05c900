import { fc, test } from "@fast-check/vitest";
import rrule from "rrule";
import { describe, expect } from "vitest";
import type { CivilDate } from "../../src/clock.ts";
import {
  addDays,
  dateIn,
  daysIn,
  monthOf,
  weekdayOf,
  yearOf,
} from "../../src/deadlines/civil-days.ts";
import type { DueDay } from "../../src/deadlines/due-day.ts";
import {
  obligationsOf,
  occurrencesOf,
} from "../../src/deadlines/occurrence.ts";
import {
  type Cadence,
  periodAt,
  periodsBetween,
} from "../../src/deadlines/periods.ts";
import { day, deadline, planOf, readDay, workingDays } from "./plans.ts";

const { RRule } = rrule;

const anyDay = fc
  .tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, day]) => dateIn(year, month, day));
const window = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 2500 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));

interface Setting {
  readonly cadence: Cadence;
  readonly due: DueDay;
}

/** What an admin may set: each cadence with each day that it can fall on. */
const setting: fc.Arbitrary<Setting> = fc.oneof(
  fc
    .integer({ min: 1, max: 7 })
    .map((weekday): Setting => ({ cadence: "weekly", due: { weekday } })),
  ...(
    [
      ["monthly", 1],
      ["quarterly", 3],
      ["halfyearly", 6],
      ["yearly", 12],
    ] as const
  ).map(([cadence, months]) =>
    fc
      .tuple(
        fc.integer({ min: 1, max: months }),
        fc.integer({ min: 1, max: 31 }),
      )
      .map(([month, day]): Setting => ({ cadence, due: { month, day } })),
  ),
);

function ours(
  { cadence, due }: Setting,
  within: { from: CivilDate; to: CivilDate },
): CivilDate[] {
  const plan = planOf([deadline({ rule: cadence, from: null, until: null })], {
    period: null,
  });
  const obligations = obligationsOf([plan], readDay);
  const always = day("1900-01-01");
  const days = new Map(
    obligations.map(({ id }) => [id, [{ day: due, from: always }]]),
  );
  return occurrencesOf(obligations, within, { workingDays, days }).map(
    ({ lastDay }) => lastDay,
  );
}

/** The same by the library: a day behind the month's end is the last that the month has. */
function byLibrary(
  { cadence, due }: Setting,
  { from, to }: { from: CivilDate; to: CivilDate },
): string[] {
  const bounds = { dtstart: new Date(from), until: new Date(to) };
  const rule =
    "weekday" in due
      ? new RRule({ ...bounds, freq: RRule.WEEKLY, byweekday: due.weekday - 1 })
      : "month" in due
        ? new RRule({
            ...bounds,
            freq: RRule.MONTHLY,
            bymonth: monthsOf(cadence, due.month),
            bymonthday: Array.from(
              { length: Math.min(4, due.day) },
              (_, at) => due.day - at,
            ).filter((day) => day === due.day || day >= 28),
            bysetpos: -1,
          })
        : undefined;
  return (rule?.all() ?? []).map((date) => date.toISOString().slice(0, 10));
}

/** The same by looking at each day. */
function byWalking(
  { cadence, due }: Setting,
  { from, to }: { from: CivilDate; to: CivilDate },
): CivilDate[] {
  const found: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isDue(cadence, due, day)) found.push(day);
  return found;
}

function isDue(cadence: Cadence, due: DueDay, day: CivilDate): boolean {
  if ("weekday" in due) return weekdayOf(day) === due.weekday;
  if (!("month" in due)) return false;
  const at = Number(day.slice(8));
  const last = daysIn(yearOf(day), monthOf(day));
  return (
    monthsOf(cadence, due.month).includes(monthOf(day)) &&
    (at === due.day || (at === last && due.day > last))
  );
}

function monthsOf(cadence: Cadence, month: number): number[] {
  const step = {
    weekly: 12,
    monthly: 1,
    quarterly: 3,
    halfyearly: 6,
    yearly: 12,
  }[cadence];
  return Array.from({ length: 12 / step }, (_, at) => month + at * step);
}

describe("recurrence from 1900 to 2100", () => {
  test.prop([setting, window], { numRuns: 300 })(
    "falls on the days that rrule tells",
    (due, within) => {
      expect(ours(due, within)).toEqual(byLibrary(due, within));
    },
  );

  test.prop([setting, window], { numRuns: 200 })(
    "falls on the days that a walk from day to day tells",
    (due, within) => {
      expect(ours(due, within)).toEqual(byWalking(due, within));
    },
  );

  test.prop(
    [
      fc.constantFrom<Cadence>(
        "weekly",
        "monthly",
        "quarterly",
        "halfyearly",
        "yearly",
      ),
      window,
    ],
    { numRuns: 200 },
  )(
    "suggests the last working day of each period, by a walk",
    (cadence, within) => {
      const plan = planOf(
        [deadline({ rule: cadence, from: null, until: null })],
        { period: null },
      );
      const found = occurrencesOf(obligationsOf([plan], readDay), within, {
        workingDays,
      });
      const walked: CivilDate[] = [];
      for (let day = within.from; day <= within.to; day = addDays(day, 1)) {
        const { key, from, to } = periodAt(cadence, day);
        let later = addDays(day, 1);
        while (
          periodAt(cadence, later).key === key &&
          !workingDays.isWorkingDay(later)
        )
          later = addDays(later, 1);
        const none = !someWorkingDay(from, to);
        if (
          none
            ? day === to
            : workingDays.isWorkingDay(day) &&
              periodAt(cadence, later).key !== key
        )
          walked.push(day);
      }
      expect(found.map(({ lastDay }) => lastDay)).toEqual(walked);
    },
  );

  test.prop([
    fc.constantFrom<Cadence>(
      "weekly",
      "monthly",
      "quarterly",
      "halfyearly",
      "yearly",
    ),
    window,
  ])(
    "cuts all time into periods without gap, overlap or two of one name",
    (cadence, within) => {
      const periods = [...periodsBetween(cadence, within.from, within.to)];
      const [first, last] = [periods.at(0), periods.at(-1)];
      expect(first !== undefined && first.from <= within.from).toBe(true);
      expect(last !== undefined && last.to >= within.to).toBe(true);
      periods.slice(1).forEach((period, at) => {
        expect(period.from).toBe(addDays(periods[at]?.to ?? period.to, 1));
      });
      expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
    },
  );

  test.prop(
    [
      fc.constantFrom<Cadence>(
        "weekly",
        "monthly",
        "quarterly",
        "halfyearly",
        "yearly",
      ),
      window,
      fc.nat(2500),
    ],
    { numRuns: 60 },
  )(
    "tells the same in one window as in two that join",
    (cadence, { from, to }, cut) => {
      const middle = addDays(from, cut);
      fc.pre(middle < to);
      const obligations = obligationsOf(
        [
          planOf([deadline({ rule: cadence, from: null, until: null })], {
            period: null,
          }),
        ],
        readDay,
      );
      const keys = (begin: CivilDate, end: CivilDate) =>
        occurrencesOf(
          obligations,
          { from: begin, to: end },
          { workingDays },
        ).map(({ period }) => period);
      expect([...keys(from, middle), ...keys(addDays(middle, 1), to)]).toEqual(
        keys(from, to),
      );
    },
  );
});

function someWorkingDay(from: CivilDate, to: CivilDate): boolean {
  for (let day = from; day <= to; day = addDays(day, 1))
    if (workingDays.isWorkingDay(day)) return true;
  return false;
}
