import { mayBe } from "../agencies/directory.ts";
import type { Corpus } from "./corpus.ts";
import { sameNumber } from "./document-number.ts";
import { namesYear } from "./figures.ts";
import { type PlanPassage, recipientsSection } from "./plan-passages.ts";
import type { Query } from "./query.ts";

// How much the structure of a plan speaks for a passage beyond its words. Tuned on one half of the questions
// and checked on the other; the order matters more than the figures.
const weights = {
  assigned: 1.9,
  assignedForDuty: 2.6,
  named: 1.15,
  agencyMissing: 0.8,
  whoHasAgency: 1.3,
  deadline: 1.7,
  dated: 1.35,
  cadence: 1.4,
  cadenceMissing: 0.85,
  money: 2.2,
  moneyOfAgency: 1.6,
  target: 1.6,
  legal: 1.15,
  document: 3,
  model: 1.6,
  modelMissing: 0.85,
  preamble: 2.5,
  recipient: 1.25,
  label: 1.8,
  recipientsForDuty: 0.3,
  leading: 1.25,
  span: 1.6,
};

/** How well a passage's place in its plan fits what was asked: a factor on how well its words do. */
export function fit(
  query: Query,
  passage: PlanPassage,
  corpus: Corpus,
): number {
  const { asks } = query;
  let result = 1;
  // Whose plan it is does not tell what that plan serves.
  if (query.agencies.length > 0 && !query.asksServed) {
    const assigned = query.agencies.some((asked) =>
      corpus.assignedTo(passage).some((body) => mayBe(asked, body)),
    );
    const named = query.agencies.some((asked) =>
      corpus.named(passage).some((body) => mayBe(asked, body)),
    );
    if (assigned) result *= assignedWeight(query);
    else if (named) result *= weights.named;
    else result *= weights.agencyMissing;
  }
  if (asks.has("who") && passage.assigned.length > 0)
    result *= weights.whoHasAgency;
  // The day of a document that is asked for is no deadline.
  const asksTime = !asks.has("legal");
  if (
    asksTime &&
    (asks.has("deadline") || asks.has("cadence")) &&
    passage.deadlines.length > 0
  )
    result *= weights.deadline;
  if (
    asksTime &&
    asks.has("deadline") &&
    passage.deadlines.some(({ date, to }) => date !== null && to.length > 0)
  )
    result *= weights.dated;
  if (
    query.cadence !== null &&
    (asks.has("deadline") || asks.has("cadence") || asks.has("duty"))
  )
    result *= passage.deadlines.some(({ rule }) => rule === query.cadence)
      ? weights.cadence
      : weights.cadenceMissing;
  if (asks.has("money") && passage.budgets.length > 0)
    result *=
      weights.money *
      (isPaid(query, passage, corpus) ? weights.moneyOfAgency : 1);
  if ((asks.has("percent") || asks.has("count")) && passage.targets.length > 0)
    result *= weights.target;
  if (asks.has("legal") && passage.legalBases.length > 0)
    result *= weights.legal;
  if (citesDocument(query, passage)) result *= weights.document;
  if (asks.has("model"))
    result *= passage.models.length > 0 ? weights.model : weights.modelMissing;
  // What a plan as a whole rests on stands before its first section.
  if (
    asks.has("legal") &&
    passage.section.id === "0" &&
    (query.asksServed || query.documents.some(({ plan }) => plan))
  )
    result *= weights.preamble;
  if (
    asks.has("recipient") &&
    passage.deadlines.some(({ to }) => to.length > 0)
  )
    result *= weights.recipient;
  // Who receives the plan says nothing of what they are to do.
  if (asks.has("duty") && passage.section.id === recipientsSection)
    result *= weights.recipientsForDuty;
  // "Quarter II of 2014 to the end of 2015" stands over a list of work.
  if (query.asksSpan && namesYear(passage.section.heading))
    result *= weights.span;
  if (leads(query, corpus.opening(passage))) result *= weights.leading;
  if (isLabelled(query, corpus.label(passage))) result *= weights.label;
  return result;
}

// Duties begin with the part that a body has in them.
function leads({ leading }: Query, opening: readonly string[]): boolean {
  return (
    leading.length > 0 &&
    opening.some((_, from) =>
      leading.every((word, at) => opening[from + at] === word),
    )
  );
}

/** "Lead force: …" answers a question on the lead force: all words before the colon are asked for. */
export function isLabelled(
  { tokens }: Query,
  label: readonly string[] = [],
): boolean {
  return (
    label.length > 1 &&
    label.every((word) => tokens.some(({ folded }) => folded === word))
  );
}

/** Whether a passage names money for a body asked for. */
export function isPaid(
  query: Query,
  passage: PlanPassage,
  corpus: Corpus,
): boolean {
  const paid = passage.budgets.flatMap(({ agency }) =>
    agency === null ? [] : corpus.bodiesOf(agency),
  );
  return query.agencies.some((asked) =>
    paid.some((body) => mayBe(asked, body)),
  );
}

// Who asks "which body … with the police" looks for another body's duty, in which the police are only named.
function assignedWeight({ asks }: Query): number {
  if (asks.has("duty")) return weights.assignedForDuty;
  return asks.has("who") ? weights.named : weights.assigned;
}

/** Whether a passage cites a document that the question names by its number. */
function citesDocument(query: Query, passage: PlanPassage): boolean {
  return query.documents.some(
    ({ number, kind }) =>
      kind !== null &&
      passage.legalBases.some((basis) => sameNumber(basis.number, number)),
  );
}
