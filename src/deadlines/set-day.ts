import { z } from "zod";
import { CivilDate } from "../clock.ts";
import type { DueDay } from "./due-day.ts";

/** A {@link DueDay} as it is stored. */
export const StoredDueDay: z.ZodType<DueDay> = z.union([
  z.strictObject({ date: CivilDate }),
  z.strictObject({ weekday: z.int().min(1).max(7) }),
  z.strictObject({
    month: z.int().min(1).max(13),
    day: z.int().min(1).max(31),
  }),
]);

/**
 * A day that an admin has set for work whose text names none; null sets the suggestion again. It counts for what falls
 * due on `from` or later, so that setting one makes nothing overdue that was not.
 */
export interface SetDay {
  readonly day: DueDay | null;
  readonly from: CivilDate;
}

/** The days set, by obligation's id, each in the order in which they were set. */
export type SetDaysInForce = ReadonlyMap<string, readonly SetDay[]>;

/** Whether a day is set for an obligation now. */
export function hasSetDay(days: SetDaysInForce, id: string): boolean {
  return (days.get(id)?.at(-1)?.day ?? null) !== null;
}
