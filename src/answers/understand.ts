import type { AgencyMention } from "../agencies/directory.ts";
import type { PhraseMatch } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { askCuesIn, asksIn } from "./asks-in.ts";
import { asksServed, sendsPlan } from "./asked-body.ts";
import { bodiesIn, bodyRowsIn } from "./bodies-in.ts";
import { claimedFacts } from "./claimed-facts.ts";
import { findDocuments, isYear, numbersOfPlaces } from "./documents.ts";
import type { Query, Understanding } from "./query.ts";
import type { Ask, CityOrProvince, QuestionCues } from "./question-cues.ts";
import { namedFigures } from "./strange-figure.ts";
import { TakenTokens } from "./taken-tokens.ts";

const wordsOfDoing = 2;

/** Reads one question. `text` is composed, written out and mended. Never throws. */
export function understand(text: string, understanding: Understanding): Query {
  const { cues } = understanding;
  const tokens = tokenize(text);
  const askCues = askCuesIn(tokens, cues);
  const { agencies, issuers, places } = bodiesIn(
    text,
    tokens,
    cues,
    understanding.agencies,
    understanding.places,
  );
  // What only asks, or only names a place or plan, is not searched for …
  const taken = new TakenTokens();
  const documents = [
    ...findDocuments(text, tokens, cues, taken),
    ...numbersOfPlaces(places, tokens, cues, taken),
  ];
  taken.take([...places, ...askCues.matches.filter(isEmpty)]);
  const content = tokens.filter((_, index) => !taken.has(index));
  const claimed = claimedFacts(tokens, cues);
  const asks = asksIn(text, tokens, askCues, claimed, cues);
  const named = new TakenTokens(taken);
  named.take([...agencies, ...issuers]);
  // "The plan … is sent to whom?" asks who receives the plan.
  if (sendsPlan(tokens, cues, named)) asks.add("recipients");
  // … and what is left without bodies, cues and fillers is what the question is about.
  taken.take([...agencies, ...askCues.matches, ...cues.fillers.find(tokens)]);
  const funding = cues.funding.find(tokens)[0]?.value;
  const subject = subjectOf(tokens, taken, funding, cues);
  // "Until when does it hold?": where nothing else is spoken of, the plan itself is meant.
  if (isOfPlan(askCues.matches, subject, agencies)) asks.add("period");

  return {
    text,
    tokens,
    asks,
    // The body that is believed to do it is not the one asked about.
    agencies: claimed.size > 0 ? [] : agencies,
    places,
    level: levelOf(tokens, cues),
    documents,
    namesLaw: cues.documents
      .find(tokens)
      .some(({ from }) => cues.plan.at(tokens, from) === undefined),
    cadence: cues.cadences.find(tokens)[0]?.value ?? null,
    figures: namedFigures(text, tokens, cues),
    years: tokens.filter(isYear).map((token) => Number(token.folded)),
    context: null,
    content: [
      ...content.map((token) => text.slice(token.start, token.end)),
      // What plans say for it is looked for as well.
      ...cues.alike.find(content).map(({ value }) => value),
      ...(funding === undefined ? [] : [funding]),
    ].join(" "),
    subject,
    unit: unitCounted(tokens, askCues.matches, cues),
    // "How many %" asks for a share; "50%" names one.
    asksShare:
      cues.shares.find(tokens).length > 0 || /(?:^|[^\d\s])\s*%/u.test(text),
    timesAsked: askCues.matches.filter(({ value }) => value === "deadline")
      .length,
    asksQuantity: cues.quantities.find(tokens).length > 0,
    asksDay: cues.days
      .find(tokens)
      .some(({ to }) => cues.which.at(tokens, to) !== undefined),
    asksReport: cues.sending.find(tokens).length > 0,
    asksSpan: asks.has("deadline") && cues.spans.find(tokens).length > 0,
    isQuestion: asks.size > 0 || cues.which.find(tokens).length > 0,
    bodies: bodyRowsIn(text, tokens, taken, cues),
    leading: asks.has("who") ? leadingIn(tokens, cues) : [],
    asksWhether: cues.endings
      .find(tokens)
      .some(({ to }) => to === tokens.length),
    asksServed: asksServed(tokens, cues),
    followUp: [0, 1].some(
      (index) => cues.followUps.at(tokens, index) !== undefined,
    ),
  };
}

function leadingIn(tokens: readonly Token[], cues: QuestionCues): string[] {
  // "Beside the police who lead, who takes part?"
  if (cues.joining.find(tokens).length > 0) return [];
  return cues.leading
    .find(tokens)
    .slice(0, 1)
    .flatMap(({ from, to }) => tokens.slice(from, to))
    .map(({ folded }) => folded);
}

// "Beside the province's scheme, … with the city's plan": then the asker's own place tells which plan is meant.
function levelOf(
  tokens: readonly Token[],
  cues: QuestionCues,
): CityOrProvince | null {
  const [first, ...others] = cues.levels.find(tokens);
  return first === undefined ||
    others.some(({ value }) => value !== first.value)
    ? null
    : first.value;
}

// Cues of these asks hold no word that a plan's sentence would hold; the others help to find it.
function isEmpty({ value }: { value: Ask }): boolean {
  return value === "what" || value === "count" || value === "where";
}

/** @param funding what plans say of where money comes from, where that is asked */
function subjectOf(
  tokens: readonly Token[],
  taken: ReadonlySet<number>,
  funding: string | undefined,
  cues: QuestionCues,
): Token[] {
  const moneyWords =
    funding === undefined ? undefined : cues.companions.get("money");
  const telling = tokens.filter(
    ({ folded }, index) =>
      !taken.has(index) && moneyWords?.has(folded) !== true,
  );
  // "Where does the money for doing this come from?" speaks of money and nothing else.
  return funding !== undefined && telling.length <= wordsOfDoing ? [] : telling;
}

function isOfPlan(
  matches: readonly PhraseMatch<Ask>[],
  subject: readonly Token[],
  agencies: readonly AgencyMention[],
): boolean {
  return (
    subject.length === 0 &&
    agencies.length === 0 &&
    matches.some(({ value }) => value === "period")
  );
}

function unitCounted(
  tokens: readonly Token[],
  matches: readonly PhraseMatch<Ask>[],
  cues: QuestionCues,
): string | null {
  const counting = matches.filter(
    ({ value }) => value === "count" || value === "percent",
  );
  // "The target falls by how much?": what the next cue begins with is no unit.
  const counted = counting.find(
    ({ to }) => !counting.some(({ from }) => from === to),
  );
  // "The target for …": what only fills is counted nowhere.
  return counted === undefined ||
    cues.fillers.at(tokens, counted.to) !== undefined
    ? null
    : (tokens[counted.to]?.folded ?? null);
}
