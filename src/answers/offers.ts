import type { LibraryPlan } from "../plans/plan.ts";
import type { Answer, Offer, Setting } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { answerDeadlines } from "./deadlines-answer.ts";
import { dutiesPage } from "./duties.ts";
import { fullText } from "./full-text.ts";
import { leadWithEnd } from "./period-lead.ts";
import type { Understanding } from "./query.ts";
import { understand } from "./understand.ts";

// What a tapped choice leads to. Undefined: what it named is no longer in the library.

/** Follows an offer made with an earlier answer, all but the choice of a plan, which is a question again. */
export function followOffer(
  offer: Exclude<Offer, { kind: "place" }>,
  setting: Setting,
  corpus: Corpus,
  understanding: Understanding,
): Answer | undefined {
  switch (offer.kind) {
    case "full":
      return fullText(offer.passage, offer.page ?? 1, setting, corpus);
    case "duties": {
      const assignments = corpus
        .assignments(offer.plan)
        .map(({ assignment }) => assignment)
        .filter(({ agencies }) => agencies.join(", ") === offer.agency);
      const plan = planOf(offer.plan, corpus);
      return (
        plan && dutiesPage(plan, assignments, offer.page, setting, offer.first)
      );
    }
    case "deadlines": {
      const plan = planOf(offer.plan, corpus);
      if (plan === undefined) return undefined;
      const query = understand(offer.agency, understanding);
      const due = answerDeadlines(
        { ...setting, query, plan, excludes: understanding.excludes },
        query.agencies[0],
        understanding,
      );
      return due === undefined
        ? nothingDue(plan, setting)
        : leadWithEnd(due, plan, setting);
    }
  }
}

function planOf(slug: string, corpus: Corpus): LibraryPlan | undefined {
  return corpus.plans.find((plan) => plan.slug === slug);
}

function nothingDue(plan: LibraryPlan, { catalog }: Setting): Answer {
  return {
    text: catalog.say("answers.no_date"),
    answered: false,
    citations: [],
    offers: [],
    plan: plan.slug,
  };
}
