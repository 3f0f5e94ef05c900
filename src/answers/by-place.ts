import type { Gazetteer } from "../places/gazetteer.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { assignmentsTo } from "./duties.ts";
import type { Corpus } from "./corpus.ts";
import { plansOf } from "./resolve-plans.ts";
import type { Query } from "./query.ts";

/** A part of a question with the plan that it is about. */
export interface OfPlace {
  readonly plan: LibraryPlan;
  readonly query: Query;
}

/** "The Department of Health of Tra Vinh" leaves so much between a body and its place. */
const nearby = 3;

/**
 * A question that names places of several provinces, a question for each; else none. The body before a place is
 * that place's; bodies without one are asked about everywhere.
 */
export function byPlace(
  query: Query,
  corpus: Corpus,
  gazetteer: Gazetteer,
): OfPlace[] {
  const named = query.places.flatMap((mention) => {
    const before = query.agencies.filter(
      ({ to }) => to <= mention.from && mention.from - to < nearby,
    );
    const bodies = before.length > 0 ? before : query.agencies;
    const covered = plansOf(mention, query, corpus.plans, gazetteer);
    // A province and its city may share a name; then the one that gives these bodies something to do is meant.
    const giving = covered.filter(({ slug }) =>
      bodies.some(
        (body) => assignmentsTo(body, corpus.assignments(slug)).length > 0,
      ),
    );
    const [plan, another] = covered.length > 1 ? giving : covered;
    return plan === undefined || another !== undefined
      ? []
      : [{ mention, plan, bodies }];
  });
  const provinces = new Set(
    named.map(({ mention }) => mention.units[0]?.province),
  );
  if (provinces.size < 2 || provinces.size < named.length) return [];
  return named.map(({ mention, plan, bodies }) => ({
    plan,
    query: { ...query, places: [mention], agencies: bodies },
  }));
}
