import { z } from "zod";
import { CivilDate } from "../clock.ts";
import type { Plan } from "./plan.ts";

/** What a person knows of a plan that its text cannot tell: knowledge/plans/<slug>/plan.yaml. */
export const Overlay = z.strictObject({
  number: z.string().min(1).optional(),
  issuer: z.string().min(1).optional(),
  place: z.string().min(1).optional(),
  issued: CivilDate.optional(),
  title: z.string().min(1).optional(),
  period: z.strictObject({ from: CivilDate, to: CivilDate }).optional(),
  scope: z.string().min(1).optional(),
  signatory: z
    .strictObject({
      name: z.string().min(1),
      role: z.string().min(1).nullable(),
    })
    .optional(),
  /** A later document that lets the plan run on. */
  extension: z
    .strictObject({ until: CivilDate, basis: z.string().min(1) })
    .optional(),
  /** Words that scanning spoiled, as they stand in the text, and as they should read. Line numbers stay as they are. */
  words: z
    .array(
      z.strictObject({ read: z.string().min(1), meant: z.string().min(1) }),
    )
    .default([]),
  /** Names people call the plan by. */
  names: z.array(z.string().min(1)).default([]),
});
export type Overlay = z.infer<typeof Overlay>;

/** A file of comments only says nothing. */
export const OverlayFile = z.preprocess((value) => value ?? {}, Overlay);

/** Mends the words that scanning spoiled. Lines stay where they are. */
export function mendWords(text: string, overlay: Overlay): string {
  return overlay.words.reduce(
    (mended, { read, meant }) => mended.replaceAll(read, meant),
    text,
  );
}

/** Puts what a person said in place of what the text says. */
export function applyOverlay(plan: Plan, overlay: Overlay): Plan {
  return {
    ...plan,
    number: overlay.number ?? plan.number,
    issuer: overlay.issuer ?? plan.issuer,
    place: overlay.place ?? plan.place,
    issued: overlay.issued ?? plan.issued,
    title: overlay.title ?? plan.title,
    period: overlay.period ?? plan.period,
    scope: overlay.scope ?? plan.scope,
    signatory: overlay.signatory ?? plan.signatory,
  };
}
