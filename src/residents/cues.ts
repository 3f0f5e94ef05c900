import { readdir } from "node:fs/promises";
import { join as path } from "node:path";
import { z } from "zod";
import { InputError } from "../errors.ts";
import { readYaml } from "../knowledge.ts";
import { type Join, type Pattern, parsePattern } from "./cue-pattern.ts";
import type { Lists } from "./cue-matcher.ts";
import { createJoin } from "./words.ts";

// list: phrases that mean alike. rule: patterns that speak for or against an intent, with a weight.
// detail: something the answer must know besides the intent (a child, a fire, a fraud).

const Text = z.string().min(1);
const Texts = z.array(Text);

const Intents = z.enum([
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
  /** None may stand in the sentence. */
  not: Texts.default([]),
  /** None may stand in the sentence or one beside it. */
  notNear: Texts.default([]),
});

/** One file of knowledge/intents. */
const CueFile = z.strictObject({
  /** Words of several syllables, with "|" between. */
  compounds: z.string().default(""),
  lists: z.record(z.string(), Text).default({}),
  rules: z.array(RuleData).default([]),
  details: z.record(z.string(), Text).default({}),
});

export interface Rule {
  readonly intent: z.infer<typeof Intents>;
  readonly weight: number;
  readonly has: readonly Pattern[];
  readonly near: readonly Pattern[];
  readonly not: readonly Pattern[];
  readonly notNear: readonly Pattern[];
}

/** What messages are read by: the files of knowledge/intents together. */
export interface Cues {
  readonly join: Join;
  readonly lists: Lists;
  readonly rules: readonly Rule[];
  readonly details: Lists;
  /** All syllables that stand in cues, with their marks. */
  readonly words: ReadonlySet<string>;
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
  const words = new Set<string>();

  function pattern(text: string): Pattern {
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
      words.add(word.normalize("NFC"));
    try {
      return parsePattern(text, join);
    } catch (error) {
      throw new InputError(`${folder}: ${String(error)}`);
    }
  }

  const lists = new Map<string, Pattern>();
  const details = new Map<string, Pattern>();
  const rules: Rule[] = [];
  for (const file of files) {
    for (const [name, text] of Object.entries(file.lists))
      lists.set(name, pattern(text));
    for (const [name, text] of Object.entries(file.details))
      details.set(name, pattern(text));
    for (const rule of file.rules)
      rules.push({
        intent: rule.intent,
        weight: rule.weight,
        has: rule.has.map(pattern),
        near: rule.near.map(pattern),
        not: rule.not.map(pattern),
        notNear: rule.notNear.map(pattern),
      });
  }
  const missing = [...namesIn([...lists.values(), ...details.values()])]
    .concat([...namesIn(rules.flatMap(patternsOf))])
    .find((name) => !lists.has(name));
  if (missing !== undefined)
    throw new InputError(`${folder}: no list is named <${missing}>`);
  return { join, lists, rules, details, words };
}

function patternsOf(rule: Rule): Pattern[] {
  return [...rule.has, ...rule.near, ...rule.not, ...rule.notNear];
}

function namesIn(patterns: readonly Pattern[]): Set<string> {
  const names = new Set<string>();
  for (const item of patterns.flat()) {
    if (item.kind === "list") names.add(item.name);
    if (item.kind === "either" || item.kind === "not")
      for (const name of namesIn(item.options)) names.add(name);
  }
  return names;
}
