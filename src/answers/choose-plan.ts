import type { LibraryPlan } from "../plans/plan.ts";
import type { Answer, Setting } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { declineAll } from "./decline.ts";
import { assignmentsTo } from "./duties.ts";
import { fewWords } from "./one-plan.ts";
import { bestByPlan, type Ranked } from "./rank.ts";
import type { Query } from "./understand.ts";
import { askWhichPlan } from "./which-plan.ts";

/** How much better the best plan must fit than the second before it is taken without asking. */
const margin = 1.3;
/** More plans than this are not offered in one message. */
const mostOffered = 8;

/** The plan that fits far better than the others, or the question which one is meant. */
export function choosePlan(
  plans: readonly LibraryPlan[],
  query: Query,
  corpus: Corpus,
  setting: Setting,
): { plan: LibraryPlan } | { answer: Answer } {
  const bests = bestByPlan(query, corpus, plans);
  const [first, second] = bests;
  if (first === undefined) return { answer: declineAll(setting) };
  if (isAboutPlanItself(query)) return which(plans);
  const close = bests.filter(({ score }) => score * margin > first.score);
  const body = query.agencies[0];
  if (body !== undefined && query.asks.has("duty")) {
    const having = plans.filter(
      ({ slug }) => assignmentsTo(body, corpus.assignments(slug)).length > 0,
    );
    const [only] = having;
    if (only !== undefined && having.length === 1) return { plan: only };
    if (
      having.length > 1 &&
      (query.subject.length <= fewWords || close.length > 1)
    )
      return which(having);
  }
  if (second === undefined || first.score >= margin * second.score)
    return { plan: first.passage.plan };
  return which(close.map(({ passage }) => passage.plan));

  function which(among: readonly LibraryPlan[]): { answer: Answer } {
    const passages = new Map(
      bests.map(({ passage }: Ranked) => [passage.plan.slug, passage]),
    );
    return {
      answer: askWhichPlan(among.slice(0, mostOffered), passages, setting),
    };
  }
}

function isAboutPlanItself({ asks }: Query): boolean {
  const facts = [
    "signatory",
    "issued",
    "number",
    "issuer",
    "period",
    "recipients",
  ] as const;
  return facts.some((fact) => asks.has(fact));
}
