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
import type { Above } from "./ladder-people.ts";
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
  { hasHead, hasStanding }: Above,
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
      // Each step is held once.
      ...(acknowledgementOf(ladder)?.after === takenOf(ladder).length
        ? []
        : [say("ladder.own-how", { days })]),
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
    if (next === undefined || next.nth > 1) {
      if (told === undefined) return [];
      return told.told === 0
        ? [say("ladder.nobody-stands")]
        : [say("ladder.before-standing", { day: shortDay(dateOf(told.on)) })];
    }
    const at = civilDate(next.at);
    const nobodyStands = hasStanding ? [] : [say("ladder.nobody-stands")];
    if (next.step === "standing")
      return hasStanding
        ? [say("ladder.own-standing", { standing: onDay(at) })]
        : nobodyStands;
    const toHead = say("ladder.own-head", { head: onDay(at) });
    if (!ladder.above) return hasHead ? [toHead] : [];
    if (hasHead && !hasStanding) return [toHead, ...nobodyStands];
    if (!hasStanding) return [say("ladder.own-none", { agency })];
    const standing = onDay(standingAfter(at));
    return hasHead
      ? [say("ladder.own-next", { head: onDay(at), standing })]
      : [say("ladder.own-nobody", { agency, standing })];
  }

  function onDay(date: CivilDate): string {
    return date <= civilDate(now)
      ? say("ladder.today")
      : say("ladder.on-day", { day: shortDay(date) });
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
