import type { Catalog } from "../catalog.ts";
import { type CivilDate, civilDate } from "../clock.ts";
import type { WorkingDays } from "../deadlines/working-days.ts";
import { dateOf } from "./days.ts";
import {
  acknowledgementOf,
  type Ladder,
  type LadderSteps,
  nextStep,
  takenOf,
  workingDayAfter,
} from "./ladder.ts";
import type { Planned } from "./planned.ts";
import { shortDay } from "./wording.ts";

export interface LadderWordingParts {
  readonly steps: LadderSteps;
  readonly workingDays: WorkingDays;
}

/** What a message says of the ladder: its step, what came before, what comes next, and how to hold it. */
export function ladderLines(
  item: Planned,
  ladder: Ladder,
  hasHead: boolean,
  now: Date,
  catalog: Catalog,
  parts: LadderWordingParts,
): string[] {
  const { say } = catalog;
  const { agency } = item.follow;
  const { held: days } = parts.steps;
  const of = ladder.above ? 3 : 2;
  const expired = acknowledgementLine(ladder, now, catalog);
  if (item.step === null) {
    const today = civilDate(now);
    const before = ladder.reminded.filter((day) => day < today);
    return [
      say("ladder.own", { agency, of }),
      ...(before.length === 0
        ? []
        : [say("ladder.own-before", { days: daysOf(before) })]),
      ...headLine(),
      ...expired,
      ...nextLine(),
      say("ladder.own-how", { days }),
    ];
  }
  const nth = takenOf(ladder).filter((one) => one.step === "standing").length;
  const opening =
    item.step === "head"
      ? say("ladder.head", { agency, of })
      : nth > 1
        ? say("ladder.standing-again", { nth })
        : say("ladder.standing");
  const own =
    ladder.reminded.length === 0
      ? []
      : [say("ladder.before-own", { agency, days: daysOf(ladder.reminded) })];
  return item.step === "head"
    ? [
        opening,
        ...own,
        ...expired,
        ...nextLine(),
        say("ladder.head-how", { days }),
      ]
    : [
        opening,
        ...own,
        ...headLine(),
        ...expired,
        say("ladder.standing-how", { days, agency }),
      ];

  function headLine(): string[] {
    const head = takenOf(ladder).find(({ step }) => step === "head");
    if (head === undefined) return [];
    return [
      head.told > 0
        ? say("ladder.before-head", { day: shortDay(dateOf(head.on)) })
        : say("ladder.before-nobody", { agency }),
    ];
  }

  function nextLine(): string[] {
    const next = nextStep(ladder, parts.steps, parts.workingDays);
    const told = takenOf(ladder).findLast(({ step }) => step === "standing");
    if (next === undefined || next.nth > 1)
      return told === undefined || told.told === 0
        ? []
        : [say("ladder.before-standing", { day: shortDay(dateOf(told.on)) })];
    const at = civilDate(next.at);
    if (next.step === "standing")
      return [say("ladder.own-standing", { standing: shortDay(at) })];
    if (!ladder.above)
      return hasHead ? [say("ladder.own-head", { head: shortDay(at) })] : [];
    const standing = shortDay(standingAfter(at));
    return hasHead
      ? [say("ladder.own-next", { head: shortDay(at), standing })]
      : [say("ladder.own-nobody", { agency, standing })];
  }

  /** When the standing agency is told, where the step before it is taken on a day. */
  function standingAfter(head: CivilDate): CivilDate {
    const { workingDays, steps } = parts;
    const lastDay = dateOf(ladder.lastDay);
    const usual = workingDayAfter(workingDays, lastDay, steps.standing);
    const floor = workingDayAfter(workingDays, head, 1);
    return hasHead && floor > usual ? floor : usual;
  }
}

function acknowledgementLine(
  ladder: Ladder,
  now: Date,
  { say }: Catalog,
): string[] {
  const ack = acknowledgementOf(ladder);
  if (ack === undefined || ack.until >= civilDate(now)) return [];
  return [
    say("ladder.before-ack", {
      by: ack.by,
      day: shortDay(civilDate(new Date(ack.at))),
      until: shortDay(dateOf(ack.until)),
    }),
  ];
}

// More days than these say no more.
const mostDays = 5;

function daysOf(days: readonly string[]): string {
  return days
    .slice(-mostDays)
    .map((day) => shortDay(dateOf(day)))
    .join(", ");
}
