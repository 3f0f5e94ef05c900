import type { LibraryPlan } from "../plans/plan.ts";
import type { Answer, Setting } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { coverage } from "./coverage.ts";
import { declineAll } from "./decline.ts";
import { assignmentsTo } from "./duties.ts";
import { hardlySpeaks } from "./hardly-speaks.ts";
import { asksPlanFacts } from "./plan-facts.ts";
import { fewWords } from "./one-plan.ts";
import { bestByPlan, type Ranked } from "./rank.ts";
import type { Query } from "./query.ts";
import { askWhichPlan } from "./which-plan.ts";

/** How much better the best plan must fit than the second before it is taken without asking. */
const margin = 1.6;
/** More plans than this are not offered in one message. */
const mostOffered = 8;

/**
 * The plan that fits far better than the others, or the question which one is meant.
 * @param recent the slug of the plan last spoken of, which is taken where one would have to ask
 */
export function choosePlan(
  plans: readonly LibraryPlan[],
  query: Query,
  corpus: Corpus,
  setting: Setting,
  recent: string | null,
): { plan: LibraryPlan } | { answer: Answer } {
  const bests = bestByPlan(query, corpus, plans);
  const [first, second] = bests;
  if (first === undefined) return { answer: declineAll(setting) };
  if (asksPlanFacts(query)) return which(plans);
  const reason = asksContact(query);
  if (reason !== undefined) return { answer: declineAll(setting, reason) };
  const speaks = bests.some(
    (one) =>
      !hardlySpeaks(
        query,
        { ...one, coverage: coverage(query, one.passage, corpus) },
        corpus,
      ),
  );
  if (!speaks) return { answer: declineAll(setting) };
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

  function which(
    among: readonly LibraryPlan[],
  ): { plan: LibraryPlan } | { answer: Answer } {
    const same = among.find(({ slug }) => slug === recent);
    if (same !== undefined) return { plan: same };
    const passages = new Map(
      (asksPlanFacts(query) ? [] : bests).map(({ passage }: Ranked) => [
        passage.plan.slug,
        passage,
      ]),
    );
    return {
      answer: askWhichPlan(among.slice(0, mostOffered), passages, setting),
    };
  }
}

// No plan tells a telephone number or who holds an office; nobody need say which one is meant.
function asksContact({ asks }: Query): "no_phone" | "no_person" | undefined {
  if (asks.has("phone")) return "no_phone";
  return asks.has("person") ? "no_person" : undefined;
}
