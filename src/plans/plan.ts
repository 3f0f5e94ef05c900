import { z } from "zod";
import { CivilDate } from "../clock.ts";

// plan: a numbered document by which a body assigns work for a period. section: a numbered part of it.
// assignment: a heading that names agencies, with their duties. deadline: when and how often something falls due.
// target: a figure to reach. budget line: money for an item. legal basis: a document the plan rests on or names.
// model: a named local scheme ("mô hình"). What the parser could not place is listed, never dropped.

/** Lines of the source text, counted from 1, both ends included. */
export const LineSpan = z.object({ from: z.int().min(1), to: z.int().min(1) });
export type LineSpan = z.infer<typeof LineSpan>;

/** A part of the plan. Ids join the labels from the top: "III.14", "II.1.1.2", "PL" for an annex, "0" for the preamble. */
export const Section = z.object({
  id: z.string(),
  heading: z.string(),
  level: z.int().min(0),
  /** Mended: joined over page breaks, free of markup; otherwise as published. Includes no heading. */
  paragraphs: z.array(z.string()),
  /** Where each paragraph stands in the source; as long as `paragraphs`. */
  spans: z.array(LineSpan),
});
export type Section = z.infer<typeof Section>;

/** One thing to do, in the plan's words. `paragraph` is the index into its section's paragraphs. */
export const Duty = z.object({
  text: z.string(),
  section: z.string(),
  paragraph: z.int().min(0),
});
export type Duty = z.infer<typeof Duty>;

/** Agencies as the heading names them (without "Đề nghị"), with what they are to do. */
export const Assignment = z.object({
  agencies: z.array(z.string()).min(1),
  section: z.string(),
  duties: z.array(Duty),
});
export type Assignment = z.infer<typeof Assignment>;

export const DeadlineRule = z.enum([
  "once",
  "weekly",
  "monthly",
  "quarterly",
  "halfyearly",
  "yearly",
  "period",
]);
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** Something dated or recurring that the plan asks for. */
export const Deadline = z.object({
  what: z.string(),
  who: z.array(z.string()),
  to: z.array(z.string()),
  rule: DeadlineRule,
  /** A full date for `once`, "MM-DD" for `yearly`, null where the text names no day. */
  date: CivilDate.or(z.string().regex(/^\d\d-\d\d$/)).nullable(),
  /** Years between which it holds, where the text or the plan's period says so. */
  from: CivilDate.nullable(),
  until: CivilDate.nullable(),
  section: z.string(),
  paragraph: z.int().min(0),
  /** The plan's own words. */
  evidence: z.string(),
});
export type Deadline = z.infer<typeof Deadline>;

export const Target = z.object({
  text: z.string(),
  percent: z.number().optional(),
  count: z.number().optional(),
  section: z.string(),
  paragraph: z.int().min(0),
});
export type Target = z.infer<typeof Target>;

/** Money: `year` null is the total over the period. `unit` is as published ("đồng", "triệu đồng"). */
export const BudgetLine = z.object({
  agency: z.string().nullable(),
  item: z.string(),
  /** The row of the table it stands under ("UBND phường, xã"), which may be another level of administration. */
  group: z.string().nullable(),
  year: z.int().nullable(),
  amount: z.number(),
  unit: z.string(),
  section: z.string(),
  paragraph: z.int().min(0),
});
export type BudgetLine = z.infer<typeof BudgetLine>;

export const LegalBasis = z.object({
  /** "Quyết định", "Chỉ thị", "Nghị quyết liên tịch" … */
  kind: z.string(),
  number: z.string().nullable(),
  date: CivilDate.nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  section: z.string(),
  paragraph: z.int().min(0),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

export const Model = z.object({
  name: z.string(),
  agency: z.string().nullable(),
  section: z.string(),
  paragraph: z.int().min(0),
});
export type Model = z.infer<typeof Model>;

/** A plan as its text tells it. */
export const Plan = z.object({
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  place: z.string().nullable(),
  issued: CivilDate.nullable(),
  title: z.string(),
  period: z.object({ from: CivilDate, to: CivilDate }).nullable(),
  /** The sentence that says where and to whom the plan applies, where there is one. */
  scope: z.string().nullable(),
  signatory: z
    .object({ name: z.string(), role: z.string().nullable() })
    .nullable(),
  recipients: z.array(z.string()),
  sections: z.array(Section),
  assignments: z.array(Assignment),
  deadlines: z.array(Deadline),
  targets: z.array(Target),
  budgets: z.array(BudgetLine),
  legalBases: z.array(LegalBasis),
  models: z.array(Model),
  /** Which lines went where besides the sections' paragraphs: number, title, heading lines, recipients, signature … */
  parts: z.array(LineSpan.extend({ part: z.string() })),
  unplaced: z.array(z.object({ line: z.int().min(1), text: z.string() })),
});
export type Plan = z.infer<typeof Plan>;

/** A plan in the library: its folder's name, and what a person added in plan.yaml already applied. */
export type LibraryPlan = Plan & {
  readonly slug: string;
  /** Names people call it by besides its title. */
  readonly names: readonly string[];
  /** The document by which it runs beyond its own period, and until when; `period` stays as printed. */
  readonly extension: {
    readonly until: CivilDate;
    readonly basis: string;
  } | null;
};
