import { z } from "zod";

const Words = z.array(z.string()).min(1);

/** How people ask what falls due; part of knowledge/deadlines.yaml. */
export const AskingWords = z.strictObject({
  upcoming: Words,
  due: Words,
  owed: Words,
  /** Beside what is due: what comes next. */
  soon: Words,
  /** In front of the number of a list's page. */
  page: Words,
  /** In front of a day. */
  day: Words,
  overdue: Words,
  calendar: Words,
  calendarAlone: Words,
  /** In front of a plan's number, and what may stand between. */
  plan: Words,
  planNumber: Words,
  /** Told of the asker's own agency, also beside a place. */
  own: Words,
  firstHalf: Words,
  secondHalf: Words,
  /** Letters for a month and a quarter right before a figure. */
  shortMonth: z.string(),
  shortQuarter: z.string(),
  /** Months by number, from the first. */
  months: z.array(Words).length(12),
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
