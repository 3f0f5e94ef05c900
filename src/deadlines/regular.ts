import { addDays, dateIn, monthOf, yearOf } from "./civil-days.ts";
import type { Obligation, Occurrence } from "./occurrence.ts";

// Whether times of an obligation can be told by one rule of RFC 5545.

const rules = {
  weekly: { rule: "FREQ=WEEKLY", months: 0 },
  monthly: { rule: "FREQ=MONTHLY", months: 1 },
  quarterly: { rule: "FREQ=MONTHLY;INTERVAL=3", months: 3 },
  halfyearly: { rule: "FREQ=MONTHLY;INTERVAL=6", months: 6 },
  yearly: { rule: "FREQ=YEARLY", months: 12 },
};

/** The rule with its UNTIL; undefined where the days are irregular (last working days) or there is one time only. */
export function regularRule(
  { rule }: Obligation,
  times: readonly Occurrence[],
): string | undefined {
  const [first] = times;
  const last = times.at(-1);
  if (rule === "once" || rule === "period" || first === undefined)
    return undefined;
  if (last === undefined || last === first) return undefined;
  const { rule: text, months } = rules[rule];
  const start = first.lastDay;
  const day = Number(start.slice(8));
  // Calendars leave out the months that lack the day.
  if (months > 0 && day > 28) return undefined;
  const isRegular = times.every(({ lastDay }, at) => {
    if (months === 0) return lastDay === addDays(start, 7 * at);
    const month = monthOf(start) - 1 + months * at;
    const year = yearOf(start) + Math.floor(month / 12);
    return lastDay === dateIn(year, (month % 12) + 1, day);
  });
  return isRegular
    ? `${text};UNTIL=${last.lastDay.replaceAll("-", "")}`
    : undefined;
}
