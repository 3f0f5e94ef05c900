import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { createPhraseTable, type PhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

/** What a question asks for. One question may ask for several. */
export const Ask = z.enum([
  "signatory",
  "issued",
  "number",
  "issuer",
  "period",
  "recipients",
  "phone",
  "person",
  "recipient",
  "deadline",
  "cadence",
  "money",
  "percent",
  "count",
  "legal",
  "model",
  "who",
  "duty",
  "where",
  "what",
]);
export type Ask = z.infer<typeof Ask>;

export const Cadence = z.enum([
  "weekly",
  "monthly",
  "quarterly",
  "halfyearly",
  "yearly",
]);
export type Cadence = z.infer<typeof Cadence>;

export const CityOrProvince = z.enum(["province", "city"]);
export type CityOrProvince = z.infer<typeof CityOrProvince>;

const Phrases = z.array(z.string()).min(1);

/** knowledge/questions.yaml. */
export const QuestionList = z.strictObject({
  asks: z.record(
    Ask,
    z.strictObject({ cues: Phrases, with: Phrases.optional() }),
  ),
  recipientsHeading: z.string(),
  bodies: Phrases,
  offices: Phrases,
  sureOffices: Phrases,
  reports: Phrases,
  purposes: Phrases,
  of: Phrases,
  funding: z.strictObject({ asks: Phrases, says: z.string() }),
  requests: Phrases,
  spans: Phrases,
  leading: Phrases,
  joining: Phrases,
  endings: Phrases,
  which: Phrases,
  confirming: Phrases,
  claims: z.partialRecord(Ask, Phrases),
  parts: Phrases,
  items: Phrases,
  sums: z.record(z.string(), z.number().positive()),
  sending: Phrases,
  sent: Phrases,
  shares: Phrases,
  quantities: Phrases,
  days: Phrases,
  plan: Phrases,
  levels: z.record(CityOrProvince, Phrases),
  documents: Phrases,
  cadences: z.record(Cadence, Phrases),
  followUps: Phrases,
  joins: Phrases,
  fillers: Phrases,
  alike: z.record(z.string(), z.string()),
  moneyWords: Phrases,
  moneyItems: Phrases,
  confiding: z.strictObject({
    kin: Phrases,
    selves: Phrases,
    deeds: Phrases,
    others: Phrases,
  }),
});
export type QuestionList = z.infer<typeof QuestionList>;

/** The phrases of {@link QuestionList}, ready to be found in tokens. */
export interface QuestionCues {
  readonly recipientsHeading: string;
  readonly asks: PhraseTable<Ask>;
  /** Folded words of which one must stand in the question for the ask to count. */
  readonly companions: ReadonlyMap<Ask, ReadonlySet<string>>;
  readonly bodies: PhraseTable<true>;
  readonly offices: PhraseTable<true>;
  readonly sureOffices: PhraseTable<true>;
  readonly reports: PhraseTable<true>;
  /** Asks where money comes from; the value is what plans say then. */
  readonly funding: PhraseTable<string>;
  /** Right before a body: what stands before is its own. */
  readonly of: PhraseTable<true>;
  /** Right before a plan's name: what something is for. */
  readonly purposes: PhraseTable<true>;
  /** Being the first of several that do something, as plans put it before what is done. */
  readonly leading: PhraseTable<true>;
  /** Ask for a span of time rather than a day. */
  readonly spans: PhraseTable<true>;
  /** Being one of several. */
  readonly joining: PhraseTable<true>;
  /** Ends what may be answered by yes or no. */
  readonly endings: PhraseTable<true>;
  /** Wants to be told something without a question word. */
  readonly requests: PhraseTable<true>;
  readonly which: PhraseTable<true>;
  readonly confirming: PhraseTable<true>;
  readonly claims: PhraseTable<Ask>;
  readonly parts: PhraseTable<true>;
  /** Of the names of parts, those that a number alone may follow. */
  readonly items: PhraseTable<true>;
  /** Words behind a sum, with what it counts in dong. */
  readonly sums: PhraseTable<number>;
  readonly joins: PhraseTable<true>;
  readonly sending: PhraseTable<true>;
  readonly sent: PhraseTable<true>;
  readonly shares: PhraseTable<true>;
  readonly quantities: PhraseTable<true>;
  readonly days: PhraseTable<true>;
  readonly plan: PhraseTable<true>;
  readonly levels: PhraseTable<CityOrProvince>;
  readonly documents: PhraseTable<string>;
  readonly cadences: PhraseTable<Cadence>;
  readonly followUps: PhraseTable<true>;
  readonly fillers: PhraseTable<true>;
  /** Words of any question on money, which tell none of its items apart. */
  readonly moneyWords: PhraseTable<true>;
  /** How the items of a sum are asked for. */
  readonly moneyItems: PhraseTable<true>;
  /** Everyday words, with the words that plans have for them. */
  readonly alike: PhraseTable<string>;
  /** Words with which people tell of themselves and those near them. */
  readonly confiding: PhraseTable<true>;
}

/** Throws {@link InputError} naming file and line. */
export async function loadQuestionCues(file: string): Promise<QuestionCues> {
  const list = await readYaml(file, QuestionList);
  const asks = Object.entries(list.asks) as [
    Ask,
    { cues: string[]; with?: string[] },
  ][];
  return {
    recipientsHeading: list.recipientsHeading,
    asks: createPhraseTable(
      asks.flatMap(([ask, { cues }]) => pairs(cues, ask)),
      "words",
    ),
    companions: new Map(
      asks.flatMap(([ask, { with: words }]) =>
        words === undefined
          ? []
          : [[ask, new Set(words.flatMap(firstWords))] as const],
      ),
    ),
    bodies: createPhraseTable(pairs(list.bodies, true)),
    offices: createPhraseTable(pairs(list.offices, true)),
    sureOffices: createPhraseTable(pairs(list.sureOffices, true)),
    reports: createPhraseTable(pairs(list.reports, true)),
    purposes: createPhraseTable(pairs(list.purposes, true)),
    of: createPhraseTable(pairs(list.of, true)),
    funding: createPhraseTable(pairs(list.funding.asks, list.funding.says)),
    spans: createPhraseTable(pairs(list.spans, true)),
    leading: createPhraseTable(pairs(list.leading, true)),
    joining: createPhraseTable(pairs(list.joining, true)),
    endings: createPhraseTable(pairs(list.endings, true)),
    requests: createPhraseTable(pairs(list.requests, true), "words"),
    which: createPhraseTable(pairs(list.which, true)),
    confirming: createPhraseTable(pairs(list.confirming, true), "words"),
    claims: createPhraseTable(keyed(list.claims as Record<Ask, string[]>)),
    parts: createPhraseTable(pairs(list.parts, true)),
    items: createPhraseTable(pairs(list.items, true)),
    sums: createPhraseTable(Object.entries(list.sums)),
    joins: createPhraseTable(pairs(list.joins, true), "words"),
    sending: createPhraseTable(pairs(list.sending, true)),
    sent: createPhraseTable(pairs(list.sent, true)),
    shares: createPhraseTable(pairs(list.shares, true)),
    quantities: createPhraseTable(pairs(list.quantities, true)),
    days: createPhraseTable(pairs(list.days, true)),
    plan: createPhraseTable(pairs(list.plan, true)),
    levels: createPhraseTable(keyed(list.levels)),
    documents: createPhraseTable(list.documents.map((kind) => [kind, kind])),
    cadences: createPhraseTable(keyed(list.cadences)),
    followUps: createPhraseTable(pairs(list.followUps, true)),
    fillers: createPhraseTable(pairs(list.fillers, true)),
    moneyWords: createPhraseTable(pairs(list.moneyWords, true)),
    moneyItems: createPhraseTable(pairs(list.moneyItems, true)),
    alike: createPhraseTable(Object.entries(list.alike), "words"),
    confiding: createPhraseTable(
      pairs(confidences(list.confiding), true),
      "words",
    ),
  };
}

function confidences({
  kin,
  selves,
  deeds,
  others,
}: QuestionList["confiding"]): string[] {
  return [
    ...selves.flatMap((self) => [
      ...kin.map((one) => `${one} ${self}`),
      ...deeds.map((deed) => `${self} ${deed}`),
    ]),
    ...others,
  ];
}

function firstWords(phrase: string): string[] {
  const words = tokenize(phrase).map((token: Token) => token.folded);
  return [words.join(" ")];
}

function pairs<Value>(
  phrases: readonly string[],
  value: Value,
): [string, Value][] {
  return phrases.map((phrase) => [phrase, value]);
}

function keyed<Key extends string>(
  lists: Record<Key, readonly string[]>,
): [string, Key][] {
  return (Object.entries(lists) as [Key, readonly string[]][]).flatMap(
    ([key, phrases]) => pairs(phrases, key),
  );
}
