import type { CivilDate } from "../clock.ts";
import { addDays, dateIn, monthOf, weekdayOf, yearOf } from "./civil-days.ts";

// The stretches of time that recurring work belongs to: weeks, months, quarters, halves and years of the calendar.

export type Cadence =
  "weekly" | "monthly" | "quarterly" | "halfyearly" | "yearly";

/** One stretch, both ends included. `key` is stable: "2023-W12" (ISO 8601), "2023-03", "2023-Q2", "2023-H1", "2023". */
export interface Period {
  readonly key: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const monthsOf = { monthly: 1, quarterly: 3, halfyearly: 6, yearly: 12 };

/** The stretch that a date lies in. */
export function periodAt(cadence: Cadence, date: CivilDate): Period {
  if (cadence === "weekly") return weekAt(date);
  const year = yearOf(date);
  const months = monthsOf[cadence];
  const index = Math.floor((monthOf(date) - 1) / months);
  const last = (index + 1) * months;
  return {
    key: keyOf(cadence, year, index + 1),
    from: dateIn(year, last - months + 1, 1),
    to: dateIn(year, last, 31),
  };
}

/** The stretches that have a day between two dates, in order. */
export function* periodsBetween(
  cadence: Cadence,
  from: CivilDate,
  to: CivilDate,
): Generator<Period> {
  for (let day = from; day <= to;) {
    const period = periodAt(cadence, day);
    yield period;
    day = addDays(period.to, 1);
  }
}

function keyOf(
  cadence: Exclude<Cadence, "weekly">,
  year: number,
  number: number,
): string {
  switch (cadence) {
    case "yearly":
      return String(year);
    case "halfyearly":
      return `${year}-H${number}`;
    case "quarterly":
      return `${year}-Q${number}`;
    case "monthly":
      return `${year}-${String(number).padStart(2, "0")}`;
  }
}

// A week belongs to the year that its Thursday lies in.
function weekAt(date: CivilDate): Period {
  const from = addDays(date, 1 - weekdayOf(date));
  const thursday = addDays(from, 3);
  const year = yearOf(thursday);
  const first = dateIn(year, 1, 1);
  const days = (Date.parse(thursday) - Date.parse(first)) / 86_400_000;
  const number = String(Math.floor(days / 7) + 1).padStart(2, "0");
  return { key: `${year}-W${number}`, from, to: addDays(from, 6) };
}
