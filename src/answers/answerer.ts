import type { Catalog } from "../catalog.ts";
import type { CivilDate } from "../clock.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Thread } from "../session.ts";
import type { Answer, Asked, Offer, Setting } from "./answer.ts";
import { type Claim, claimOf } from "./claim.ts";
import { choosePlan } from "./choose-plan.ts";
import type { Corpus } from "./corpus.ts";
import { declineDocument, declinePlace } from "./decline.ts";
import { citedIn } from "./document-answer.ts";
import { findFocus, type Focus, lastClause } from "./focus.ts";
import { continued, leansOn, threadOf } from "./follow-up.ts";
import { createKeepable } from "./keepable.ts";
import { joinAnswers } from "./join-answers.ts";
import { followOffer } from "./offers.ts";
import { quotedIn } from "./plan-text.ts";
import { answerNoMore } from "./no-more.ts";
import { withNumberedParts } from "./numbered-part.ts";
import { answerFrom, fewWords } from "./one-plan.ts";
import { asksPlanFacts } from "./plan-facts.ts";
import { withPeriodLead } from "./period-lead.ts";
import { resolvePlans } from "./resolve-plans.ts";
import type { Query, Understanding } from "./query.ts";
import { understand } from "./understand.ts";
import { byPlace } from "./by-place.ts";
import { askWhichPlan } from "./which-plan.ts";

/** A message that asks something, as it reaches the answers. */
export interface Question {
  /** Composed, written out and mended (src/text). */
  readonly text: string;
  /** The official name of the asker's place, or null. */
  readonly place: string | null;
  /** The slug of the plan that the asker chose for this question, or null. */
  readonly plan: string | null;
  readonly thread: Thread | null;
  readonly today: CivilDate;
  readonly catalog: Catalog;
}

/** An answer with what the next question may lean on. */
export interface Answered extends Answer {
  readonly thread: Thread;
}

export interface Answerer {
  /** How surely a text, prepared as for {@link Question}, asks about the plans. */
  claim(text: string, thread: Thread | null): Claim;
  answer(question: Question): Answered;
  /** What may be stored of a question until its plan is chosen; null where nothing may. */
  keepable(text: string): string | null;
  /** What a choice given with an answer leads to; undefined when it is no longer in the library. */
  follow(
    offer: Exclude<Offer, { kind: "place" }>,
    setting: Setting,
  ): Answer | undefined;
}

/** What is left to lean on where nothing was asked. */
const nothingAsked: Thread = {
  plan: null,
  agency: null,
  ask: null,
  topic: null,
};

/** A sentence with so many words of its own is judged by them alone, not by the story before it. */
const enoughSubject = 4;

export function createAnswerer(
  corpus: Corpus,
  understanding: Understanding,
): Answerer {
  const { excludes } = understanding;
  const keepable = createKeepable(corpus.plans, understanding);
  return {
    keepable: (text) => keepable.text(text),
    claim(text, thread) {
      const claim = claimOf(understand(text, understanding), corpus, thread);
      if (claim !== "no" && claim !== "faintly") return claim;
      // A story in everyday words may end in a question in the plans' own.
      const last = lastClause(text, understanding.cues);
      if (last === undefined) return claim;
      const ofLast = claimOf(understand(last, understanding), corpus, null);
      return ofLast === "strongly" ? ofLast : claim;
    },
    follow: (offer, setting) =>
      followOffer(offer, setting, corpus, understanding),
    answer(question) {
      const end = answerNoMore(question.text, question);
      if (end !== undefined)
        return { ...end, thread: question.thread ?? nothingAsked };
      const parts = findFocus(question.text, understanding.cues);
      const answers: Answered[] = [];
      for (const part of parts) {
        const query = inContext(part, question.text);
        // A later question of the same message leans on the one before it.
        const thread = answers.at(-1)?.thread ?? question.thread;
        answers.push(answerOne(query, { ...question, thread }));
      }
      const last = answers.at(-1);
      if (last === undefined) throw new RangeError("a message asks something");
      return { ...joinAnswers(answers), thread: last.thread };
    },
  };

  /** Reads a question; what it leaves out, the story around it may name. */
  function inContext({ core, text }: Focus, message: string): Query {
    const query = understand(text, understanding);
    if (text.length >= message.trim().length) return query;
    const asked = core === text ? query : understand(core, understanding);
    const whole = understand(message, understanding);
    return {
      ...query,
      // What the story says in passing ("until the deadline …") is not asked for.
      asks: asked.asks.size > 0 ? asked.asks : query.asks,
      cadence: asked.cadence,
      unit: asked.unit,
      // What a plan says of itself needs no words of a story.
      subject:
        asked.subject.length >= enoughSubject || asksPlanFacts(asked)
          ? asked.subject
          : query.subject,
      context: whole.content,
      places: query.places.length > 0 ? query.places : whole.places,
      documents: query.documents.length > 0 ? query.documents : whole.documents,
      level: query.level ?? whole.level,
    };
  }

  function answerOne(asked: Query, question: Question): Answered {
    const { thread, catalog, today } = question;
    const leaning = leansOn(asked, thread);
    const query = leaning ? continued(asked, thread, understanding) : asked;
    const setting: Setting = { catalog, today };
    const kept =
      question.plan ??
      (leaning && asked.places.length === 0 && asked.level === null
        ? thread.plan
        : null);
    const plan = corpus.plans.find(({ slug }) => slug === kept);
    const answer =
      plan === undefined
        ? answerAnywhere(
            query,
            placeOf(query, question),
            setting,
            thread?.plan ?? null,
          )
        : answerPlan({ ...setting, query, plan, excludes });
    return {
      ...answer,
      thread: threadOf(query, answer.plan, keepable.words(query)),
    };
  }

  /** The asker's place; where none is set and only a level is named ("and the city?"), the place last spoken of. */
  function placeOf(asked: Query, { place, thread }: Question): string | null {
    if (place !== null || asked.level === null) return place;
    const last = corpus.plans.find(({ slug }) => slug === thread?.plan);
    return last?.place ?? null;
  }

  /** Whether days are asked for, and nothing tells of what. */
  function asksAllDates({ asks, subject, agencies }: Query): boolean {
    return (
      asks.has("deadline") &&
      agencies.length === 0 &&
      subject.length <= fewWords
    );
  }

  /** The number of a document that no plan cites, where the question is about it. */
  function strangeDocument({ documents, agencies }: Query): string | undefined {
    return agencies.length > 0
      ? undefined
      : documents.find(({ plan, kind }) => !plan && kind !== null)?.written;
  }

  function answerAnywhere(
    query: Query,
    place: string | null,
    setting: Setting,
    recent: string | null,
  ): Answer {
    const { plans } = corpus;
    const apart = byPlace(query, corpus, understanding.places);
    if (apart.length > 1)
      return joinAnswers(
        apart.map((one) => answerPlan({ ...setting, ...one, excludes })),
      );
    const found = resolvePlans(query, place, plans, understanding.places);
    if (found.kind === "unknown-place")
      return declinePlace({ place: found.name }, plans, setting);
    if (found.kind === "unknown-plan")
      return declinePlace({ number: found.number }, plans, setting);
    const citing = found.plans.filter(
      (plan) => citedIn(query, plan).length > 0,
    );
    // A document's number is surer than where the asker stands: another place's plan may cite it.
    const elsewhere =
      citing.length > 0
        ? []
        : plans.filter((plan) => citedIn(query, plan).length > 0);
    const cited = [...citing, ...elsewhere];
    const among = quotedIn(
      query.text,
      cited.length > 0 ? cited : found.plans,
      corpus,
    );
    const stranger = cited.length > 0 ? undefined : strangeDocument(query);
    if (stranger !== undefined)
      return declineDocument(stranger, plans, setting);
    const [only] = among;
    if (only !== undefined && among.length === 1) return from(only);
    // What falls due, whatever it be, is dated in every plan.
    const last = among.find(({ slug }) => slug === recent);
    if (!found.named && cited.length === 0 && asksAllDates(query))
      return last === undefined
        ? askWhichPlan(among, new Map(), setting)
        : from(last);
    const chosen = choosePlan(among, query, corpus, setting, recent);
    return "answer" in chosen ? chosen.answer : from(chosen.plan);

    function from(plan: LibraryPlan): Answer {
      return answerPlan({ ...setting, query, plan, excludes });
    }
  }

  function answerPlan(asked: Asked): Answer {
    const query = withNumberedParts(asked.query, asked.plan);
    const answer = answerFrom({ ...asked, query }, corpus, understanding);
    return withPeriodLead(answer, asked);
  }
}
