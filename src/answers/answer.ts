import { z } from "zod";
import type { Catalog } from "../catalog.ts";
import type { CivilDate } from "../clock.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Query, Understanding } from "./query.ts";

/** Where an answer stands: the plan's slug, the section's id, its own words. */
export interface Citation {
  readonly plan: string;
  readonly section: string;
  readonly quote: string;
}

/** What the asker may tap next; kept as JSON in the conversation's state. */
export const Offer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("full"),
    passage: z.string(),
    /** The first where none is named. */
    page: z.int().min(1).optional(),
  }),
  z.object({
    kind: z.literal("duties"),
    plan: z.string(),
    agency: z.string(),
    page: z.int().min(1),
    /** Places in the plan's order of the duties that were shown first; the others follow by pages. */
    first: z.array(z.int().min(0)).optional(),
  }),
  z.object({
    kind: z.literal("deadlines"),
    plan: z.string(),
    agency: z.string(),
  }),
  z.object({ kind: z.literal("place"), plan: z.string() }),
]);
export type Offer = z.infer<typeof Offer>;

/** An answer to one question. */
export interface Answer {
  readonly text: string;
  /** False where the plans hold no answer. */
  readonly answered: boolean;
  readonly citations: readonly Citation[];
  readonly offers: readonly { readonly label: string; readonly offer: Offer }[];
  /** The plan that was answered from, when it is one. */
  readonly plan: string | null;
}

/** What composing an answer needs beside the question. */
export interface Setting {
  readonly catalog: Catalog;
  readonly today: CivilDate;
}

/** A question with the one plan that it is about. */
export interface Asked extends Setting {
  readonly query: Query;
  readonly plan: LibraryPlan;
  readonly excludes: Understanding["excludes"];
}

/** The longest reply of the machine-readable contract, in characters, less room for the source line. */
export const replyLimit = 1500;
