import { lastDay } from "../plans/in-force.ts";
import type { Asked } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { pairsHeld } from "./coverage.ts";
import {
  namesCount,
  namesDay,
  namesMoney,
  namesOwnDay,
  namesPercent,
  namesYear,
} from "./figures.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { hardlySpeaks } from "./hardly-speaks.ts";
import { isPaid } from "./fit.ts";
import type { Query } from "./query.ts";
import type { Ranked } from "./rank.ts";

// A plan that speaks of a matter need not hold the sum, the day or the name that was asked for. Then the answer is
// that it does not, and never the sum, day or name of something else.

/** Below this share of the question's words, weighed by rarity, a passage speaks of something else. */
const enough = 0.34;
/** What is told around a question lies in other words; a longer subject is found in a smaller share. */
const longSubject = 14;
/** A sum must be for what was asked: more of the question has to be found. */
const enoughForMoney = 0.45;
const enoughForFigure = 0.45;
/** A passage that holds so much less of the question speaks of other work. */
const nearlyAsMuch = 0.5;
/** So many of the best passages may hold the figure. */
const shown = 3;

/** Why a plan's best passages cannot answer a question, as a sentence of the catalogue; undefined when they can. */
export function missing(
  asked: Asked,
  ranked: readonly Ranked[],
  corpus: Corpus,
): string | undefined {
  const { catalog, plan, query } = asked;
  const { asks } = query;
  const best = ranked[0];
  const place = plan.place ?? plan.title;
  if (asks.has("phone")) return catalog.say("answers.no_phone");
  if (asks.has("person")) return catalog.say("answers.no_person");
  if (best === undefined) return catalog.say("answers.not_found", { place });
  const near = ranked.slice(0, shown).map(({ passage }) => passage);
  const holds = (test: (passage: PlanPassage) => boolean) => near.some(test);
  const countsSomething =
    (asks.has("count") && !asks.has("who")) ||
    (asks.has("percent") && query.asksQuantity && !query.asksShare);
  const year = strangeYear(asked, best.passage);
  if (year !== undefined) return year;
  if (asks.has("money")) {
    const paid = holds(
      ({ text, budgets }) => budgets.length > 0 || namesMoney(text),
    );
    const isTheirs = isPaid(query, best.passage, corpus);
    if (
      !paid ||
      (!isTheirs &&
        (best.coverage < enoughForMoney ||
          speaksOfAnother(asked, best, corpus)))
    )
      return catalog.say("answers.no_money");
  } else if (
    query.asksShare &&
    // A share of something else that stands near by is none of what was asked for.
    !ranked
      .slice(0, shown)
      .some(
        ({ passage, coverage }) =>
          coverage >= enoughForFigure && namesPercent(passage.text),
      )
  )
    return catalog.say("answers.no_figure");
  else if (
    !query.asksShare &&
    countsSomething &&
    !holds(
      ({ text, budgets }) => budgets.length > 0 || namesCount(text, query.unit),
    )
  )
    return catalog.say("answers.no_figure");
  const isFigure = query.asksShare || countsSomething;
  if (!asks.has("money") && isFigure && best.coverage < enoughForFigure)
    return catalog.say("answers.no_figure");
  // A day of other work is none of what was asked for; what goes to somebody is told apart by that.
  const isSent = asks.has("recipient") || asks.has("recipients");
  const alike = ranked
    .slice(0, shown)
    .filter(
      ({ coverage }) => isSent || coverage >= nearlyAsMuch * best.coverage,
    );
  const day = missingDay(
    asked,
    alike.map(({ passage }) => passage),
  );
  if (day !== undefined) return day;
  // What money is for was looked at above.
  return !asks.has("money") &&
    (best.coverage < enoughOf(query) || hardlySpeaks(query, best, corpus))
    ? catalog.say("answers.not_found", { place })
    : undefined;
}

function enoughOf({ subject }: Query): number {
  return enough * Math.min(1, longSubject / Math.max(1, subject.length));
}

// A figure for a year that the plan does not cover.
function strangeYear(
  { query, plan, catalog }: Asked,
  best: PlanPassage,
): string | undefined {
  const { asks } = query;
  if (plan.period === null) return undefined;
  if (!asks.has("money") && !asks.has("deadline") && !asks.has("percent"))
    return undefined;
  const [from, to] = [plan.period.from, lastDay(plan) ?? plan.period.to].map(
    (date) => date.slice(0, 4),
  );
  const year = query.years.find(
    (one) => String(one) < (from ?? "") || String(one) > (to ?? ""),
  );
  return year === undefined || best.text.includes(String(year))
    ? undefined
    : catalog.say("answers.no_year", { year, from: from ?? "", to: to ?? "" });
}

// The very day was asked for, and the plan has only a cadence, another cadence, or no day at all.
function missingDay(
  { query, catalog }: Asked,
  near: readonly PlanPassage[],
): string | undefined {
  const { asks, cadence, documents, namesLaw } = query;
  if (!asks.has("deadline") || !query.asksDay || asks.has("legal"))
    return undefined;
  if (documents.some(({ plan }) => !plan)) return undefined;
  const dues = near.map(({ deadlines }) => deadlines);
  // A day of celebration is no day for a report.
  const handedIn = query.asksReport
    ? (dues.find((some) =>
        some.some(({ to, date }) => to.length > 0 && date !== null),
      ) ?? dues.find((some) => some.some(({ to }) => to.length > 0)))
    : undefined;
  const due = handedIn ?? dues.find((some) => some.length > 0) ?? [];
  const fitting = due.filter(
    ({ rule }) => cadence === null || rule === cadence,
  );
  if (cadence !== null && due.length > 0 && fitting.length === 0)
    return catalog.say("answers.no_cadence", {
      cadence: catalog.say(`answers.cadence_${cadence}`),
    });
  // "Quarter II of 2014 to the end of 2015" stands over a list of work.
  const [best] = near;
  const dated =
    (best !== undefined && namesYear(best.section.heading)) ||
    (fitting.length > 0
      ? fitting.some(({ date, rule }) => date !== null || rule === "once")
      : near.some(({ text }) => (namesLaw ? namesDay : namesOwnDay)(text)));
  return dated ? undefined : catalog.say("answers.no_date");
}

/** Even a well covered question on a sum may turn on one word that only other plans hold ("cameras"). */
const nearlyAll = 0.8;
const half = 0.5;

function speaksOfAnother(
  { query, plan }: Asked,
  best: Ranked,
  corpus: Corpus,
): boolean {
  const { frequency } = corpus.vocabulary(plan.slug);
  return (
    best.coverage < nearlyAll &&
    pairsHeld(query, best.passage, corpus) < half &&
    query.subject.some(
      ({ kind, folded }) =>
        kind === "word" &&
        folded.length >= 4 &&
        !frequency.has(folded) &&
        corpus.knows(folded),
    )
  );
}
