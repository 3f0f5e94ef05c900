import type { CivilDate } from "../clock.ts";
import { addDays, dateIn, weekdayOf, yearOf } from "./civil-days.ts";
import type { Holidays } from "./holidays.ts";
import { lunarDay } from "./lunar.ts";

/** On which days offices work. Days of rest move reminders forward, never what is due. */
export interface WorkingDays {
  isWorkingDay(date: CivilDate): boolean;
  /** Whether it is a holiday, or a day of rest by decision or in place of one; not a mere weekly day of rest. */
  isHoliday(date: CivilDate): boolean;
  /** The date itself where it is a working day, otherwise the last one before it. */
  workingDayOnOrBefore(date: CivilDate): CivilDate;
}

export function createWorkingDays(rules: Holidays): WorkingDays {
  const years = new Map<number, ReadonlySet<CivilDate>>();
  const off = new Set(rules.exchanged.map((day) => day.off));
  const worked = new Set(rules.exchanged.map(({ works }) => works));
  const weekend = new Set(rules.weekend.days);

  // Asked for by every nudge of every person, of a year or two.
  const lastWorking = new Map<CivilDate, CivilDate>();

  function isWorkingDay(date: CivilDate): boolean {
    if (worked.has(date)) return true;
    return !weekend.has(weekdayOf(date)) && !isHoliday(date);
  }

  function isHoliday(date: CivilDate): boolean {
    if (worked.has(date)) return false;
    if (off.has(date)) return true;
    const year = yearOf(date);
    let holidays = years.get(year);
    if (holidays === undefined) {
      holidays = holidaysOf(year, rules);
      years.set(year, holidays);
    }
    return holidays.has(date);
  }

  return {
    isWorkingDay,
    isHoliday,
    workingDayOnOrBefore(date) {
      const known = lastWorking.get(date);
      if (known !== undefined) return known;
      let day = date;
      while (!isWorkingDay(day)) day = addDays(day, -1);
      lastWorking.set(date, day);
      return day;
    },
  };
}

/** The holidays of a year, with the days that make up for those on a weekly day of rest. */
function holidaysOf(year: number, rules: Holidays): ReadonlySet<CivilDate> {
  const named = rules.holidays.flatMap((holiday) => {
    const { before, after } = holiday.years?.[year] ??
      holiday.around ?? { before: 0, after: 0 };
    const day =
      "lunar" in holiday
        ? onDay(holiday.lunar, (month, at) => lunarDay(year, month, at))
        : onDay(holiday.day, (month, at) => dateIn(year, month, at));
    return Array.from({ length: before + 1 + after }, (_, at) =>
      addDays(day, at - before),
    );
  });
  const holidays = new Set(named.sort());
  if (!rules.makeUp.given) return holidays;
  const weekend = new Set(rules.weekend.days);
  const resting = (date: CivilDate) => weekend.has(weekdayOf(date));
  const all = new Set(holidays);
  for (const date of [...holidays].filter(resting)) {
    let instead = date;
    while (resting(instead) || all.has(instead)) instead = addDays(instead, 1);
    all.add(instead);
  }
  return all;
}

function onDay(
  monthDay: string,
  make: (month: number, day: number) => CivilDate,
): CivilDate {
  return make(Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
}
