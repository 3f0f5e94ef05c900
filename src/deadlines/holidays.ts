import { z } from "zod";
import { CivilDate } from "../clock.ts";
import { readYaml } from "../knowledge.ts";

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const Around = z.strictObject({
  /** Further days off right before and right after. */
  before: z.int().min(0),
  after: z.int().min(0),
});
const Rest = {
  name: z.string(),
  source: z.string(),
  around: Around.optional(),
  /** Years in which the days around it were fixed otherwise. */
  years: z
    .record(z.string().regex(/^\d{4}$/), Around.extend({ source: z.string() }))
    .optional(),
};

/** knowledge/holidays.yaml: the days on which offices do not work. Every entry names its source. */
export const Holidays = z.strictObject({
  weekend: z.strictObject({
    /** Monday is 1, Sunday 7. */
    days: z.array(z.int().min(1).max(7)),
    source: z.string(),
  }),
  /** Whether a holiday on a weekly day of rest is made up for on the next working day. */
  makeUp: z.strictObject({ given: z.boolean(), source: z.string() }),
  holidays: z.array(
    z.union([
      z.strictObject({ ...Rest, day: MonthDay }),
      z.strictObject({ ...Rest, lunar: MonthDay }),
    ]),
  ),
  /** Working days exchanged for days of rest by decision; `works` is left out where nothing is worked for it. */
  exchanged: z.array(
    z.strictObject({
      off: CivilDate,
      works: CivilDate.optional(),
      source: z.string(),
    }),
  ),
});
export type Holidays = z.infer<typeof Holidays>;

/** Throws {@link InputError} where the file does not fit. */
export function loadHolidays(file: string): Promise<Holidays> {
  return readYaml(file, Holidays);
}
