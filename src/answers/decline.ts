import type { LibraryPlan } from "../plans/plan.ts";
import { tokenize } from "../text/tokens.ts";
import type { Corpus } from "./corpus.ts";
import type { Answer, Asked, Setting } from "./answer.ts";
import { endedNote, planLabel, sectionLabel } from "./labels.ts";
import { quote } from "./quote.ts";
import type { Ranked } from "./rank.ts";
import type { Query } from "./understand.ts";
import { wantedWords } from "./wanted.ts";

// What the plans do not say is said to be missing, with the nearest thing marked as such.

const nearRoom = 420;

/** Says that a plan does not hold what was asked. `reason` is a sentence of the catalogue. */
export function decline(
  asked: Asked,
  reason: string,
  nearest: Ranked | undefined,
  corpus: Corpus,
): Answer {
  const { plan, catalog, today, query } = asked;
  const lines = [reason];
  if (nearest !== undefined) {
    const { passage } = nearest;
    lines.push(
      catalog.say("answers.nearest", {
        section: sectionLabel(passage.section, catalog),
      }),
      `“${quote(passage.text, wantedWords(query, corpus, plan.slug), nearRoom)}”`,
    );
  }
  lines.push(
    endedNote(plan, today, catalog),
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: sectionLabel(nearest?.passage.section ?? "0", catalog),
    }),
    catalog.say("answers.try_asking"),
  );
  return {
    text: lines.filter((line) => line !== "").join("\n"),
    answered: false,
    citations:
      nearest === undefined
        ? []
        : [
            {
              plan: plan.slug,
              section: nearest.passage.section.id,
              quote: quote(
                nearest.passage.text,
                wantedWords(query, corpus, plan.slug),
                nearRoom,
              ),
            },
          ],
    offers:
      nearest === undefined
        ? []
        : [
            {
              label: catalog.say("answers.full"),
              offer: { kind: "full", passage: nearest.passage.id },
            },
          ],
    plan: plan.slug,
  };
}

/** Says that no plan of that place, or of that number, is at hand. */
export function declinePlace(
  reason: { place: string } | { number: string },
  plans: readonly LibraryPlan[],
  { catalog }: Setting,
): Answer {
  const places = [
    ...new Set(plans.map((plan) => plan.place ?? plan.title)),
  ].join("; ");
  const text =
    "place" in reason
      ? catalog.say("answers.unknown_place", { place: reason.place, places })
      : catalog.say("answers.unknown_plan", {
          number: reason.number.toUpperCase(),
          plans: plans.map((plan) => planLabel(plan, catalog)).join("; "),
        });
  return { text, answered: false, citations: [], offers: [], plan: null };
}

/** Says that no plan at all holds what was asked. */
export function declineAll({ catalog }: Setting): Answer {
  return {
    text: `${catalog.say("answers.not_found_anywhere")}\n${catalog.say("answers.try_asking")}`,
    answered: false,
    citations: [],
    offers: [],
    plan: null,
  };
}

/** Why a plan's passages cannot answer a question, as a sentence of the catalogue; undefined when they can. */
export function missing(
  query: Query,
  ranked: readonly Ranked[],
  asked: Asked,
  corpus: Corpus,
): string | undefined {
  const { catalog, plan } = asked;
  const { asks } = query;
  const best = ranked[0];
  const place = plan.place ?? plan.title;
  if (asks.has("phone")) return catalog.say("answers.no_phone");
  if (asks.has("person")) return catalog.say("answers.no_person");
  if (best === undefined) return catalog.say("answers.not_found", { place });
  // A sum for what only other plans speak of ("cameras") must not become a sum for something else.
  if (
    asks.has("money") &&
    best.coverage < nearlyAll &&
    speaksOfAnother(query, plan, corpus)
  )
    return catalog.say("answers.no_money");
  if (
    asks.has("money") &&
    !ranked
      .slice(0, 3)
      .some(({ passage }) => namesMoney(passage.text, passage.budgets.length))
  )
    return catalog.say("answers.no_money");
  const strange = query.years.find(
    (year) =>
      plan.period !== null &&
      (year < Number(plan.period.from.slice(0, 4)) ||
        year > Number(plan.period.to.slice(0, 4))),
  );
  if (
    strange !== undefined &&
    plan.period !== null &&
    (asks.has("money") || asks.has("deadline") || asks.has("percent")) &&
    !best.passage.text.includes(String(strange))
  )
    return catalog.say("answers.no_year", {
      year: strange,
      from: plan.period.from.slice(0, 4),
      to: plan.period.to.slice(0, 4),
    });
  if (
    asks.has("deadline") &&
    asksForDay(query) &&
    !asks.has("legal") &&
    query.documents.every(({ plan: isPlan }) => isPlan)
  ) {
    const near = ranked.slice(0, 3);
    const due =
      near.find(({ passage }) => passage.deadlines.length > 0)?.passage
        .deadlines ?? [];
    const fitting = due.filter(
      ({ rule }) => query.cadence === null || rule === query.cadence,
    );
    if (query.cadence !== null && due.length > 0 && fitting.length === 0)
      return catalog.say("answers.no_cadence", {
        cadence: catalog.say(`answers.cadence_${query.cadence}`),
      });
    if (
      fitting.length > 0
        ? fitting.every(({ date, rule }) => date === null && rule !== "once")
        : !near.some(({ passage }) => namesDay(passage.text))
    )
      return catalog.say("answers.no_date");
  }
  if (
    (asks.has("percent") || asks.has("count")) &&
    !ranked.slice(0, 3).some(({ passage }) => namesFigure(passage.text))
  )
    return catalog.say("answers.no_figure");
  if (best.coverage < enough)
    return catalog.say("answers.not_found", { place });
  return undefined;
}

// Below this share of the question's words, weighed by rarity, the passage speaks of something else.
const enough = 0.34;
const nearlyAll = 0.8;

function namesMoney(text: string, lines: number): boolean {
  return lines > 0 || /\d[\d.,]*\s*(?:\p{L}+\s)?\u0111\u1ed3ng/u.test(text);
}

function speaksOfAnother(
  query: Query,
  plan: LibraryPlan,
  corpus: Corpus,
): boolean {
  const { frequency } = corpus.vocabulary(plan.slug);
  return query.subject.some(
    ({ kind, folded }) =>
      kind === "word" &&
      folded.length >= 4 &&
      !frequency.has(folded) &&
      corpus.knows(folded),
  );
}

function namesFigure(text: string): boolean {
  return tokenize(text).some(
    ({ kind }) => kind === "number" || kind === "percent",
  );
}

function namesDay(text: string): boolean {
  return tokenize(text).some(({ kind }) => kind === "date");
}

// A question for the very day, not for the time in general.
function asksForDay(query: Query): boolean {
  return query.tokens.some((token) => token.folded === "ngay");
}
