import { z } from "zod";
import { CivilDate } from "../../clock.ts";
import { ReceiptHash } from "../receipt-hash.ts";
import { Reference } from "../reference.ts";
import { SealedText } from "../seal.ts";
import { UnitId } from "../unit.ts";

// The tip as one document: what was said, its dialogue, and what is still to be delivered of it. One write changes all.

const channel = z.enum(["telegram", "zalo", "terminal"]);
const moment = z.iso.datetime();

/** Where a tip's reporter can be written to. Known to the desk alone; null once it was cut. */
export const Link = z.object({ channel, id: z.string(), group: z.boolean() });

/** Somebody enrolled, as an officer of a unit. */
export const OfficerId = z.object({
  channel,
  sender: z.string(),
  unit: UnitId,
});
export type OfficerId = z.infer<typeof OfficerId>;

export const StoredRouted = z.object({
  province: z.string().exactOptional(),
  district: z.string().exactOptional(),
  ward: z.string().exactOptional(),
  kinds: z.array(z.string()),
  urgent: z.boolean(),
  againstPolice: z.boolean(),
  concerned: UnitId.exactOptional(),
});

/** What a reporter said, as it is sealed to the unit, and in the clear for as long as the desk must show it. */
export const Content = z.object({
  text: z.string(),
  facts: z.record(z.string(), z.string()),
  contact: z.string().nullable(),
  pins: z.array(
    z.object({
      latitude: z.number(),
      longitude: z.number(),
      scene: z.boolean().nullable(),
    }),
  ),
});
export type Content = z.infer<typeof Content>;

/** A file of a tip. The blobs' ids follow from the tip's and the file's. */
export const TipFile = z.object({
  id: z.string(),
  kind: z.enum(["photo", "video", "voice", "document"]),
  /** What it is by its content, and what it is called when unpacked: "jpg". */
  extension: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  /** The version without what tells of device, place and time, in which a voice is altered; null where there is none. */
  clean: z.object({ extension: z.string(), mediaType: z.string() }).nullable(),
});
export type TipFile = z.infer<typeof TipFile>;

export const TipLine = z.object({
  /** The id of the message that said it. */
  id: z.string(),
  from: z.enum(["reporter", "officer"]),
  at: moment,
  /** Null once the reporter can look no more. */
  text: z.string().nullable(),
  sealed: SealedText,
  files: z.int(),
  /** An officer's: whether it asks. */
  asks: z.boolean(),
  /** An officer's: waiting, handed to the platform, or kept behind the receipt since it could not be. */
  way: z.enum(["none", "waiting", "sent", "kept"]),
  /** An officer's: that of its delivery; null once the link is cut. */
  token: z.string().nullable(),
});
export type TipLine = z.infer<typeof TipLine>;

/** What is told to whom. new: the tip. more: the reporter's words or files. news: something for the reporter. */
export const Delivery = z.object({
  /** The same at every try: whoever receives knows it again by this. */
  key: z.string(),
  to: z.discriminatedUnion("is", [
    z.object({
      is: z.literal("destination"),
      unit: UnitId,
      kind: z.enum(["officers", "group", "webhook", "folder"]),
      /** Which of its kind: the chat, the address, the folder. */
      where: z.string(),
    }),
    z.object({ is: z.literal("officer"), officer: OfficerId }),
    /** The topics that it has in groups of these units. */
    z.object({ is: z.literal("topics"), units: z.array(UnitId) }),
    z.object({
      is: z.literal("reporter"),
      /** By which the outcome is known again: chance, so that what a conversation remembers of it leads nowhere once the link is cut. */
      token: z.string(),
    }),
  ]),
  what: z.enum([
    "new",
    "more",
    "withdrawn",
    "erased",
    "reminder",
    "escalation",
    "undelivered",
    "question",
    "state",
    /** What an officer did with it. */
    "act",
  ]),
  /** The line that it is about, the clock's key, or the act: "claim", "close spam". */
  about: z.string().nullable(),
  attempts: z.int(),
  notBefore: moment,
  /** dead: given up; an admin may send it again. */
  state: z.enum(["pending", "dead"]),
});
export type Delivery = z.infer<typeof Delivery>;

const ClockNote = z.discriminatedUnion("is", [
  z.object({ is: z.literal("acknowledged") }),
  z.object({ is: z.literal("complex") }),
  z.object({ is: z.literal("extended"), until: CivilDate.exactOptional() }),
  z.object({ is: z.literal("closed") }),
]);

export const TipOutcomeName = z.enum([
  "true",
  "not-enough",
  "unfounded",
  "prank",
  "spam",
  "elsewhere",
]);

export const Tip = z.object({
  v: z.literal(1),
  id: z.string(),
  reference: Reference,
  state: z.enum([
    "received",
    "acknowledged",
    "working",
    "handed-over",
    "closed",
    "withdrawn",
  ]),
  outcome: TipOutcomeName.nullable(),
  /** Those who have it now. */
  units: z.array(UnitId).min(1),
  routed: StoredRouted,
  locality: z.string().nullable(),
  received: moment,
  /** When it was closed or withdrawn. */
  ended: moment.nullable(),
  sealed: SealedText,
  /** The transit copy; null where nobody reads in a chat and nothing whole is left to be delivered. */
  open: Content.nullable(),
  /** Keyed hash of its words, to know them again; null once the link is cut. */
  words: z.string().nullable(),
  files: z.array(TipFile),
  link: Link.nullable(),
  receipt: ReceiptHash,
  lines: z.array(TipLine),
  /** Id of the officer's line that waits for the reporter. */
  asked: z.string().nullable(),
  clocks: z.array(ClockNote),
  /** Keys of the clocks' moments that were told. */
  told: z.array(z.string()),
  holder: OfficerId.nullable(),
  notes: z.array(z.object({ at: moment, unit: UnitId, text: z.string() })),
  deliveries: z.array(Delivery),
  /** Whether anything of it has left the desk or was shown to an officer. */
  delivered: z.boolean(),
  /** Ids of the messages whose effect it holds, the last ones. */
  requests: z.array(z.string()),
  /** Reference of the tip that it was merged into. */
  merged: Reference.nullable(),
  /** Ids of the tips that were merged into it. */
  joined: z.array(z.string()).default([]),
  /** When it was opened again, from when on its clocks count anew; null: as it was received. */
  since: moment.nullable().default(null),
  /** The topics that it has in groups, by the group as its destination names it. */
  topics: z.array(z.object({ where: z.string(), id: z.string() })).default([]),
});
export type Tip = z.infer<typeof Tip>;

/** Whether it goes on under the tip that it was merged into: closed for itself, open for its reporter. */
export function isJoined({
  merged,
  outcome,
  state,
}: Pick<Tip, "merged" | "outcome" | "state">): boolean {
  return merged !== null && outcome === null && state === "closed";
}
