import { readdir } from "node:fs/promises";
import { join as path } from "node:path";
import { z } from "zod";
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

const RuleData = z.strictObject({
  intent: Intents,
  weight: z.number(),
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

/** One file of knowledge/intents. */
const CueFile = z.strictObject({
  /** Words of several syllables, with "|" between. */
  compounds: z.string().default(""),
  lists: z.record(z.string(), Text).default({}),
  rules: z.array(RuleData).default([]),
  details: z.record(z.string(), Text).default({}),
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

/** A rule, read: its intent, its weight and the patterns of each place. */
export type Rule = Readonly<
  Pick<z.infer<typeof RuleData>, "intent" | "weight"> &
    Record<(typeof places)[number], readonly Pattern[]>
>;

/** What a message wants of the desk; the values are those of the machine-readable contract. */
export type MessageIntent = Rule["intent"];

/** What messages are read by: the files of knowledge/intents together. */
export interface Cues {
  readonly join: Join;
  readonly lists: Lists;
  readonly rules: readonly Rule[];
  readonly details: Lists;
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
  function once(map: Map<string, Pattern>, name: string, value: Pattern) {
    if (map.has(name))
      throw new InputError(`${folder}: "${name}" stands in two files`);
    map.set(name, value);
  }

  const lists = new Map<string, Pattern>();
  const details = new Map<string, Pattern>();
  const rules: Rule[] = [];
  const examples = new Map<Rule["intent"], string[]>();
  for (const file of files) {
    for (const intent of Intents.options) {
      const lines = file.examples[intent]?.split("\n").filter(Boolean) ?? [];
      examples.set(intent, [...(examples.get(intent) ?? []), ...lines]);
    }
    for (const [name, text] of Object.entries(file.lists))
      once(lists, name, pattern(text));
    for (const [name, text] of Object.entries(file.details))
      once(details, name, pattern(text));
    for (const rule of file.rules)
      rules.push({
        intent: rule.intent,
        weight: rule.weight,
        has: rule.has.map(pattern),
        near: rule.near.map(pattern),
        anywhere: rule.anywhere.map(pattern),
        not: rule.not.map(pattern),
        notNear: rule.notNear.map(pattern),
        nowhere: rule.nowhere.map(pattern),
      });
  }
  const missing = [...namesIn([...lists.values(), ...details.values()])]
    .concat([...namesIn(rules.flatMap(patternsOf))])
    .find((name) => !lists.has(name));
  if (missing !== undefined)
    throw new InputError(`${folder}: no list is named <${missing}>`);
  const lines = writing.map((line) => line.trim()).filter(Boolean);
  return { join, lists, rules, details, examples, writing: lines.join("\n") };
}

function patternsOf(rule: Rule): Pattern[] {
  return places.flatMap((place) => rule[place]);
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
