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
  const { obligation, statedDay, suggested } = occurrence;
  const plan = plans.find(({ slug }) => slug === obligation.plan);
  const source = [
    ...(plan === undefined ? [] : [planLabel(plan, catalog)]),
    ...(obligation.section === null
      ? []
      : [sectionLabel(obligation.section, catalog)]),
  ].join(", ");
  const lines = [
    printed(),
    suggested ? catalog.say("calendar.suggested-note") : "",
    isSetByHand(occurrence) ? catalog.say("calendar.set-note") : "",
    obligation.to.length === 0
      ? ""
      : catalog.say("calendar.sent-to", { to: obligation.to.join(", ") }),
    catalog.say("calendar.quote", { text: obligation.evidence }),
    catalog.say("calendar.source", { source }),
  ];
  const summary = shorten(obligation.what, longestSummary);
  return {
    summary: suggested
      ? catalog.say("calendar.suggested-summary", { what: summary })
      : summary,
    description: lines.filter((line) => line !== "").join("\n"),
  };

  function printed(): string {
    if (statedDay === null || statedDay === occurrence.lastDay) return "";
    if (!recurs)
      return catalog.say("calendar.before", { date: shownDate(statedDay) });
    return obligation.rule === "yearly"
      ? catalog.say("calendar.before", { date: shownDay(statedDay.slice(5)) })
      : "";
  }
}
