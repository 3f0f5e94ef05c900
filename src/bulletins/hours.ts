import { civilDate } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import { minutesOf, momentOn } from "../nudges/days.ts";
import type { BulletinWords } from "./words.ts";

/** The moment itself where bulletins may go out at it, else when they next may. */
export function withinHours(
  moment: Date,
  { from, to }: BulletinWords["hours"],
): Date {
  const minutes = minutesOf(moment);
  const today = civilDate(moment);
  if (minutes < from * 60) return momentOn(today, from * 60);
  return minutes < to * 60 ? moment : momentOn(addDays(today, 1), from * 60);
}
