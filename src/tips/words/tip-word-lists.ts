import { z } from "zod";
import { MeantBeside } from "./usual-spelling.ts";

/** Phrases with a bar between them. */
const list = z.string().transform((text) =>
  text
    .split("|")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ""),
);

/** What a part of a message may say that tells nothing. */
export const wishes = [
  "send",
  "yes",
  "no",
  "unneeded",
  "cancel",
  "joke",
  "nothing",
  "skip",
  "cut",
  "uncalled",
  "explain",
  "anonymous",
  "enough",
  "refuse",
  "edit",
  "add",
  "read",
  "scene",
  "here",
  "withdraw",
  "erase",
  "have",
  "report",
  "resume",
  "safe",
  "wait",
  "wipe",
  "forget",
  "same",
  "other",
] as const;
export type Wish = (typeof wishes)[number];

/** Words that stand in a message among others. */
export const marks = [
  "wrong",
  "but",
  "indeed",
  "leaveOut",
  "sentence",
  "that",
  "more",
  "promise",
  "reach",
  "line",
  "hopes",
  "self",
  "giveaway",
  "asks",
  "ward",
  "placing",
  "denial",
  "vantage",
  "sells",
  "police",
  "policeNear",
  "isPolice",
  "misdeed",
  "ownCrime",
  "duty",
  "demands",
  "bribes",
  "neglect",
  "reported",
  "posing",
  "becomes",
  "mistaken",
  "tellsOf",
  "asksFirst",
  "excuse",
  "change",
  "later",
  "just",
  "isWrong",
  "label",
  "count",
  "people",
  "clothes",
  "pointing",
  "colour",
  "theirs",
  "address",
  "passes",
  "vague",
  "sufferer",
  "harms",
  "turns",
  "kinfolk",
  "household",
  "mine",
  "others",
  "suffers",
  "doer",
  "deed",
  "atScene",
  "atOwn",
  "unsent",
  "ofReport",
  "noMore",
  "owns",
  "pictures",
  "ways",
] as const;
export type Mark = (typeof marks)[number];

type Lists<Name extends string> = Record<Name, typeof list>;
const lists = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, list])) as Lists<Name>;

/** Shape of knowledge/tips/words.yaml. */
export const TipWordLists = z.strictObject({
  filler: list,
  /** Words that count as the first of their line, whatever phrase they stand in. */
  alike: z.array(list),
  meant: z.array(MeantBeside),
  sets: z.record(z.string(), list),
  /** Rows of sets (see forms.ts) that wish something where a part of a message holds nothing else. */
  forms: z.partialRecord(z.enum(wishes), z.array(z.string())),
  /** Those of them that wish it in the middle of a sentence as well. */
  within: z.partialRecord(z.enum(wishes), z.array(z.string())),
  ...lists(wishes),
  ...lists(marks),
});
