import { createHash } from "node:crypto";
import type { CivilDate } from "../clock.ts";
import { firstDay, lastDay } from "../plans/in-force.ts";
import type { Deadline, DeadlineRule, LibraryPlan } from "../plans/plan.ts";
import { addDays, earliest, latest } from "./civil-days.ts";
import { dayIn, type DueDayReader, type StatedDay } from "./due-day.ts";
import { type Period, periodsBetween } from "./periods.ts";
import type { SetDaysInForce } from "./set-day.ts";
import type { WorkingDays } from "./working-days.ts";

// obligation: something dated or recurring that a plan asks for. occurrence: one time that it falls due.

export interface Obligation {
  /** A hash of plan, section, evidence, rule and the day named; stable as long as the plan's sentence is. */
  readonly id: string;
  /** The plan's slug. */
  readonly plan: string;
  readonly what: string;
  /** As the plan names them; none where it names nobody, which is everybody whom the plan concerns. */
  readonly who: readonly string[];
  readonly to: readonly string[];
  readonly rule: DeadlineRule;
  readonly section: string | null;
  /** The plan's own words. */
  readonly evidence: string;
  /** Whether the text names no day. */
  readonly suggested: boolean;
  /** The day that the text names. */
  readonly stated: StatedDay | null;
  /** The days within which it can fall due, extension of the plan included; null where nothing bounds it. */
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
}

export interface Occurrence {
  readonly obligation: Obligation;
  /** "2023-W12", "2023-03", "2023-Q2", "2023-H1", "2023"; "once" and "period" for what comes once. */
  readonly period: string;
  /** The last day on which it can be done in time. "Trước ngày 15/11" makes it 14/11. */
  readonly lastDay: CivilDate;
  /** The day that the text prints, from which people count ("15/11"); null where it names none. */
  readonly statedDay: CivilDate | null;
  /** Whether neither the text nor an admin named the day: the last working day of the period. */
  readonly suggested: boolean;
  /** The days by the plan and the reason, where the standing agency granted the agency meant a later last day. */
  readonly extended?: {
    readonly lastDay: CivilDate;
    readonly statedDay: CivilDate | null;
    readonly reason: string;
  };
}

export interface Window {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface OccurrenceSettings {
  readonly workingDays: WorkingDays;
  /** Days that an admin has set, by obligation's id. They count only where the text names no day. */
  readonly days?: SetDaysInForce;
}

/** Whether an admin set the day, for want of one in the text. */
export function isSetByHand({
  obligation,
  suggested,
  extended,
}: Occurrence): boolean {
  return obligation.stated === null && !suggested && extended === undefined;
}

/** All that the plans date, in their order. Those whose plan has ended are among them; they have no later occurrence. */
export function obligationsOf(
  plans: readonly LibraryPlan[],
  readDay: DueDayReader,
): Obligation[] {
  return plans.flatMap((plan) => {
    const seen = new Map<string, number>();
    return plan.deadlines
      .filter((deadline) => bounds(deadline, plan))
      .map((deadline) => {
        const { what, who, to, rule, section, evidence, date } = deadline;
        const stated = readDay(deadline) ?? null;
        const key = [plan.slug, section, rule, date ?? "", evidence].join("\n");
        // One sentence may ask for two things alike; their order tells them apart.
        const nth = (seen.get(key) ?? 0) + 1;
        seen.set(key, nth);
        return {
          id: hash(nth === 1 ? key : `${key}\n${nth}`),
          plan: plan.slug,
          ...{ what, who, to, rule, section, evidence, stated },
          suggested: stated === null,
          ...termOf(deadline, plan),
        };
      });
  });
}

/** What falls due in a window (both ends included), by day; what falls due on one day keeps its order. */
export function occurrencesOf(
  obligations: Obligation | readonly Obligation[],
  window: Window,
  settings: OccurrenceSettings,
): Occurrence[] {
  const all = "id" in obligations ? [obligations] : obligations;
  return all
    .flatMap((obligation) => occurrences(obligation, window, settings))
    .sort((one, other) => compare(one.lastDay, other.lastDay));
}

function occurrences(
  obligation: Obligation,
  window: Window,
  { workingDays, days }: OccurrenceSettings,
): Occurrence[] {
  const { stated, from, until } = obligation;
  const first = latest(from, window.from) ?? window.from;
  const last = earliest(until, window.to) ?? window.to;
  const set = days?.get(obligation.id) ?? [];
  return periodsOf(obligation, first, last)
    .map((period) => occurrenceIn(period))
    .filter(({ lastDay: day }) => day >= first && day <= last);

  function occurrenceIn(period: Period): Occurrence {
    const common = { obligation, period: period.key };
    if (stated !== null) {
      const statedDay = dayIn(period, stated.day);
      const lastDay = stated.excluded ? addDays(statedDay, -1) : statedDay;
      return { ...common, lastDay, statedDay, suggested: false };
    }
    const suggestion = lastWorkingDay(period, obligation, workingDays);
    const found = set
      .map((one) => ({
        ...one,
        lastDay: one.day === null ? suggestion : dayIn(period, one.day),
      }))
      .findLast(
        (one) =>
          one.lastDay >= one.from && (until === null || one.lastDay <= until),
      );
    return {
      ...common,
      lastDay: found?.lastDay ?? suggestion,
      statedDay: null,
      suggested: (found?.day ?? null) === null,
    };
  }
}

function periodsOf(
  { rule, stated, from, until }: Obligation,
  first: CivilDate,
  last: CivilDate,
): Period[] {
  if (rule !== "once" && rule !== "period") {
    // A day "before 1/1" lies in the period before its own, and one "of the month after" behind it.
    const early = rule === "monthly" ? addDays(first, -62) : first;
    const late = stated === null ? last : addDays(last, 1);
    return [...periodsBetween(rule, early, late)].filter(
      ({ to }) => stated !== null || from === null || to >= from,
    );
  }
  const end = stated !== null && "date" in stated.day ? stated.day.date : until;
  return end === null ? [] : [{ key: rule, from: from ?? end, to: end }];
}

/** Within the days that the period and the obligation share; its last day where offices work on none of them. */
function lastWorkingDay(
  period: Period,
  { from, until }: Obligation,
  workingDays: WorkingDays,
): CivilDate {
  const end = earliest(period.to, until) ?? period.to;
  const begin = latest(period.from, from) ?? period.from;
  const day = workingDays.workingDayOnOrBefore(end);
  return day < begin ? end : day;
}

// Work without a cadence comes to an end of its own, or its sentence tells the year; else the plan's time is all it has.
function bounds(
  { rule, until, evidence }: Deadline,
  plan: LibraryPlan,
): boolean {
  return (
    rule !== "period" ||
    (until !== null &&
      (until !== plan.period?.to || evidence.includes(until.slice(0, 4))))
  );
}

function termOf(
  { rule, from, until }: Deadline,
  plan: LibraryPlan,
): Pick<Obligation, "from" | "until"> {
  const first = firstDay(plan);
  const begins = latest(from, first);
  const ends = lastDay(plan);
  // What recurs as long as the plan runs goes on with it; a year that the text writes stays.
  const goesOn =
    rule !== "once" && rule !== "period" && until === (plan.period?.to ?? null);
  return { from: begins, until: goesOn ? ends : earliest(until, ends) };
}

function hash(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 16);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
