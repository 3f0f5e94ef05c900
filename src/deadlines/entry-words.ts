import {
  planLabel,
  sectionLabel,
  shownDate,
  shownDay,
} from "../answers/labels.ts";
import { shorten } from "../answers/quote.ts";
import type { Catalog } from "../catalog.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { EntryWords } from "./ics.ts";
import { isSetByHand, type Occurrence } from "./occurrence.ts";

const longestSummary = 120;

/** What a calendar shows of an occurrence: what is due, and the plan's own sentence with its section. */
export function entryWords(
  occurrence: Occurrence,
  {
    plans,
    catalog,
    recurs,
  }: {
    readonly plans: readonly LibraryPlan[];
    readonly catalog: Catalog;
    /** Whether it stands for all times, so that no year is named. */
    readonly recurs: boolean;
  },
): EntryWords {
  const { obligation, statedDay, suggested, extended } = occurrence;
  const plan = plans.find(({ slug }) => slug === obligation.plan);
  const source = [
    ...(plan === undefined ? [] : [planLabel(plan, catalog)]),
    ...(obligation.section === null
      ? []
      : [sectionLabel(obligation.section, catalog)]),
  ].join(", ");
  const lines = [
    extended === undefined ? printed() : granted(extended),
    suggested ? catalog.say("calendar.suggested-note") : "",
    isSetByHand(occurrence) ? catalog.say("calendar.set-note") : "",
    obligation.to.length === 0
      ? ""
      : catalog.say("calendar.sent-to", { to: obligation.to.join(", ") }),
    catalog.say("calendar.quote", { text: obligation.evidence }),
    catalog.say("calendar.source", { source }),
  ];
  const what = shorten(obligation.what, longestSummary);
  const note = extended
    ? "calendar.extended-summary"
    : suggested && "calendar.suggested-summary";
  return {
    summary: note === false ? what : catalog.say(note, { what }),
    description: lines.filter((line) => line !== "").join("\n"),
  };

  function granted({ reason }: NonNullable<Occurrence["extended"]>): string {
    return catalog.say("calendar.extended-note", {
      date: shownDate(occurrence.lastDay),
      planned: plannedDay(occurrence, catalog),
      reason,
    });
  }

  function printed(): string {
    if (statedDay === null || statedDay === occurrence.lastDay) return "";
    if (!recurs)
      return catalog.say("calendar.before", { date: shownDate(statedDay) });
    return obligation.rule === "yearly"
      ? catalog.say("calendar.before", { date: shownDay(statedDay.slice(5)) })
      : "";
  }
}

/** The day that the plan names for what was granted a later one, in its way. */
export function plannedDay(
  { extended, lastDay }: Occurrence,
  catalog: Catalog,
): string {
  const day = extended?.statedDay ?? null;
  const date = shownDate(extended?.lastDay ?? lastDay);
  return day === null || day === extended?.lastDay
    ? date
    : catalog.say("calendar.before-note", { date: shownDate(day) });
}
