import { z } from "zod";

// Conversations with the behaviour to be seen, as JSON: who says what, and what must and must not stand in the answer.

const Expected = z.object({
  /** In words, for whoever reads. */
  do: z.string(),
  /** One of these must stand in the answer; {MA1} is the receipt or the tip's reference. */
  any: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  /** Within so many letters. */
  head: z.number().optional(),
});

const UserTurn = z.object({
  from: z.literal("user"),
  as: z.string(),
  text: z.string().optional(),
  /** The id of a choice that is tapped. */
  choose: z.string().optional(),
  attach: z
    .enum(["photo", "video", "voice", "document", "location"])
    .optional(),
  /** The platform's handle of what is attached. */
  ref: z.string().optional(),
  chat: z.enum(["group", "officers"]).optional(),
  /** What an officer does. */
  action: z.string().optional(),
  /** Time that passes before. */
  wait: z.string().optional(),
  redelivered: z.boolean().default(false),
});
export type UserTurn = z.infer<typeof UserTurn>;

const BotTurn = z.object({
  from: z.literal("bot"),
  to: z.string(),
  chat: z.string().optional(),
  silent: z.boolean().default(false),
  expect: z.array(Expected).default([]),
});
export type BotTurn = z.infer<typeof BotTurn>;

const Queued = z.object({
  where_any: z.array(z.string()).default([]),
  has: z.array(z.string()).default([]),
  has_not: z.array(z.string()).default([]),
  attachments: z.partialRecord(z.string(), z.number()).default({}),
  contact: z.string().nullable().default(null),
  urgent: z.boolean().default(false),
  locality: z.string().nullable().optional(),
  full_text_chars: z.number().optional(),
  updates: z.number().default(0),
  /** A kind of crime, by the names in knowledge/reporting.yaml. */
  kind: z.string().optional(),
});
export type Queued = z.infer<typeof Queued>;

export const Dialog = z.object({
  id: z.string(),
  title: z.string(),
  channel: z.enum(["telegram", "zalo"]),
  start: z.iso.datetime({ offset: true }),
  place: z.string().nullable(),
  turns: z.array(z.discriminatedUnion("from", [UserTurn, BotTurn])).min(1),
  outcome: z.object({
    tips: z.number(),
    queue: z.array(Queued).default([]),
  }),
});
export type Dialog = z.infer<typeof Dialog>;
