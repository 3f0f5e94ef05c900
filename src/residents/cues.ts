import { readdir } from "node:fs/promises";
import { join as path } from "node:path";
import { z } from "zod";
import { compose } from "../text/compose.ts";
import { InputError } from "../errors.ts";
import { readYaml } from "../knowledge.ts";
import { type Pattern, parsePattern } from "./cue-pattern.ts";
import type { Lists } from "./pattern-ends.ts";
import { createJoin, type Join } from "./words.ts";

// list: phrases that mean alike. rule: patterns that speak for or against an intent, with a weight.
// detail: something the answer must know besides the intent (a child, a fire, a fraud).

const Text = z.string().min(1);
const Texts = z.array(Text);

/** What a message may want. */
export const Intents = z.enum([
  "question",
  "howto_report",
  "tip",
  "emergency",
  "status",
  "privacy",
  "subscribe",
  "unsubscribe",
  "smalltalk",
  "language",
  "outofscope",
]);

const Conditions = z.strictObject({
  /** Each must stand in the sentence. */
  has: Texts.default([]),
  /** Each must stand in the sentence or one beside it. */
  near: Texts.default([]),
  /** Each must stand in the message. */
  anywhere: Texts.default([]),
  /** None may stand in the sentence. */
  not: Texts.default([]),
  /** None may stand in the sentence or one beside it. */
  notNear: Texts.default([]),
  /** None may stand in the message. */
  nowhere: Texts.default([]),
});

const RuleData = Conditions.extend({ intent: Intents, weight: z.number() });

/** One file of knowledge/intents. */
const CueFile = z.strictObject({
  /** Words of several syllables, with "|" between. */
  compounds: z.string().default(""),
  /** Words after which one with a capital is a name, with "|" between. */
  nameHeads: z.string().default(""),
  lists: z.record(z.string(), Text).default({}),
  rules: z.array(RuleData).default([]),
  /** What tells a detail: a pattern, or several ways with conditions as rules have them. */
  details: z
    .record(z.string(), z.union([Text, z.array(Conditions).min(1)]))
    .default({}),
  /** Messages as people send them, one a line, by what they want. */
  examples: z.partialRecord(Intents, Text).default({}),
});

const places = [
  "has",
  "near",
  "anywhere",
  "not",
  "notNear",
  "nowhere",
] as const;

/** Patterns of each place, which must hold together. */
export type Condition = Readonly<
  Record<(typeof places)[number], readonly Pattern[]>
>;

/** A rule, read: its intent, its weight and its condition. */
export type Rule = Readonly<
  Pick<z.infer<typeof RuleData>, "intent" | "weight">
> &
  Condition;

/** What a message wants of the desk; the values are those of the machine-readable contract. */
export type MessageIntent = Rule["intent"];

/** What messages are read by: the files of knowledge/intents together. */
export interface Cues {
  readonly join: Join;
  /** Words after which one with a capital is a name. */
  readonly nameHeads: readonly string[];
  readonly lists: Lists;
  readonly rules: readonly Rule[];
  /** By name, the ways in which each may be told. */
  readonly details: ReadonlyMap<string, readonly Condition[]>;
  readonly examples: ReadonlyMap<Rule["intent"], readonly string[]>;
  /** All phrases that stand in cues, one a line: what a mender of typed text should know besides the plans' words. */
  readonly writing: string;
}

/** Reads all cue files of a folder. Throws {@link InputError}, also for a pattern that cannot be read. */
export async function loadCues(folder: string): Promise<Cues> {
  const names = (await readdir(folder)).filter((name) =>
    name.endsWith(".yaml"),
  );
  const files = await Promise.all(
    names.sort().map((name) => readYaml(path(folder, name), CueFile)),
  );
  const join = createJoin(files.flatMap((file) => file.compounds.split("|")));
  const writing: string[] = [];

  function pattern(text: string): Pattern {
    writing.push(
      ...text.replaceAll(/<[\w-]+>|~\d+|=/gu, "|").split(/[|()!?^$]+/u),
    );
    try {
      return parsePattern(text, join);
    } catch (error) {
      throw new InputError(`${folder}: ${String(error)}`);
    }
  }

  // What two files call the same would silently lose one of them.
  function once<Value>(map: Map<string, Value>, name: string, value: Value) {
    if (map.has(name))
      throw new InputError(`${folder}: "${name}" stands in two files`);
    map.set(name, value);
  }

  function condition(texts: z.infer<typeof Conditions>): Condition {
    return {
      has: texts.has.map(pattern),
      near: texts.near.map(pattern),
      anywhere: texts.anywhere.map(pattern),
      not: texts.not.map(pattern),
      notNear: texts.notNear.map(pattern),
      nowhere: texts.nowhere.map(pattern),
    };
  }

  const lists = new Map<string, Pattern>();
  const details = new Map<string, readonly Condition[]>();
  const rules: Rule[] = [];
  const examples = new Map<Rule["intent"], string[]>();
  for (const file of files) {
    for (const intent of Intents.options) {
      const lines = file.examples[intent]?.split("\n").filter(Boolean) ?? [];
      examples.set(intent, [...(examples.get(intent) ?? []), ...lines]);
    }
    for (const [name, text] of Object.entries(file.lists))
      once(lists, name, pattern(text));
    for (const [name, told] of Object.entries(file.details))
      once(
        details,
        name,
        typeof told === "string"
          ? [condition(Conditions.parse({ has: [told] }))]
          : told.map(condition),
      );
    for (const rule of file.rules)
      rules.push({
        intent: rule.intent,
        weight: rule.weight,
        ...condition(rule),
      });
  }
  const conditions = [...rules, ...[...details.values()].flat()];
  const missing = [
    ...namesIn([...lists.values()]),
    ...namesIn(conditions.flatMap(patternsOf)),
  ].find((name) => !lists.has(name));
  if (missing !== undefined)
    throw new InputError(`${folder}: no list is named <${missing}>`);
  const lines = writing.map((line) => line.trim()).filter(Boolean);
  const nameHeads = files
    .flatMap((file) => file.nameHeads.split("|"))
    .map((head) => compose(head.trim()))
    .filter(Boolean);
  return {
    ...{ join, nameHeads, lists, rules, details, examples },
    writing: lines.join("\n"),
  };
}

function patternsOf(condition: Condition): Pattern[] {
  return places.flatMap((place) => condition[place]);
}

function namesIn(patterns: readonly Pattern[]): Set<string> {
  const names = new Set<string>();
  for (const item of patterns.flat()) {
    if (item.kind === "list") names.add(item.name);
    if (item.kind === "not" || item.kind === "either")
      for (const name of namesIn(item.options)) names.add(name);
  }
  return names;
}
