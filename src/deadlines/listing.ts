import {
  extendedBy,
  planLabel,
  sectionLabel,
  shownDate,
} from "../answers/labels.ts";
import type { Citation } from "../answers/answer.ts";
import { shorten } from "../answers/quote.ts";
import type { Catalog } from "../catalog.ts";
import type { CivilDate } from "../clock.ts";
import { hasEnded, lastDay } from "../plans/in-force.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { plannedDay } from "./entry-words.ts";
import { isSetByHand, type Occurrence } from "./occurrence.ts";
import type { WorkingDays } from "./working-days.ts";

/** A line of a list, with what it rests on. */
export interface ListLine {
  readonly text: string;
  readonly occurrence: Occurrence | null;
  /** Whether it names the plan of the lines beneath. */
  readonly isHead?: true;
}

export interface ListParts {
  readonly plans: readonly LibraryPlan[];
  readonly occurrences: readonly Occurrence[];
  readonly today: CivilDate;
  readonly workingDays: WorkingDays;
  readonly catalog: Catalog;
  /** Whether only days are listed that the desk suggests, apart from deadlines. */
  readonly suggestions?: boolean;
}

const longestWhat = 140;

/** Plan by plan what falls due, one line for each obligation; of a plan that has ended, that it has. */
export function listLines(parts: ListParts): ListLine[] {
  const { plans, occurrences, today, catalog } = parts;
  return plans.flatMap((plan) => {
    const own = occurrences.filter(
      ({ obligation }) => obligation.plan === plan.slug,
    );
    const times = Map.groupBy(own, ({ obligation }) => obligation).values();
    const lines = [...times].flatMap((all): ListLine[] => {
      const [first] = all;
      return first === undefined
        ? []
        : [{ text: lineOf(first, all, parts), occurrence: first }];
    });
    const isEnded = parts.suggestions !== true && hasEnded(plan, today);
    const ended = isEnded ? endedLine(plan, catalog) : [];
    const label = planLabel(plan, catalog);
    const text =
      parts.suggestions === true
        ? catalog.say("calendar.suggestions", { plan: label })
        : `${label}:`;
    const head: ListLine = { text, occurrence: null, isHead: true };
    return lines.length + ended.length === 0 ? [] : [head, ...ended, ...lines];
  });
}

function endedLine(plan: LibraryPlan, catalog: Catalog): ListLine[] {
  const last = lastDay(plan);
  if (last === null) return [];
  const text = catalog.say("calendar.ended", {
    date: shownDate(last),
    extended: extendedBy(plan, catalog),
  });
  return [{ text, occurrence: null }];
}

function lineOf(
  occurrence: Occurrence,
  all: readonly Occurrence[],
  { workingDays, catalog }: ListParts,
): string {
  const {
    obligation,
    lastDay: day,
    statedDay,
    suggested,
    extended,
  } = occurrence;
  const { what, to, section } = obligation;
  const notes = [
    extended === undefined
      ? ""
      : catalog.say("calendar.extended-line", {
          planned: plannedDay(occurrence, catalog),
          reason: extended.reason,
        }),
    statedDay !== null && statedDay !== day
      ? catalog.say("calendar.before-note", { date: shownDate(statedDay) })
      : "",
    suggested ? catalog.say("calendar.suggested-line") : "",
    isSetByHand(occurrence) ? catalog.say("calendar.set-line") : "",
    workingDays.isWorkingDay(day)
      ? ""
      : catalog.say("calendar.day-off", {
          date: shownDate(workingDays.workingDayOnOrBefore(day)),
        }),
    all.length > 1
      ? catalog.say("calendar.further", {
          count: all.length - 1,
          date: shownDate(all.at(-1)?.lastDay ?? day),
        })
      : "",
  ].filter((note) => note !== "");
  const date = shownDate(day);
  return catalog.say("calendar.line", {
    date: notes.length === 0 ? date : `${date} (${notes.join("; ")})`,
    what: shorten(what.replace(/[.;\s/]+$/u, ""), longestWhat),
    to:
      to.length === 0
        ? ""
        : ` ${catalog.say("calendar.line-to", { to: to.join(", ") })}`,
    section: section === null ? "" : sectionLabel(section, catalog),
  });
}

/** Lines cut into pages of at most `limit` characters, each line whole, and under the name of its plan on every page. */
export function pagesOf(
  lines: readonly ListLine[],
  limit: number,
): readonly (readonly ListLine[])[] {
  const pages: ListLine[][] = [];
  let head: ListLine | undefined;
  for (const line of lines) {
    if (line.isHead === true) {
      head = line;
      continue;
    }
    const page = pages.at(-1);
    const isUnder = page?.findLast((one) => one.isHead === true) === head;
    const added = head === undefined || isUnder ? [line] : [head, line];
    if (page !== undefined && lengthOf([...page, ...added]) <= limit)
      page.push(...added);
    else pages.push(head === undefined ? [line] : [head, line]);
  }
  return pages;
}

function lengthOf(lines: readonly ListLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length + 1, 0);
}

/** Where what is listed stands in the plans. */
export function citationsOf(lines: readonly ListLine[]): Citation[] {
  return lines.flatMap(({ occurrence }) => {
    const section = occurrence?.obligation.section ?? null;
    if (occurrence === null || section === null) return [];
    const { plan, evidence } = occurrence.obligation;
    return [{ plan, section, quote: evidence }];
  });
}
