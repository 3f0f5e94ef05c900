import { z } from "zod";

const Words = z.array(z.string()).min(1);

/** How people ask what falls due; part of knowledge/deadlines.yaml. */
export const AskingWords = z.strictObject({
  upcoming: Words,
  due: Words,
  owed: Words,
  overdue: Words,
  calendar: Words,
  calendarAlone: Words,
  thisWeek: Words,
  nextWeek: Words,
  thisMonth: Words,
  nextMonth: Words,
  thisQuarter: Words,
  thisYear: Words,
  lastYear: Words,
  nextYear: Words,
  month: Words,
  quarter: Words,
  year: Words,
  filler: Words,
});
export type AskingWords = z.infer<typeof AskingWords>;
