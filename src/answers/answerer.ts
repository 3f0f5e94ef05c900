import type { CivilDate } from "../clock.ts";
import type { Catalog } from "../catalog.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Answer, Asked, Setting } from "./answer.ts";
import type { Corpus, PlanPassage } from "./corpus.ts";
import { decline, declineAll, declinePlace, missing } from "./decline.ts";
import { answerDuties, assignmentsTo } from "./duties.ts";
import { answerPassages } from "./passages-answer.ts";
import { answerPlanFacts } from "./plan-facts.ts";
import { rank, type Ranked } from "./rank.ts";
import { resolvePlans } from "./resolve-plans.ts";
import { findFocus } from "./focus.ts";
import { joinAnswers } from "./join-answers.ts";
import { understand, type Query, type Understanding } from "./understand.ts";
import { askWhichPlan } from "./which-plan.ts";

/** One question as it reaches the answers. */
export interface Question {
  /** Composed, written out and mended (src/text). */
  readonly text: string;
  /** The official name of the asker's place, or null. */
  readonly place: string | null;
  readonly today: CivilDate;
  readonly catalog: Catalog;
}

export interface Answerer {
  answer(question: Question): Answer;
  understand(text: string): Query;
}

/** How much better the best plan must fit than the second before it is taken without asking. */
const margin = 1.3;

export function createAnswerer(
  corpus: Corpus,
  understanding: Understanding,
): Answerer {
  return {
    understand: (text) => understand(text, understanding),
    answer({ text, place, today, catalog }) {
      const setting: Setting = { catalog, today };
      const { questions } = findFocus(text, understanding.cues);
      return joinAnswers(
        questions.map((question) =>
          answerOne(inContext(question, text), place, setting),
        ),
      );
    },
  };

  /** Reads a question; what it leaves out, the story around it may name. */
  function inContext(question: string, text: string): Query {
    const query = understand(question, understanding);
    if (question.length >= text.trim().length) return query;
    const whole = understand(text, understanding);
    return {
      ...query,
      context: whole.content,
      places: query.places.length > 0 ? query.places : whole.places,
      documents: query.documents.length > 0 ? query.documents : whole.documents,
      level: query.level ?? whole.level,
    };
  }

  function answerOne(
    query: Query,
    place: string | null,
    setting: Setting,
  ): Answer {
    const resolution = resolvePlans(
      query,
      place,
      corpus.plans,
      understanding.places,
    );
    if (resolution.kind === "unknown-place")
      return declinePlace({ place: resolution.name }, corpus.plans, setting);
    if (resolution.kind === "unknown-plan")
      return declinePlace({ number: resolution.number }, corpus.plans, setting);
    const [only, ...rest] = resolution.plans;
    if (only !== undefined && rest.length === 0)
      return answerFrom({ ...setting, query, plan: only });
    return choose(resolution.plans, query, setting);
  }

  function answerFrom(asked: Asked): Answer {
    const { query, plan, catalog } = asked;
    const facts = answerPlanFacts(asked);
    if (facts !== undefined) return facts;
    const ranked = rank(query, corpus, new Set([plan.slug]));
    const body = query.agencies[0];
    if (
      body !== undefined &&
      query.asks.has("duty") &&
      !query.asks.has("who")
    ) {
      const assignments = assignmentsTo(body, plan, understanding.agencies);
      const duties = answerDuties(asked, assignments, corpus);
      if (duties !== undefined) return duties;
      const passages = corpus.byPlan.get(plan.slug) ?? [];
      if (!passages.some(({ named }) => named.some(({ id }) => id === body.id)))
        return decline(asked, unknownAgency(asked), undefined);
    }
    const reason = missing(query, ranked, asked);
    if (reason !== undefined) return decline(asked, reason, ranked[0]);
    if (ranked.length === 0)
      return decline(
        asked,
        catalog.say("answers.not_found_anywhere"),
        undefined,
      );
    return answerPassages(asked, ranked);
  }

  function unknownAgency({ query, plan, catalog }: Asked): string {
    const body = query.agencies[0];
    const name = query.tokens
      .slice(body?.from, body?.to)
      .map((token) => query.text.slice(token.start, token.end))
      .join(" ");
    return [
      catalog.say("answers.unknown_agency", {
        place: plan.place ?? plan.title,
        agency: name,
      }),
      catalog.say("answers.known_agencies", {
        list: plan.assignments
          .map(({ agencies }) => agencies.join(", "))
          .join("; "),
      }),
    ].join("\n");
  }

  /** Takes the plan that fits far better than the others, else asks which one is meant. */
  function choose(
    plans: readonly LibraryPlan[],
    query: Query,
    setting: Setting,
  ): Answer {
    const bests = plans
      .flatMap((plan): { plan: LibraryPlan; best: Ranked }[] => {
        const [best] = rank(query, corpus, new Set([plan.slug]), 1);
        return best === undefined ? [] : [{ plan, best }];
      })
      .sort((a, b) => b.best.score - a.best.score);
    const [first, second] = bests;
    if (first === undefined) return declineAll(setting);
    if (isAboutPlanItself(query)) return which(plans, new Map());
    const body = query.agencies[0];
    if (body !== undefined && query.asks.has("duty")) {
      const having = plans.filter(
        (plan) => assignmentsTo(body, plan, understanding.agencies).length > 0,
      );
      if (having.length === 1 && having[0] !== undefined)
        return answerFrom({ ...setting, query, plan: having[0] });
      const close = bests.filter(
        ({ best }) => best.score * margin >= first.best.score,
      );
      if (having.length > 1 && close.length > 1)
        return which(
          having,
          new Map(bests.map(({ plan, best }) => [plan.slug, best.passage])),
        );
    }
    if (second === undefined || first.best.score >= margin * second.best.score)
      return answerFrom({ ...setting, query, plan: first.plan });
    const close = bests.filter(
      ({ best }) => best.score * margin > first.best.score,
    );
    return which(
      close.map(({ plan }) => plan),
      new Map(close.map(({ plan, best }) => [plan.slug, best.passage])),
    );

    function which(
      among: readonly LibraryPlan[],
      best: ReadonlyMap<string, PlanPassage>,
    ): Answer {
      return askWhichPlan(among, best, setting);
    }
  }
}

function isAboutPlanItself({ asks }: Query): boolean {
  return (
    ["signatory", "issued", "number", "issuer", "period", "recipients"] as const
  ).some((fact) => asks.has(fact));
}
