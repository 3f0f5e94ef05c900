import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { InputError } from "../errors.ts";
import { readYaml } from "../knowledge.ts";

// What the parser knows of the genre stands in knowledge/genre/*.yaml: cue phrases, not the plans' own words.

const Phrases = z.array(z.string().min(1)).min(1);

const topics = {
  frame: z.strictObject({
    motto: Phrases,
    dated: Phrases,
    onBehalf: Phrases,
    number: Phrases,
    kinds: Phrases,
    preamble: Phrases,
    attached: Phrases,
    places: z.array(Phrases).min(1),
    territory: Phrases,
    issues: Phrases,
    spelledOut: z.record(z.string(), z.string()),
    issuing: Phrases,
    recipients: Phrases,
    authority: Phrases,
    roles: Phrases,
    annex: Phrases,
    stage: Phrases,
    year: Phrases,
    quarter: Phrases,
    since: Phrases,
    until: Phrases,
    end: Phrases,
    duration: Phrases,
    schedule: Phrases,
    programmes: Phrases,
    scope: Phrases,
  }),
  outline: z.strictObject({
    divisions: Phrases,
    articles: Phrases,
    unfinished: Phrases,
    assigning: Phrases,
    aiming: Phrases,
    funding: Phrases,
    describing: Phrases,
  }),
  agencies: z.strictObject({
    asking: Phrases,
    takes: Phrases,
    groups: Phrases,
    units: Phrases,
    listed: Phrases,
    openings: Phrases,
    states: Phrases,
    through: Phrases,
    passive: Phrases,
    and: Phrases,
    heads: Phrases,
    never: Phrases,
    duties: Phrases,
  }),
  time: z.strictObject({
    every: Phrases,
    units: z.strictObject({
      weekly: Phrases,
      monthly: Phrases,
      quarterly: Phrases,
      halfyearly: Phrases,
      yearly: Phrases,
    }),
    join: Phrases,
    once: Phrases,
    twiceYearly: Phrases,
    onceYearly: Phrases,
    sometimes: Phrases,
    by: Phrases,
    since: Phrases,
    until: Phrases,
    day: Phrases,
    month: Phrases,
    quarter: Phrases,
    year: Phrases,
    end: Phrases,
    striving: Phrases,
    outlook: Phrases,
    stage: Phrases,
    money: Phrases,
    sending: Phrases,
    proposing: Phrases,
    closing: Phrases,
    reporting: Phrases,
  }),
  tables: z.strictObject({
    when: Phrases,
    task: Phrases,
    lead: Phrases,
    partner: Phrases,
    total: Phrases,
    unitLine: Phrases,
  }),
  figures: z.strictObject({
    units: Phrases,
    perYear: Phrases,
    grantedTo: Phrases,
    costs: Phrases,
    atLeast: Phrases,
    aiming: Phrases,
    numerals: z.record(z.string(), z.int()),
  }),
  sources: z.strictObject({
    kinds: Phrases,
    laws: Phrases,
    number: Phrases,
    of: Phrases,
    between: Phrases,
    about: Phrases,
    stops: Phrases,
    lawEnds: Phrases,
  }),
  models: z.strictObject({
    kinds: Phrases,
    names: Phrases,
    not: Phrases,
  }),
};

/** The cue phrases, by topic: one file of knowledge/genre each. */
export type Genre = {
  readonly [Topic in keyof typeof topics]: z.infer<(typeof topics)[Topic]>;
};

/** Reads knowledge/genre. Throws {@link InputError} naming file and line, or the file that is missing. */
export async function loadGenre(folder: string): Promise<Genre> {
  const present = new Set(await readdir(folder));
  const read = async <Schema extends z.ZodType>(
    topic: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> => {
    const file = `${topic}.yaml`;
    if (!present.has(file))
      throw new InputError(
        `${basename(folder)} has no ${file}; expected: the cue phrases of the genre`,
      );
    return readYaml(join(folder, file), schema);
  };
  const [frame, outline, agencies, time, tables, figures, sources, models] =
    await Promise.all([
      read("frame", topics.frame),
      read("outline", topics.outline),
      read("agencies", topics.agencies),
      read("time", topics.time),
      read("tables", topics.tables),
      read("figures", topics.figures),
      read("sources", topics.sources),
      read("models", topics.models),
    ]);
  return { frame, outline, agencies, time, tables, figures, sources, models };
}
