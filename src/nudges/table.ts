import { type CivilDate, civilDate } from "../clock.ts";
import { addDays, dateIn } from "../deadlines/civil-days.ts";
import type { Obligation, Occurrence } from "../deadlines/occurrence.ts";
import { concernOf } from "./concerns.ts";
import type { Granted } from "./extensions.ts";
import type { Nudges } from "./open-nudges.ts";
import { tagOf } from "./planned.ts";
import type { Report } from "./reports.ts";

/** extended: not reported yet, within a day that was granted. */
export type State = "done" | "late" | "over" | "open" | "extended";

/** How one agency stands with one occurrence. */
export interface Row {
  readonly agency: string;
  readonly tag: string;
  readonly state: State;
  readonly report: Report | undefined;
  /** A later day than the plan's, for this agency. */
  readonly granted: Granted | undefined;
}

/** How all agencies of a place stand with one occurrence. */
export interface Table {
  readonly occurrence: Occurrence;
  readonly rows: readonly Row[];
}

// A report is looked back at for a season, and looked ahead to for a month.
const backDays = 120;
const aheadDays = 31;
/** In days: holds every rule's next time, however far ahead it is. */
export const farAhead = 400;

/**
 * How a place's agencies stand with what they are to report around a day: what has been due last, and what is due next.
 * @param agencies the place's agencies as its plans name them
 */
export async function tablesOf(
  place: string,
  agencies: readonly string[],
  nudges: Nudges,
  ahead: number = aheadDays,
): Promise<Table[]> {
  const today = civilDate(nudges.clock.now());
  const window = {
    from: addDays(today, -backDays),
    to: addDays(today, ahead),
  };
  const occurrences = nudges.calendar
    .occurrences(window, reportsOwed(place, nudges))
    .filter(isNear(today));
  return tablesFor(place, agencies, occurrences, nudges);
}

/** How a place's agencies stand with what fell due in a year; what comes each week or month is left to its month. */
export function tablesOfYear(
  place: string,
  agencies: readonly string[],
  year: number,
  nudges: Nudges,
): Promise<Table[]> {
  const owed = reportsOwed(place, nudges).filter(
    ({ rule }) => rule !== "weekly" && rule !== "monthly",
  );
  const window = { from: dateIn(year, 1, 1), to: dateIn(year, 12, 31) };
  const occurrences = nudges.calendar.occurrences(window, owed);
  return tablesFor(place, agencies, occurrences, nudges);
}

async function tablesFor(
  place: string,
  agencies: readonly string[],
  occurrences: readonly Occurrence[],
  nudges: Nudges,
): Promise<Table[]> {
  const tables = await Promise.all(
    occurrences.map((one) => tableOf(place, agencies, one, nudges)),
  );
  return tables.filter(({ rows }) => rows.length > 0);
}

/** What agencies of a place owe to somebody. */
export function reportsOwed(
  place: string,
  { plans, calendar }: Pick<Nudges, "plans" | "calendar">,
): Obligation[] {
  const slugs = new Set(
    plans.filter((plan) => plan.place === place).map(({ slug }) => slug),
  );
  return calendar.obligations.filter(
    ({ plan, to, who }) => slugs.has(plan) && to.length > 0 && who.length > 0,
  );
}

/** How all agencies whom an occurrence concerns stand with it today. */
export async function tableOf(
  place: string,
  agencies: readonly string[],
  occurrence: Occurrence,
  nudges: Nudges,
): Promise<Table> {
  const today = civilDate(nudges.clock.now());
  const owing = agencies.filter((agency) => {
    const concern = concernOf(occurrence.obligation, agency, nudges);
    return concern === "named" || concern === "all";
  });
  const rows = await Promise.all(
    owing.map(async (agency): Promise<Row> => {
      const tag = tagOf({ place, agency }, occurrence);
      const [report, granted] = await Promise.all([
        nudges.reports.get(tag),
        nudges.extensions.get(tag),
      ]);
      const state = stateOf(occurrence.lastDay, report, today, granted);
      return { agency, tag, state, report, granted };
    }),
  );
  // Many at once report nothing; what was noted of them before their names were known stays.
  const known = rows.filter(
    ({ agency, report, granted }) =>
      report !== undefined ||
      granted !== undefined ||
      !nudges.units.isCollective(agency),
  );
  return { occurrence, rows: known };
}

/** Of what comes often, the last time and the next are enough. */
function isNear(today: CivilDate) {
  const seen = new Map<Obligation, number>();
  return ({ obligation, lastDay }: Occurrence): boolean => {
    const isCadenced =
      obligation.rule === "weekly" || obligation.rule === "monthly";
    if (isCadenced && lastDay < addDays(today, -31)) return false;
    const count = seen.get(obligation) ?? 0;
    if (lastDay >= today) seen.set(obligation, count + 1);
    return lastDay < today || count === 0;
  };
}

/** How an agency stands on a day. */
export function stateOf(
  planned: CivilDate,
  report: Pick<Report, "on"> | undefined,
  today: CivilDate,
  granted?: Pick<Granted, "to">,
): State {
  const lastDay = granted?.to ?? planned;
  if (report !== undefined) return report.on <= lastDay ? "done" : "late";
  if (lastDay < today) return "over";
  return granted === undefined ? "open" : "extended";
}
