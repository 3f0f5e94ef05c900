import { hasEnded, lastDay } from "../plans/in-force.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { type Answer, type Asked, replyLimit, type Setting } from "./answer.ts";
import { extendedBy, periodNote, periodYears, shownDate } from "./labels.ts";
import { fitted } from "./fitted.ts";
import type { Query } from "./query.ts";

// Who asks of a time in which the plan does not run is told so before anything else.

/** The answer, led by what its question takes the plan's time wrongly to be. */
export function withPeriodLead(answer: Answer, asked: Asked): Answer {
  const { query, plan } = asked;
  const asksDue =
    query.asks.has("deadline") &&
    !query.asks.has("period") &&
    !query.asks.has("issued") &&
    query.documents.every((document) => document.plan);
  const told = asksDue ? leadWithEnd(answer, plan, asked) : answer;
  return leadWithYear(told, asked);
}

/** Where the plan's time is over, says first that nothing falls due any more. */
export function leadWithEnd(
  answer: Answer,
  plan: LibraryPlan,
  { today, catalog }: Setting,
): Answer {
  const last = lastDay(plan);
  if (last === null || !hasEnded(plan, today)) return answer;
  const lead = catalog.say("answers.nothing_due", {
    date: shownDate(last),
    extended: extendedBy(plan, catalog),
  });
  // The lead takes the place of the note beneath.
  const note = periodNote(plan, today, catalog);
  const rest = answer.text.split("\n").filter((line) => line !== note);
  return { ...answer, text: fitted([lead, ...rest], replyLimit) };
}

function leadWithYear(answer: Answer, { query, plan, catalog }: Asked): Answer {
  const year = strangeYear(query, plan);
  // The plan's words may speak of that year all the same; the year of a document's date is not that.
  if (year === undefined || new RegExp(`(?<![/\\d])${year}`).test(answer.text))
    return answer;
  const lead = catalog.say("answers.outside_period", {
    years: periodYears(plan),
    extended: extendedBy(plan, catalog),
    year,
  });
  return {
    ...answer,
    text: fitted([lead, ...answer.text.split("\n")], replyLimit),
  };
}

/** The first year asked of in which the plan neither runs nor was issued. */
function strangeYear(
  { years, asks, documents }: Query,
  plan: LibraryPlan,
): number | undefined {
  const last = lastDay(plan);
  const cites = asks.has("legal") || documents.some((one) => !one.plan);
  if (plan.period === null || last === null || cites) return undefined;
  const [from, to, issued] = [plan.period.from, last, plan.issued].map((day) =>
    Number(day?.slice(0, 4)),
  );
  return years.find(
    (year) => year !== issued && (year < (from ?? year) || year > (to ?? year)),
  );
}
