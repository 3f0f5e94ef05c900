import { CivilDate } from "../../src/clock.ts";
import { addDays, weekdayOf } from "../../src/deadlines/civil-days.ts";
import type { Obligation, Occurrence } from "../../src/deadlines/occurrence.ts";
import type { WorkingDays } from "../../src/deadlines/working-days.ts";
import {
  type Follow,
  type Follower,
  newFollower,
} from "../../src/nudges/follower.ts";
import type { PlanningParts } from "../../src/nudges/planned.ts";

/** Offices that rest at weekends only. */
export const workingDays: WorkingDays = {
  isWorkingDay: (date) => weekdayOf(date) < 6,
  isHoliday: () => false,
  workingDayOnOrBefore(date) {
    return this.isWorkingDay(date)
      ? date
      : this.workingDayOnOrBefore(addDays(date, -1));
  },
};

export function obligation(given: Partial<Obligation> = {}): Obligation {
  return {
    id: "report",
    plan: "binh-phuoc-2022",
    what: "Báo cáo tổng kết hằng năm",
    who: ["các sở, ban, ngành"],
    to: ["Công an tỉnh"],
    rule: "yearly",
    section: "VI.1",
    evidence: "Báo cáo tổng kết hằng năm trước ngày 15/11",
    suggested: false,
    stated: { day: { month: 11, day: 15 }, excluded: true },
    from: null,
    until: null,
    ...given,
  };
}

/** An occurrence of a report that is due before a day, or on it. */
export function occurrence(
  stated: string,
  {
    on = false,
    ...given
  }: Partial<Obligation> & { readonly on?: boolean } = {},
): Occurrence {
  const statedDay = CivilDate.parse(stated);
  return {
    obligation: obligation(given),
    period: stated.slice(0, 4),
    lastDay: on ? statedDay : addDays(statedDay, -1),
    statedDay,
    suggested: given.suggested ?? false,
  };
}

/** Plans that ask everybody for the same. */
export function planningOf(occurrences: readonly Occurrence[]): PlanningParts {
  const calendar: PlanningParts["calendar"] = {
    obligations: [...new Set(occurrences.map((one) => one.obligation))],
    workingDays,
    occurrences: ({ from, to }) =>
      occurrences.filter(({ lastDay }) => lastDay >= from && lastDay <= to),
  };
  return { calendar, obligationsOf: () => calendar.obligations };
}

export function followOf(given: Partial<Follow> = {}): Follow {
  return {
    place: "Tỉnh Bình Phước",
    agency: "Sở Tư pháp",
    leads: [7, 1],
    wide: false,
    since: "2023-10-16T08:05:00+07:00",
    ...given,
  };
}

export function followerOf(given: Partial<Follower> = {}): Follower {
  const person = { channel: "telegram", sender: "o" } as const;
  return { ...newFollower(person, "o", "vi"), follows: [followOf()], ...given };
}
