import { mayBe } from "../agencies/directory.ts";
import { tokenize } from "../text/tokens.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Corpus } from "./corpus.ts";
import { coverage } from "./coverage.ts";
import { type PlanPassage, recipientsSection } from "./plan-passages.ts";
import type { Query } from "./understand.ts";

/** A passage as an answer to a question. */
export interface Ranked {
  readonly passage: PlanPassage;
  /** Comparable within one question only. */
  readonly score: number;
  /** The share of the question's words that it holds, weighed by rarity, 0 to 1. */
  readonly coverage: number;
}

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
};

const depth = 80;
const wideDepth = 300;
const contextWeight = 0.5;
/** How many of the best passages are weighed by how much of the question they cover, and how strongly. */
const weighed = 30;
const byCoverage = 0.6;

/** The passages of some plans that answer a question, the best first. */
export function rank(
  query: Query,
  corpus: Corpus,
  within: ReadonlySet<string>,
  limit = 8,
): Ranked[] {
  return scored(query, corpus, within, depth)
    .slice(0, Math.max(limit, weighed))
    .map(({ passage, score }) => {
      const covered = coverage(query, passage, corpus);
      return {
        passage,
        score: score * (1 - byCoverage + byCoverage * covered),
        coverage: covered,
      };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The best passage of each plan, the best plan first. */
export function bestByPlan(
  query: Query,
  corpus: Corpus,
  plans: readonly LibraryPlan[],
): Ranked[] {
  const within = new Set(plans.map(({ slug }) => slug));
  const best = new Map<string, Ranked>();
  for (const ranked of scored(query, corpus, within, wideDepth)) {
    const { slug } = ranked.passage.plan;
    if (!best.has(slug)) best.set(slug, ranked);
  }
  return [...best.values()];
}

function scored(
  query: Query,
  corpus: Corpus,
  within: ReadonlySet<string>,
  among: number,
): Ranked[] {
  const every = within.size === corpus.plans.length;
  const inside = every
    ? undefined
    : (id: string) => within.has(id.slice(0, id.indexOf("|")));
  const hits = corpus.index.search(query.content, among, inside);
  const softly = new Map<string, number>();
  if (query.context !== null)
    for (const hit of corpus.index.search(query.context, among, inside))
      softly.set(hit.id, hit.score * contextWeight);
  return hits
    .flatMap(({ id, score }): Ranked[] => {
      const passage = corpus.byId.get(id);
      if (passage === undefined || isTableHead(passage)) return [];
      const words = score + (softly.get(id) ?? 0);
      const fit = factor(query, passage, corpus);
      return [{ passage, score: words * fit, coverage: 0 }];
    })
    .sort((a, b) => b.score - a.score);
}

function factor(query: Query, passage: PlanPassage, corpus: Corpus): number {
  const { asks } = query;
  let result = 1;
  if (query.agencies.length > 0) {
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
  if (
    (asks.has("deadline") || asks.has("cadence")) &&
    passage.deadlines.length > 0
  )
    result *= weights.deadline;
  if (
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
    query.documents.some(({ plan }) => plan)
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
  if (isLabelled(query, passage)) result *= weights.label;
  return result;
}

// The years over a table's columns; its rows hold the figures.
function isTableHead({ section, text, budgets }: PlanPassage): boolean {
  return (
    section.id.startsWith("PL") && budgets.length === 0 && text.includes("|")
  );
}

const longestLabel = 50;

// "Lead force: …" answers a question on the lead force: all words before the colon are asked for.
function isLabelled({ tokens }: Query, { text }: PlanPassage): boolean {
  const colon = text.indexOf(":");
  if (colon < 0 || colon > longestLabel) return false;
  const spoken = new Set(tokens.map(({ folded }) => folded));
  const label = tokenize(text.slice(0, colon));
  return label.length > 1 && label.every(({ folded }) => spoken.has(folded));
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
export function citesDocument(query: Query, passage: PlanPassage): boolean {
  return query.documents.some(
    ({ number, kind }) =>
      kind !== null &&
      passage.legalBases.some((basis) => sameNumber(basis.number, number)),
  );
}

/** "1217" names "1217/QĐ-TTg"; so does the whole number, however it is spelled. */
export function sameNumber(cited: string | null, asked: string): boolean {
  if (cited === null) return false;
  const plain = (number: string) =>
    number
      .normalize("NFD")
      .replace(/[\p{M}\s]/gu, "")
      .replace(/[\u0110\u0111]/gu, "d")
      .toLowerCase()
      .replace(/(?<!\d)0+(?=\d)/gu, "");
  const whole = plain(cited);
  const part = plain(asked);
  // A number may be given without its end, but not cut inside a part.
  return (
    whole === part ||
    (whole.startsWith(part) && /^[/-]/u.test(whole.slice(part.length)))
  );
}
