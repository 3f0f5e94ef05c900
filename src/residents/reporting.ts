import { z } from "zod";
import { CivilDate } from "../clock.ts";
import { readYaml } from "../knowledge.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { fold } from "../text/fold.ts";

// receiver: a body or service that must take a report. kind: a kind of crime that needs other words or other receivers.

const Law = z.strictObject({
  name: z.string(),
  english: z.string(),
  issued: CivilDate.optional(),
  in_force: CivilDate,
});

const Entry = z.strictObject({
  /** Key of the sentence, without its topic. */
  say: z.string(),
  law: z.string().optional(),
  /** "144" or "145, 146". */
  article: z.string().optional(),
  /** First day it holds. */
  from: CivilDate.optional(),
  /** First day it holds no more. */
  until: CivilDate.optional(),
});

const EntryFor = Entry.extend({ for: z.string() });

/** Shape of knowledge/reporting.yaml. */
export const ReportingData = z
  .strictObject({
    laws: z.record(z.string(), Law),
    numbers: z.array(
      z.strictObject({
        number: z.string().regex(/^\d{3}$/),
        serves: z.enum(["police", "fire-and-rescue", "ambulance", "children"]),
        law: z.string(),
        article: z.string().optional(),
      }),
    ),
    receivers: z.array(Entry),
    kinds: z.array(EntryFor),
    answers: z.array(EntryFor),
    plan_channels: z.string(),
  })
  .superRefine((data, context) => {
    const entries = [...data.numbers, ...data.receivers, ...data.kinds].concat(
      data.answers,
    );
    for (const { law } of entries)
      if (law !== undefined && !(law in data.laws))
        context.addIssue({ code: "custom", message: `a law named "${law}"` });
  });

/** A sentence to say, and the law it rests on where that law was in force. */
export interface Advice {
  readonly say: string;
  readonly law?: z.infer<typeof Law> & { readonly article?: string };
}

/** A plan that sets up ways of reporting, in its own words. */
export interface PlanChannel {
  readonly plan: LibraryPlan;
  readonly section: string;
  readonly quote: string;
  /** The ways named, as they are written in knowledge/reporting.yaml. */
  readonly ways: readonly string[];
}

export interface Reporting {
  /** Who takes a report on a day, best first. */
  receivers(day: CivilDate): Advice[];
  /** What to add on a day, by details of the message: kinds of crime. */
  kinds(details: ReadonlySet<string>, day: CivilDate): Advice[];
  /** What to add on a day, by details of the message: what is asked about reporting. */
  answers(details: ReadonlySet<string>, day: CivilDate): Advice[];
  /** The plans' paragraphs or headings that speak of ways to report, one a plan: that which names the most. */
  planChannels(plans: readonly LibraryPlan[]): PlanChannel[];
  /** Keys of all sentences it may ask for. */
  readonly keys: readonly string[];
}

/** Throws {@link InputError} naming file and line. */
export async function loadReporting(file: string): Promise<Reporting> {
  const data = await readYaml(file, ReportingData);
  const ways = data.plan_channels.split("|").map((way) => way.trim());

  function advice(
    entries: readonly z.infer<typeof Entry>[],
    day: CivilDate,
  ): Advice[] {
    return entries
      .filter(({ from, until }) => {
        const begun = from === undefined || from <= day;
        return begun && (until === undefined || day < until);
      })
      .map(({ say, law, article }) => {
        const basis = law === undefined ? undefined : data.laws[law];
        if (basis === undefined || basis.in_force > day) return { say };
        return {
          say,
          law: { ...basis, ...(article === undefined ? {} : { article }) },
        };
      });
  }

  return {
    receivers: (day) => advice(data.receivers, day),
    kinds: (details, day) =>
      onceEach(
        advice(
          data.kinds.filter((kind) => details.has(kind.for)),
          day,
        ),
      ),
    answers: (details, day) =>
      advice(
        data.answers.filter((answer) => details.has(answer.for)),
        day,
      ),
    planChannels: (plans) => plans.flatMap((plan) => channelOf(plan, ways)),
    keys: [...data.receivers, ...data.kinds, ...data.answers].map(
      ({ say }) => say,
    ),
  };
}

// Several details may call for the same advice.
function onceEach(advice: readonly Advice[]): Advice[] {
  return [...new Map(advice.map((one) => [one.say, one])).values()];
}

function channelOf(
  plan: LibraryPlan,
  ways: readonly string[],
): PlanChannel | [] {
  const found = plan.sections
    .flatMap(({ id, heading, paragraphs }) =>
      [heading, ...paragraphs].map((quote) => {
        const folded = fold(quote);
        const named = ways.filter((way) => folded.includes(fold(way)));
        return { plan, section: id, quote, ways: named };
      }),
    )
    .sort((a, b) => b.ways.length - a.ways.length)[0];
  return found === undefined || found.ways.length === 0 ? [] : found;
}
