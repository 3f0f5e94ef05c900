import { z } from "zod";
import { Figure } from "./figure.ts";

// ask: a figure that the standing agency asks units of a plan for. unit: an agency as the plan names it. answer: a
// unit's last word; it names the office that gave it, never a person.

const Answer = z.object({
  agency: z.string(),
  /** None: there is no figure yet. */
  figures: z.array(Figure),
  word: z.string(),
  /** ISO moment. */
  at: z.string(),
  late: z.boolean(),
  /** How often it was given, corrections included. */
  times: z.int(),
});
export type Answer = z.infer<typeof Answer>;

const Asker = z.object({
  channel: z.enum(["telegram", "zalo", "terminal"]),
  sender: z.string(),
  conversation: z.string(),
  language: z.enum(["vi", "en"]),
});
export type Asker = z.infer<typeof Asker>;

export const Ask = z.object({
  v: z.literal(1),
  id: z.string(),
  /** Null once the asker had their data deleted. */
  asker: Asker.nullable(),
  /** The office that asks, as the asker's role names it; empty where it names none. */
  issuer: z.string(),
  place: z.string().nullable(),
  what: z.string(),
  /** The plan's own target where the asker chose one. */
  target: z
    .object({
      plan: z.string(),
      section: z.string(),
      text: z.string(),
      percent: z.number().nullable(),
      count: z.number().nullable(),
    })
    .nullable(),
  units: z.array(z.string()),
  /** A civil date. */
  lastDay: z.string().nullable(),
  /** draft: being written. asking: units are being written to. asked, reminded: they have been. closed: summed up. */
  stage: z.enum(["draft", "asking", "asked", "reminded", "closed", "dropped"]),
  /** ISO moment at which it was sent off. */
  asked: z.string().nullable(),
  answers: z.array(Answer),
});
export type Ask = z.infer<typeof Ask>;

export function newAsk(id: string, asker: Asker, issuer: string): Ask {
  return {
    v: 1,
    ...{ id, asker, issuer },
    place: null,
    what: "",
    target: null,
    units: [],
    lastDay: null,
    stage: "draft",
    asked: null,
    answers: [],
  };
}

/** What has to be said still before it can be sent off. */
export type Missing = "place" | "what" | "units" | "day";

export function missingOf(ask: Ask): Missing | undefined {
  if (ask.place === null) return "place";
  if (ask.what === "") return "what";
  if (ask.lastDay === null) return "day";
  return ask.units.length === 0 ? "units" : undefined;
}

/** Whether units are still heard. */
export function isHeard({ stage }: Ask): boolean {
  return stage !== "draft" && stage !== "dropped";
}
