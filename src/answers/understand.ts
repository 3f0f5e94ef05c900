import type { AgencyDirectory, AgencyMention } from "../agencies/directory.ts";
import type { Gazetteer, PlaceMention } from "../places/gazetteer.ts";
import { askedBody, sendsPlan, servesPlan } from "./asked-body.ts";
import { claimedFacts } from "./claimed-facts.ts";
import {
  type DocumentMention,
  findDocuments,
  isYear,
  numbersOfPlaces,
} from "./documents.ts";
import { type NamedFigure, namedFigures } from "./strange-figure.ts";
import type { Deadline } from "../plans/plan.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type {
  Ask,
  Cadence,
  CityOrProvince,
  QuestionCues,
} from "./question-cues.ts";

/** What a question says. */
export interface Query {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly asks: ReadonlySet<Ask>;
  readonly agencies: readonly AgencyMention[];
  readonly places: readonly PlaceMention[];
  readonly level: CityOrProvince | null;
  readonly documents: readonly DocumentMention[];
  readonly cadence: Cadence | null;
  /** Years from 1990 to 2100 that stand in it. */
  readonly years: readonly number[];
  /** Shares and sums that stand in it. */
  readonly figures: readonly NamedFigure[];
  /** What to search for: the question without the words that only ask or only name a place or plan. */
  readonly content: string;
  /** The story around the question, or null; speaks softly in the search. */
  readonly context: string | null;
  /** Content words without agencies and fillers: what the question is about. */
  readonly subject: readonly Token[];
  readonly followUp: boolean;
  /** What is counted ("how many clubs"), folded; null when nothing in particular. */
  readonly unit: string | null;
  /** Whether a percentage is asked for in so many words. */
  readonly asksShare: boolean;
  /** How often a time is asked for: twice in "the yearly one by when, and the last by when?". */
  readonly timesAsked: number;
  /** Whether "how many" stands in it. */
  readonly asksQuantity: boolean;
  /** Whether the very day, month or quarter is asked for. */
  readonly asksDay: boolean;
  /** Whether a word asks at all: a cue, or "which". */
  readonly isQuestion: boolean;
  /** Rows of words that begin as names of bodies do, beside the known ones. */
  readonly bodies: readonly { readonly from: number; readonly to: number }[];
}

const longestName = 6;
const wordsOfDoing = 2;

export interface Understanding {
  readonly cues: QuestionCues;
  readonly agencies: AgencyDirectory;
  readonly places: Gazetteer;
  /** Whether the day that a deadline names is the first one too late: "before 15/11". */
  readonly excludes: (deadline: Deadline) => boolean;
}

/** Reads one question. `text` is composed, written out and mended. Never throws. */
export function understand(
  text: string,
  { cues, agencies, places }: Understanding,
): Query {
  const tokens = tokenize(text);
  const taken = new Set<number>();
  const askMatches = cues.asks.find(tokens);
  const bodies = agencies.find(tokens);
  // A body may bear a place's name in its own, as the Youth Union does.
  const placeMentions = places
    .find(tokens, text)
    .filter(
      ({ from, to }) =>
        !bodies.some((body) => body.from < from && to <= body.to),
    );
  const issuers = new Set<AgencyMention>();
  const agencyMentions = bodies.filter((mention) => {
    // "The plan of the Department …" tells which plan, not whose duty.
    const isOwner = cues.of.at(tokens, mention.from - 1) !== undefined;
    const isIssuer = [1, 2, 3, 4, 5, 6].some((back) => {
      const plan = cues.plan.at(tokens, mention.from - back);
      return plan !== undefined && (mention.from - plan.to <= 1 || isOwner);
    });
    if (isIssuer) issuers.add(mention);
    return !isIssuer;
  });
  const documents = [
    ...findDocuments(text, tokens, cues, taken),
    ...numbersOfPlaces(placeMentions, tokens, cues, taken),
  ];
  const levels = cues.levels.find(tokens);
  const spoken = new Set(neighbourhood(tokens));
  const asks = new Set<Ask>();
  for (const { value } of askMatches) {
    // Words for money tell by themselves; their companions turn "how many" into "how much".
    if (value === "money" || !cues.companions.has(value) || speaksOf(value))
      asks.add(value);
  }
  const claimed = claimedFacts(tokens, cues);
  for (const fact of claimed) asks.add(fact);
  // "… for carrying out plan number what?" asks for a document that this one rests on.
  if (servesPlan(tokens, cues)) {
    asks.delete("recipients");
    if (asks.delete("number")) asks.add("legal");
  }
  const asked = askedBody(tokens, cues);
  if (asked >= 0) {
    asks.add("who");
    const before = tokens.slice(0, asked);
    if (cues.sending.find(before).length > 0) asks.add("recipient");
  }
  // "How many" of money asks for a sum, with a percent sign for a share.
  if (asks.has("count") && speaksOf("money")) asks.add("money");
  if (asks.has("count") && text.includes("%")) asks.add("percent");
  for (const { from, to } of [...placeMentions, ...askMatches.filter(isEmpty)])
    mark(from, to);
  // "The plan … is sent to whom?" asks who receives the plan.
  const named = new Set(taken);
  for (const { from, to } of [...agencyMentions, ...issuers])
    for (let index = from; index < to; index += 1) named.add(index);
  if (sendsPlan(tokens, cues, named)) asks.add("recipients");
  const content = tokens.filter((_, index) => !taken.has(index));
  for (const { from, to } of [
    ...agencyMentions,
    ...askMatches,
    ...cues.fillers.find(tokens),
  ])
    mark(from, to);
  const [funding] = cues.funding.find(tokens);
  const moneyWords = funding && cues.companions.get("money");
  const telling = tokens.filter(
    ({ folded }, index) =>
      !taken.has(index) && moneyWords?.has(folded) !== true,
  );
  // "Where does the money for doing this come from?" speaks of money and nothing else.
  const isBare = funding !== undefined && telling.length <= wordsOfDoing;
  const subject = isBare ? [] : telling;
  // "Until when does it hold?": where nothing else is spoken of, the plan itself is meant.
  if (subject.length === 0 && agencyMentions.length === 0)
    for (const { value } of askMatches) if (value === "period") asks.add(value);
  const counting = askMatches.filter(
    ({ value }) => value === "count" || value === "percent",
  );
  // "The target falls by how much?": what the next cue begins with is no unit.
  const counted = counting.find(
    ({ to }) => !counting.some(({ from }) => from === to),
  );

  return {
    text,
    tokens,
    asks,
    // The body that is believed to do it is not the one asked about.
    agencies: claimed.size > 0 ? [] : agencyMentions,
    places: placeMentions,
    level: levels[0]?.value ?? null,
    documents,
    cadence: cues.cadences.find(tokens)[0]?.value ?? null,
    figures: namedFigures(text, tokens, cues),
    years: tokens.filter(isYear).map((token) => Number(token.folded)),
    context: null,
    content: [
      ...content.map((token) => text.slice(token.start, token.end)),
      // What plans say for it is looked for as well.
      ...cues.alike.find(content).map(({ value }) => value),
      ...(funding === undefined ? [] : [funding.value]),
    ].join(" "),
    subject,
    unit: counted === undefined ? null : unitBehind(counted.to),
    // "How many %" asks for a share; "50%" names one.
    asksShare:
      cues.shares.find(tokens).length > 0 || /(?:^|[^\d\s])\s*%/u.test(text),
    timesAsked: askMatches.filter(({ value }) => value === "deadline").length,
    asksQuantity: cues.quantities.find(tokens).length > 0,
    asksDay: cues.days
      .find(tokens)
      .some(({ to }) => cues.which.at(tokens, to) !== undefined),
    isQuestion: asks.size > 0 || cues.which.find(tokens).length > 0,
    bodies: bodyRows(),
    followUp: [0, 1].some(
      (index) => cues.followUps.at(tokens, index) !== undefined,
    ),
  };

  // "The target for …": what only fills is counted nowhere.
  function unitBehind(at: number): string | null {
    return cues.fillers.at(tokens, at) === undefined
      ? (tokens[at]?.folded ?? null)
      : null;
  }

  // A name ends where the question goes on: at a place, a question word or a filler.
  function bodyRows() {
    return tokens.flatMap((_, from) => {
      const noun = cues.offices.at(tokens, from);
      if (noun === undefined || taken.has(from) || !isName(from)) return [];
      let to = noun.to;
      while (to < tokens.length && !taken.has(to) && to - from < longestName)
        to += 1;
      return [{ from, to }];
    });
  }

  // A word that only offices begin with and that is typed with its marks, or a capital where no sentence begins.
  function isName(at: number): boolean {
    const token = tokens[at];
    const isSure = cues.sureOffices.at(tokens, at) !== undefined;
    return (
      (isSure && token?.marked !== token?.folded) ||
      (at > 0 && isCapital(token)) ||
      isCapital(tokens[at + 1])
    );
  }

  function isCapital(token: Token | undefined): boolean {
    const letter = text.slice(token?.start ?? 0, (token?.start ?? 0) + 1);
    return token !== undefined && letter !== letter.toLowerCase();
  }

  function speaksOf(ask: Ask): boolean {
    const companions = cues.companions.get(ask) ?? new Set<string>();
    return [...companions].some((word) => spoken.has(word));
  }

  function mark(from: number, to: number): void {
    for (let index = from; index < to; index += 1) taken.add(index);
  }
}

// Cues of these asks hold no word that a plan's sentence would hold; the others help to find it.
function isEmpty({ value }: { value: Ask }): boolean {
  return value === "what" || value === "count" || value === "where";
}

function neighbourhood(tokens: readonly Token[]): string[] {
  const words = tokens.map((token) => token.folded);
  return [
    ...words,
    ...words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`),
  ];
}
