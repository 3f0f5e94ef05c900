import { createHash } from "node:crypto";
import { type CivilDate, civilDate } from "../clock.ts";
import type { Calendar } from "../deadlines/calendar.ts";
import { addDays } from "../deadlines/civil-days.ts";
import type { Obligation, Occurrence } from "../deadlines/occurrence.ts";
import type { WorkingDays } from "../deadlines/working-days.ts";
import { mondayOf, momentOn } from "./days.ts";
import { asExtended } from "./extensions.ts";
import type { Follow, Follower } from "./follower.ts";
import { type Step, workingDayAfter } from "./ladder.ts";

/** One nudge as it is to come. */
export interface Planned {
  readonly key: string;
  readonly tag: string;
  readonly follow: Pick<Follow, "place" | "agency">;
  readonly occurrence: Occurrence;
  readonly printed: CivilDate;
  readonly lead: number;
  /** The day that the lead leads to; a nudge for a day off comes on the working day before. */
  readonly day: CivilDate;
  readonly at: Date;
  /** The plan's own last day, where a later one was granted. */
  readonly extendedFrom: CivilDate | null;
  /** The step of the ladder that it is, for the head of an agency or the standing agency. */
  readonly step: Step | null;
}

export interface PlanningParts {
  readonly calendar: Pick<
    Calendar,
    "obligations" | "occurrences" | "workingDays"
  > &
    Partial<Pick<Calendar, "days" | "basis">>;
  /** What a follow is about. */
  readonly obligationsOf: (follow: Follow) => readonly Obligation[];
}

// Offices of the provinces open at 7 or 7:30.
const sendMinutes = 7 * 60 + 30;
/** How many working days in a row somebody is nudged of what is overdue. */
export const overdueLimit = 5;
// What is longer ago is history, not something to be nudged of; a year ahead holds every rule's next time.
export const lookBack = 60;
const lookAhead = 400;

// A nudge for what comes every week is never a month early.
const longestLead: Readonly<Partial<Record<Obligation["rule"], number>>> = {
  weekly: 3,
  monthly: 15,
};

/** Names an occurrence for an agency, in letters that fit a button. */
export function tagOf(
  { place, agency }: Pick<Follow, "place" | "agency">,
  { obligation, period }: Occurrence,
): string {
  const name = [place, agency, obligation.id, period].join("\n");
  return createHash("sha256").update(name).digest("base64url").slice(0, 12);
}

/** The occurrences that a follow is about around a day. */
export function occurrencesOf(
  follow: Follow,
  today: CivilDate,
  { calendar, obligationsOf }: PlanningParts,
): Occurrence[] {
  const window = {
    from: addDays(today, -lookBack),
    to: addDays(today, lookAhead),
  };
  // Where only days of their own are followed, what an admin has set counts from when it was set.
  return calendar
    .occurrences(window, obligationsOf(follow))
    .filter(({ suggested }) => follow.wide || !suggested);
}

/** All nudges that a follower is to get around a moment, whether they were sent or not. */
export function planned(
  follower: Follower,
  now: Date,
  parts: PlanningParts,
): Planned[] {
  const today = civilDate(now);
  return follower.follows.flatMap((follow) => {
    const since = new Date(follow.since);
    return occurrencesOf(follow, today, parts)
      .flatMap((occurrence) => nudgesOf(follow, occurrence, follower, parts))
      .filter(({ at }) => at >= since);
  });
}

/** The nudges of one occurrence, in the order in which they come. */
export function nudgesOf(
  follow: Follow,
  asPlanned: Occurrence,
  follower: Pick<Follower, "hours" | "rhythm" | "extended">,
  { calendar: { workingDays } }: PlanningParts,
): Planned[] {
  const tag = tagOf(follow, asPlanned);
  const occurrence = asExtended(follower, tag, asPlanned);
  const { lastDay, obligation, suggested } = occurrence;
  const printed = printedDay(occurrence);
  const longest = longestLead[obligation.rule] ?? Infinity;
  const isWeekly = follower.rhythm === "weekly";
  // A week's digest holds all that falls due before the next one.
  const leads = isWeekly ? [...new Set([...follow.leads, 0])] : follow.leads;
  const before = leads
    .filter((lead) => lead <= longest)
    .map((lead) => {
      const led = lead === 0 ? lastDay : addDays(printed, -lead);
      return { lead, day: led > lastDay ? lastDay : led };
    });
  // Only what somebody waits for is overdue; a day that the desk suggests is no deadline.
  const isOwed = obligation.to.length > 0 && !suggested;
  const after = isOwed
    ? workingDaysAfter(workingDays, lastDay, overdueLimit).map((day, nth) => ({
        lead: -1 - nth,
        day,
      }))
    : [];
  const minutes = Math.max(sendMinutes, follower.hours.from);
  const since = civilDate(new Date(follow.since));
  return [...before, ...after]
    .map(({ lead, day }) => ({
      key: `${tag} ${lastDay} ${lead}`,
      tag,
      follow,
      occurrence,
      printed,
      lead,
      day,
      at: momentOn(sentOn(day, lead), minutes),
      extendedFrom: extendedFrom(asPlanned, occurrence),
      step: null,
    }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());

  function sentOn(day: CivilDate, lead: number): CivilDate {
    // Nothing is told to be overdue before it is.
    if (isWeekly && lead < 0) return mondayOf(addDays(day, 6));
    const days = [
      ...(isWeekly ? [mondayOf(day)] : []),
      workingDays.workingDayOnOrBefore(day),
      day,
    ];
    // Who begins to follow in between is not told too late of what would have come before.
    return days.find((one) => one > since) ?? day;
  }
}

/** The day from which people count: that which the plan prints, else the last one. */
export function printedDay({
  statedDay,
  lastDay,
}: Pick<Occurrence, "statedDay" | "lastDay">): CivilDate {
  return statedDay ?? lastDay;
}

/** The first working days after a day. */
function workingDaysAfter(
  workingDays: WorkingDays,
  date: CivilDate,
  count: number,
): CivilDate[] {
  const days = Array.from({ length: count }, (_, nth) =>
    workingDayAfter(workingDays, date, nth + 1),
  );
  return days.filter((day) => workingDays.isWorkingDay(day));
}

function extendedFrom(
  asPlanned: Occurrence,
  { lastDay }: Occurrence,
): CivilDate | null {
  return asPlanned.lastDay === lastDay ? null : asPlanned.lastDay;
}

// Behind all that is before the last day, and all that is after it.
const stepLeads: Readonly<Record<Step, number>> = {
  head: -100,
  standing: -200,
};

/** Of one key one message goes, to each whom the step is told. */
export function stepKey(
  tag: string,
  {
    lastDay,
    step,
    nth,
  }: Pick<Follower["steps"][number], "lastDay" | "step" | "nth">,
): string {
  return `${tag} ${lastDay} ${step}:${nth}`;
}

/** What a follower is to be told as the head of an agency, or as the standing agency. */
export function stepsOf(
  follower: Pick<Follower, "steps" | "extended">,
  today: CivilDate,
  parts: PlanningParts,
): Planned[] {
  return follower.steps.flatMap(
    ({ place, agency, tag, lastDay, step, nth, at }) => {
      const follow = { place, agency, leads: [], wide: true, since: at };
      const asPlanned = occurrencesOf(follow, today, parts).find(
        (one) => tagOf(follow, one) === tag,
      );
      if (asPlanned === undefined) return [];
      const moved = { tag, to: lastDay };
      const occurrence =
        asPlanned.lastDay === lastDay
          ? asPlanned
          : asExtended({ extended: [moved] }, tag, asPlanned);
      return {
        key: stepKey(tag, { lastDay, step, nth }),
        ...{ tag, follow, occurrence, step },
        printed: printedDay(occurrence),
        lead: stepLeads[step] - nth,
        day: civilDate(new Date(at)),
        at: new Date(at),
        extendedFrom: extendedFrom(asPlanned, occurrence),
      };
    },
  );
}
