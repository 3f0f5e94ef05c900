import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import type { Gazetteer } from "../places/gazetteer.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable, type PhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

/** Phrases with a bar between them. */
const list = z.string().transform((text) =>
  text
    .split("|")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ""),
);

/** Shape of knowledge/tips/facts.yaml. */
const FactWords = z.strictObject({
  compounds: list,
  where: z.strictObject({
    heads: list,
    units: list,
    counted: list,
    houses: list,
    names: list,
    surnames: list,
    vague: list,
    marked: list,
    tails: list,
    landmarks: list,
    near: list,
    at: list,
    ends: list,
    attributes: list,
  }),
  when: z.strictObject({
    strong: list,
    parts: list,
    weak: list,
    hours: list,
    units: list,
    links: list,
    numbers: list,
  }),
  vehicle: z.strictObject({ heads: list, more: list }),
  person: z.strictObject({
    counts: list,
    nouns: list,
    groups: list,
    bodies: list,
    kin: list,
    named: list,
  }),
  ranks: z.record(z.string(), list),
  wards: z.record(z.string(), list),
  days: z.record(z.string(), list),
  talk: z.strictObject({ begs: list, plain: list, beside: list, filler: list }),
  anonymous: list,
  own: list,
  me: list,
});

/** What a phrase is within its field, and how its only syllable is written; undefined where it has several. */
interface Cue<Name> {
  readonly name: Name;
  readonly alone: string | undefined;
}
type Cues<Name> = PhraseTable<Cue<Name>>;

/** Phrases by field. Read them by {@link cuesIn}. */
export interface FactCues {
  readonly where: Cues<
    | "compound"
    | "head"
    | "unit"
    | "counted"
    | "house"
    | "name"
    | "surname"
    | "marked"
    | "vague"
    | "landmark"
    | "tail"
    | "near"
    | "at"
    | "end"
  >;
  readonly when: Cues<
    | "compound"
    | "strong"
    | "part"
    | "weak"
    | "hour"
    | "unit"
    | "link"
    | "number"
  >;
  readonly vehicle: Cues<"head" | "more">;
  readonly person: Cues<
    "compound" | "count" | "noun" | "group" | "body" | "kin" | "named"
  >;
  /** Numbers in words up to ten, as figures, and the other ranks of brothers and sisters. */
  readonly ranks: Cues<string>;
  /** Kinds of ward and commune, as official names have them. */
  readonly wards: Cues<string>;
  /** What tells a day: how many days from now, which of the week, or how it is reckoned. */
  readonly days: Cues<string>;
  /** What is said to the desk rather than told to it; alone, or only beside such words. */
  readonly talk: Cues<"begs" | "talk" | "beside" | "filler">;
  readonly anonymous: Cues<"anonymous">;
  readonly own: Cues<"own" | "me">;
  /** What is called by the town that it comes from. */
  readonly attributes: Cues<"attribute">;
  /** Knows provinces and districts by their names. */
  readonly units?: Pick<Gazetteer, "find">;
}

/** A phrase that begins at a token. */
export interface FoundCue<Name> {
  readonly name: Name;
  readonly from: number;
  /** The token behind it. */
  readonly to: number;
  /** One syllable, typed without the marks that tell it from other words. */
  readonly unsure: boolean;
}

/**
 * Looks up phrases in one message. Whoever writes with marks means them: "cho" is no "chợ" then. Where nothing has
 * marks a syllable alone is unsure.
 */
export function cuesIn<Name>(
  tokens: readonly Token[],
  cues: Cues<Name>,
): (index: number) => FoundCue<Name> | undefined {
  const marked = tokens.some((token) => token.marked !== token.folded);
  return (index) => {
    const found = cues.at(tokens, index);
    if (found === undefined) return undefined;
    const { name, alone } = found.value;
    const unsure = alone !== undefined && alone !== tokens[index]?.marked;
    if (unsure && marked) return undefined;
    return { name, from: found.from, to: found.to, unsure };
  };
}

/** Throws {@link InputError} naming file and line. */
export async function loadFactCues(file: string): Promise<FactCues> {
  const {
    compounds,
    where,
    when,
    vehicle,
    person,
    ranks,
    wards,
    days,
    ...more
  } = await readYaml(file, FactWords);
  const { talk, anonymous, own, me } = more;
  return {
    where: table(
      ["landmark", where.landmarks],
      ["house", where.houses],
      ["name", where.names],
      ["marked", where.marked],
      ["vague", where.vague],
      ["unit", where.units],
      ["counted", where.counted],
      ["head", where.heads],
      ["compound", compounds],
      ["near", where.near],
      ["at", where.at],
      ["end", where.ends],
      ["surname", where.surnames],
      ["tail", where.tails],
    ),
    when: table(
      ["strong", when.strong],
      ["hour", when.hours],
      ["unit", when.units],
      ["link", when.links],
      ["part", when.parts],
      ["weak", when.weak],
      ["number", when.numbers],
      ["compound", compounds],
    ),
    vehicle: table(["head", vehicle.heads], ["more", vehicle.more]),
    person: table(
      ["group", person.groups],
      ["body", person.bodies],
      ["noun", person.nouns],
      ["count", person.counts],
      ["named", person.named],
      ["kin", person.kin],
      ["compound", compounds],
    ),
    ranks: table(...Object.entries(ranks)),
    wards: table(...Object.entries(wards)),
    days: table(...Object.entries(days)),
    talk: table(
      ["begs", talk.begs],
      ["talk", talk.plain],
      ["beside", talk.beside],
      ["filler", talk.filler],
    ),
    anonymous: table(["anonymous", anonymous]),
    own: table(["me", me], ["own", own]),
    attributes: table(["attribute", where.attributes]),
  };
}

// The longer phrase wins, and of one that stands in two lists the first. A syllable that has no marks comes before those
// that have: what is typed without marks is it, if anything is.
function table<Name extends string>(
  ...lists: readonly (readonly [Name, readonly string[]])[]
): Cues<Name> {
  const cues = lists.flatMap(([name, phrases]) =>
    phrases.map((phrase) => {
      const [first, ...more] = tokenize(compose(phrase));
      const alone = more.length === 0 ? first?.marked : undefined;
      const plain = alone !== undefined && alone === first?.folded;
      return { phrase, plain, cue: { name, alone } };
    }),
  );
  const ordered = [
    ...cues.filter(({ plain }) => plain),
    ...cues.filter(({ plain }) => !plain),
  ];
  return createPhraseTable(
    ordered.map(({ phrase, cue }): [string, Cue<Name>] => [phrase, cue]),
    "words",
  );
}
