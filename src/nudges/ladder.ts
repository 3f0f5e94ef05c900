import { z } from "zod";
import { type CivilDate, civilDate } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import type { WorkingDays } from "../deadlines/working-days.ts";
import { dateOf, momentOn } from "./days.ts";

// ladder: who is told, one after the other, that an agency's report is overdue: who follows it (the person), the head
// of the agency, the standing agency. acknowledgement: the word that it is being worked on, which holds the ladder for
// some days and then counts no more.

/** How long a ladder's steps are, in working days; from knowledge/nudges.yaml. */
export const LadderSteps = z.strictObject({
  /** After the last day. */
  head: z.int().min(1),
  standing: z.int().min(1),
  /** From an acknowledgement. */
  held: z.int().min(1),
});
export type LadderSteps = z.infer<typeof LadderSteps>;

/** The steps above the person. */
export const Step = z.enum(["head", "standing"]);
export type Step = z.infer<typeof Step>;

const Taken = z.object({
  step: Step,
  nth: z.int(),
  /** Civil dates: when it was taken, and what was overdue then. */
  on: z.string(),
  lastDay: z.string(),
  /** How many people were told; none where nobody is named. */
  told: z.int(),
});
export type Taken = z.infer<typeof Taken>;

const Acknowledgement = z.object({
  /** ISO moment at which it was given. */
  at: z.string(),
  /** The office of who gave it. */
  by: z.string(),
  /** The last day that it holds, a civil date. */
  until: z.string(),
  lastDay: z.string(),
  /** How many steps had been taken by then: each is acknowledged once. */
  after: z.int(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** The ladder of one agency and one occurrence. Names nobody. */
export const Ladder = z.object({
  v: z.literal(1),
  tag: z.string(),
  place: z.string(),
  agency: z.string(),
  /** The day that was passed, as far as is known here; a civil date. */
  lastDay: z.string(),
  /** Whether a standing agency is above it; above the standing agency itself there is none. */
  above: z.boolean(),
  /** Civil dates on which who follows was nudged of it. */
  reminded: z.array(z.string()),
  taken: z.array(Taken),
  acknowledged: z.array(Acknowledgement),
});
export type Ladder = z.infer<typeof Ladder>;

// Offices of the provinces open at 7 or 7:30.
const morningMinutes = 7 * 60 + 30;

export interface NextStep {
  readonly step: Step;
  readonly nth: number;
  readonly at: Date;
}

/** The step that comes next, and when; undefined where the ladder has come to its end. */
export function nextStep(
  ladder: Ladder,
  steps: LadderSteps,
  workingDays: WorkingDays,
): NextStep | undefined {
  const lastDay = dateOf(ladder.lastDay);
  const taken = takenOf(ladder);
  const ack = acknowledgementOf(ladder);
  const next = stepAfter(taken, ack);
  if (next === undefined || (next.step === "standing" && !ladder.above))
    return undefined;
  const usual = workingDayAfter(workingDays, lastDay, steps[next.step]);
  // Who was told is given a working day before the next one is.
  const last = taken.findLast(({ told }) => told > 0);
  const floor =
    last === undefined
      ? []
      : [workingDayAfter(workingDays, dateOf(last.on), 1)];
  const held =
    ack === undefined
      ? []
      : [workingDayAfter(workingDays, dateOf(ack.until), 1)];
  const day = [usual, ...floor, ...held].toSorted().at(-1) ?? usual;
  return { ...next, at: momentOn(day, morningMinutes) };
}

function stepAfter(
  taken: readonly Taken[],
  ack: Acknowledgement | undefined,
): Omit<NextStep, "at"> | undefined {
  const last = taken.at(-1);
  if (last === undefined) return { step: "head", nth: 1 };
  if (last.step === "head") return { step: "standing", nth: 1 };
  // Beyond the last step the ladder goes on only from an acknowledgement that ran out.
  return ack !== undefined && ack.after === taken.length
    ? { step: "standing", nth: last.nth + 1 }
    : undefined;
}

/** What was taken of the day that counts now: one that was granted later begins anew. */
export function takenOf({ taken, lastDay }: Ladder): readonly Taken[] {
  return taken.filter((one) => one.lastDay === lastDay);
}

/** The last acknowledgement of the day that counts now. */
export function acknowledgementOf({
  acknowledged,
  lastDay,
}: Ladder): Acknowledgement | undefined {
  return acknowledged.findLast((one) => one.lastDay === lastDay);
}

/** Until which day the ladder is held; undefined where it is not. */
export function heldUntil(ladder: Ladder, now: Date): CivilDate | undefined {
  const ack = acknowledgementOf(ladder);
  return ack !== undefined && ack.until >= civilDate(now)
    ? dateOf(ack.until)
    : undefined;
}

/** The ladder with a word that it is being worked on; undefined where this step was acknowledged before. */
export function acknowledge(
  ladder: Ladder,
  by: string,
  now: Date,
  until: CivilDate,
): Ladder | undefined {
  const after = takenOf(ladder).length;
  if (acknowledgementOf(ladder)?.after === after) return undefined;
  const { lastDay } = ladder;
  const one = { at: now.toISOString(), by, until, lastDay, after };
  return { ...ladder, acknowledged: [...ladder.acknowledged, one] };
}

// Tet closes offices for about ten days; a calendar without working days must not hang.
const furthest = 60;

/** The working day that comes so many working days after a day. */
export function workingDayAfter(
  workingDays: WorkingDays,
  date: CivilDate,
  count: number,
): CivilDate {
  let day = date;
  let left = count;
  for (let ahead = 0; left > 0 && ahead < furthest; ahead += 1) {
    day = addDays(day, 1);
    if (workingDays.isWorkingDay(day)) left -= 1;
  }
  return day;
}
