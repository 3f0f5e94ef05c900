import { fit, isLabelled } from "./fit.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Corpus } from "./corpus.ts";
import { coverageIn } from "./coverage.ts";
import type { PlanPassage } from "./plan-passages.ts";
import type { Query } from "./query.ts";

/** A passage as an answer to a question. */
export interface Ranked {
  readonly passage: PlanPassage;
  /** Comparable within one question only. */
  readonly score: number;
  /** The share of the question's words that it holds, weighed by rarity, 0 to 1. */
  readonly coverage: number;
}

const depth = 80;
const wideDepth = 300;
const contextWeight = 0.5;
/** How many of the best passages are weighed by how much of the question they cover, and how strongly. */
const weighed = 30;
const byCoverage = 0.6;
/** A label tells which passage of a plan is meant, beyond what it says for the plan among others. */
const byLabel = 1.45;

/** The passages of a plan that answer a question, the best first. */
export function rank(
  query: Query,
  corpus: Corpus,
  plan: string,
  limit = 8,
): Ranked[] {
  const covering = coverageIn(plan, query, corpus);
  return scored(query, corpus, new Set([plan]), depth)
    .slice(0, Math.max(limit, weighed))
    .map(({ passage, score }) => {
      const covered = covering(passage);
      const labels = [corpus.label(passage), corpus.shortHeading(passage)];
      const isMeant = labels.some((words) => isLabelled(query, words));
      const label = isMeant ? byLabel : 1;
      return {
        passage,
        score: score * label * (1 - byCoverage + byCoverage * covered),
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
    : (id: string) => within.has(corpus.byId.get(id)?.plan.slug ?? "");
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
      const fitting = fit(query, passage, corpus);
      return [{ passage, score: words * fitting, coverage: 0 }];
    })
    .sort((a, b) => b.score - a.score);
}

// The years over a table's columns, the names over a list of tasks: the rows hold the figures, the bodies and the days.
function isTableHead({
  section,
  text,
  budgets,
  assigned,
  deadlines,
}: PlanPassage): boolean {
  return (
    section.id.startsWith("PL") &&
    budgets.length + assigned.length + deadlines.length === 0 &&
    text.includes("|")
  );
}
