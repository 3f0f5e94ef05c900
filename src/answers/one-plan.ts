import { namesLike } from "../agencies/did-you-mean.ts";
import type { AgencyMention } from "../agencies/directory.ts";
import type { Answer, Asked } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { isNamedIn, moneyFor, regularWork } from "./body-passages.ts";
import { answerDeadlines } from "./deadlines-answer.ts";
import { decline } from "./decline.ts";
import { missing } from "./missing.ts";
import { answerDocument } from "./document-answer.ts";
import { answerDuties, assignmentsTo } from "./duties.ts";
import { strangeBody } from "./strange-body.ts";
import { strangeFigure } from "./strange-figure.ts";
import { headingAsked } from "./heading-asked.ts";
import { joinAnswers } from "./join-answers.ts";
import { answerMoney } from "./money-answer.ts";
import { ofEachBody } from "./each-body.ts";
import { answerPassages } from "./passages-answer.ts";
import { answerPlanFacts } from "./plan-facts.ts";
import type { Cadence } from "./question-cues.ts";
import { rank, type Ranked } from "./rank.ts";
import {
  passagesLabelled,
  passagesUnder,
  sectionAsked,
  uppermost,
} from "./section-asked.ts";
import type { Query, Understanding } from "./query.ts";

/** A question with no more words of its own than this names a body, a time or a plan, and nothing else. */
export const fewWords = 2;
/** What money is asked of a body for has more words of its own. */
const wordsOfMoney = 3;
/** What is done so often is a duty by itself; "yearly" also stands beside much else. */
const often: ReadonlySet<Cadence> = new Set(["weekly", "monthly", "quarterly"]);
/** Of bodies named in one question, so many are answered for. */
const mostBodies = 3;
/** Of passages looked through for those of a section. */
const depth = 80;
/** A passage that speaks so much more of the work. */
const clearly = 2;
/** Of two passages of one section. */
const nearlyAsGood = 0.5;

/** Answers a question from one plan: the plan's own data, a body's duties, dates, or the passages that fit. */
export function answerFrom(
  asked: Asked,
  corpus: Corpus,
  understanding: Understanding,
): Answer {
  const { query, plan, catalog } = asked;
  // What a cited document costs, the plan alone can say.
  const document = query.asks.has("money")
    ? undefined
    : answerDocument(asked, corpus);
  if (document !== undefined) return document;
  const { cues } = understanding;
  const section = sectionAsked(query, cues);
  if (section !== undefined) {
    const exact = passagesUnder(section, plan, corpus);
    const under =
      exact.length > 0 || cues.items.find(query.tokens).length === 0
        ? exact
        : passagesLabelled(
            section,
            plan,
            rank(query, corpus, plan.slug, depth),
            corpus,
          );
    if (under.length > 0) return answerPassages(asked, under, corpus);
    const reason = catalog.say("answers.no_section", {
      section,
      sections: uppermost(plan).join(", "),
    });
    return decline(asked, reason, undefined, corpus);
  }
  const facts = answerPlanFacts(asked);
  if (facts !== undefined) return facts;
  const figure = strangeFigure(query.figures, plan.slug, corpus);
  if (figure !== undefined) return declineNearest("no_such_figure", { figure });
  const money = answerMoney(asked, corpus, understanding);
  if (money !== undefined) return money;
  const body = query.agencies[0];
  const { asks } = query;
  const asksDuty =
    asks.has("duty") || (asks.size === 0 && query.subject.length <= fewWords);
  const { cadence } = query;
  const asksRegular = asksDuty || asks.size === 0;
  if (body !== undefined && asksRegular && cadence !== null) {
    const regular = regularWork(
      body,
      cadence,
      plan.slug,
      corpus,
      understanding,
    );
    if (regular.length > 0) return answerPassages(asked, regular, corpus);
    if (asks.size === 0 && often.has(cadence))
      return declineNearest("no_cadence", {
        cadence: catalog.say(`answers.cadence_${cadence}`),
      });
  }
  if (body !== undefined && asksDuty && !asks.has("who")) {
    const duties = query.agencies.slice(0, mostBodies).flatMap((one) => {
      const assignments = assignmentsTo(one, corpus.assignments(plan.slug));
      return answerDuties(asked, assignments, corpus) ?? [];
    });
    if (duties.length > 0) return joinAnswers(duties);
  }
  if (body !== undefined && !isNamedIn(plan.slug, body, corpus))
    return declineAgency(asked, namedIn(query, body), corpus);
  if (asks.has("money") && query.subject.length <= wordsOfMoney) {
    const rows = query.agencies
      .slice(0, mostBodies)
      .flatMap((one) => moneyFor(one, plan.slug, corpus));
    if (rows.length > 0)
      return answerPassages(asked, [...new Set(rows)], corpus);
  }
  const each = ofEachBody(asked, corpus);
  if (each.length > 1) return answerPassages(asked, each, corpus);
  if (body === undefined && asksBodies(query) && plan.assignments.length > 0)
    return tellBodies(asked, corpus);
  if (body === undefined && asks.has("duty")) {
    const stranger = strangeBody(query, plan.slug, corpus);
    if (stranger !== undefined) return declineAgency(asked, stranger, corpus);
  }
  if (
    (asks.has("deadline") || asks.has("recipient") || asks.has("cadence")) &&
    !asks.has("legal") &&
    !query.asksSpan &&
    query.subject.length - reportWords(query, understanding) <= fewWords
  ) {
    const due = answerDeadlines(asked, body, understanding);
    if (due !== undefined) return due;
  }
  const ranked = datedFirst(query, rank(query, corpus, plan.slug));
  const reason = missing(asked, ranked, corpus);
  if (reason !== undefined && body !== undefined && isOpen(query)) {
    const duties = answerDuties(
      asked,
      assignmentsTo(body, corpus.assignments(plan.slug)),
      corpus,
    );
    if (duties !== undefined) return duties;
  }
  if (reason !== undefined && isOpen(query)) {
    const headed = headingAsked(query, plan, corpus);
    const under =
      headed === undefined ? [] : passagesUnder(headed.id, plan, corpus);
    if (under.length > 0) return answerPassages(asked, under, corpus);
  }
  if (reason !== undefined)
    return decline(asked, reason, nearest(query, ranked), corpus);
  if (ranked.length === 0)
    return decline(
      asked,
      catalog.say("answers.not_found_anywhere"),
      undefined,
      corpus,
    );
  return answerPassages(asked, ranked, corpus);

  function declineNearest(key: string, values: Record<string, string>): Answer {
    const [nearest] = rank(query, corpus, plan.slug);
    const reason = catalog.say(`answers.${key}`, values);
    return decline(asked, reason, nearest, corpus);
  }
}

/** Where no day is told, the passage that speaks most of the work, and not a day of other work. */
function nearest(
  { asks, asksDay }: Query,
  [best, ...others]: readonly Ranked[],
): Ranked | undefined {
  if (best === undefined || !asksDay || asks.has("recipient")) return best;
  return others.reduce(
    (most, one) => (one.coverage > clearly * most.coverage ? one : most),
    best,
  );
}

/** A passage that answers nearly as well and has the very day that was asked for says more. */
function datedFirst(
  query: Query,
  ranked: readonly Ranked[],
): readonly Ranked[] {
  const [best] = ranked;
  if (best === undefined || !query.asksDay || !query.asks.has("deadline"))
    return ranked;
  if (best.passage.deadlines.some(({ date }) => date !== null)) return ranked;
  const dated = ranked.find(
    ({ passage, score, coverage }) =>
      score >= nearlyAsGood * best.score &&
      coverage >= nearlyAsGood * best.coverage &&
      passage.section.id === best.passage.section.id &&
      passage.deadlines.some(({ date }) => date !== null),
  );
  return dated === undefined
    ? ranked
    : [dated, ...ranked.filter((one) => one !== dated)];
}

// "When is the report due?" has no more of a subject than "when is it due?".
function reportWords({ subject }: Query, { cues }: Understanding): number {
  return cues.reports
    .find(subject)
    .reduce((sum, { from, to }) => sum + to - from, 0);
}

// What a body does can be told whole where no figure, day or name was asked for.
function isOpen({ asks }: Query): boolean {
  const exact = [
    "money",
    "percent",
    "count",
    "deadline",
    "phone",
    "person",
    "recipient",
  ] as const;
  return !exact.some((ask) => asks.has(ask));
}

// "What is to be done?" names nothing to look for: the bodies with duties are the way on.
function asksBodies({ asks, subject, cadence }: Query): boolean {
  const asksOnly = [...asks].every((ask) => ask === "duty" || ask === "what");
  return (
    asks.has("duty") && asksOnly && subject.length === 0 && cadence === null
  );
}

function namedIn({ text, tokens }: Query, { from, to }: AgencyMention): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end);
}

function tellBodies(asked: Asked, corpus: Corpus): Answer {
  const list = asked.plan.assignments.map(({ agencies }) =>
    agencies.join(", "),
  );
  const known = asked.catalog.say("answers.known_agencies", {
    list: list.join("; "),
  });
  return { ...decline(asked, known, undefined, corpus), answered: true };
}

/** Says that the plan gives no duties to a body, names those that have some, and offers the likest. */
function declineAgency(asked: Asked, agency: string, corpus: Corpus): Answer {
  const { plan, catalog } = asked;
  const place = plan.place ?? plan.title;
  const known = plan.assignments.map(({ agencies }) => agencies.join(", "));
  const reason = [
    catalog.say("answers.unknown_agency", { place, agency }),
    catalog.say("answers.known_agencies", { list: known.join("; ") }),
  ].join("\n");
  const answer = decline(asked, reason, undefined, corpus);
  return {
    ...answer,
    offers: namesLike(agency, known).map((name) => ({
      label: name,
      offer: { kind: "duties", plan: plan.slug, agency: name, page: 1 },
    })),
  };
}
