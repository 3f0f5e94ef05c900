import { createHash } from "node:crypto";
import { z } from "zod";
import { channelName } from "./reader.ts";
import { Subject } from "./words.ts";

// bulletin: a warning to people who asked for such. draft: being written. proposed: waits for a second person's
// approval. version: names all that a reader will see and when, so that an approval counts for what was seen alone.

const Staff = z.object({
  channel: channelName,
  sender: z.string(),
  conversation: z.string(),
  language: z.enum(["vi", "en"]),
});
export type Staff = z.infer<typeof Staff>;

export const ActName = z.enum([
  "written",
  "changed",
  "proposed",
  "approved",
  "refused",
  "stopped",
  "dropped",
]);

const Act = z.object({
  act: ActName,
  /** The office of who did it, as their role names it; empty where it names none. */
  unit: z.string(),
  role: z.enum(["officer", "admin"]),
  /** ISO moment. */
  at: z.string(),
});
export type Act = z.infer<typeof Act>;

export const Counts = z.object({
  sent: z.int(),
  gone: z.int(),
  refused: z.int(),
  waiting: z.int(),
  unsent: z.int(),
});
export type Counts = z.infer<typeof Counts>;

export const State = z.enum([
  "draft",
  "proposed",
  "approved",
  "sending",
  "sent",
  "stopped",
  "dropped",
]);
export type State = z.infer<typeof State>;

export const Bulletin = z.object({
  v: z.literal(1),
  id: z.string(),
  /** "3/2026", given once it was shown. */
  number: z.string().nullable(),
  author: Staff,
  issuer: z.string(),
  text: z.string(),
  /** Null until it is said. */
  where: z.object({ place: z.string().nullable() }).nullable(),
  subjects: z.array(Subject),
  /** Null until it is said; `at`: an ISO moment, null for at once. */
  when: z.object({ at: z.string().nullable(), urgent: z.boolean() }).nullable(),
  state: State,
  approval: z.object({ by: Staff, version: z.string() }).nullable(),
  acts: z.array(Act),
  /** ISO moments. began: the first was handed over. closed: nothing more is heard of it. */
  began: z.string().nullable(),
  closed: z.string().nullable(),
  /** Whether author and approver were told that some wait. */
  told: z.boolean(),
  counts: Counts.nullable(),
});
export type Bulletin = z.infer<typeof Bulletin>;

export function newBulletin(id: string, author: Staff): Bulletin {
  return {
    v: 1,
    id,
    number: null,
    author,
    issuer: "",
    text: "",
    where: null,
    subjects: [],
    when: null,
    state: "draft",
    approval: null,
    acts: [],
    began: null,
    closed: null,
    told: false,
    counts: null,
  };
}

/** Names all that is approved together. */
export function versionOf(bulletin: Bulletin): string {
  const { number, issuer, text, where, subjects, when } = bulletin;
  return createHash("sha256")
    .update(JSON.stringify([number, issuer, text, where, subjects, when]))
    .digest("base64url")
    .slice(0, 10);
}

/** Whether nothing has gone out, so that it can still be changed. */
export function isOpen({ state }: Bulletin): boolean {
  return state === "draft" || state === "proposed" || state === "approved";
}

/** What has to be said still before it can be shown. */
export type Missing = "text" | "issuer" | "place" | "subjects" | "when";

export function missingOf(bulletin: Bulletin): Missing | undefined {
  if (bulletin.text === "") return "text";
  if (bulletin.issuer === "") return "issuer";
  if (bulletin.where === null) return "place";
  if (bulletin.subjects.length === 0) return "subjects";
  return bulletin.when === null ? "when" : undefined;
}

/** Whether two are the same person by the same channel. */
export function isSame(
  one: Pick<Staff, "channel" | "sender">,
  other: Pick<Staff, "channel" | "sender">,
): boolean {
  return one.channel === other.channel && one.sender === other.sender;
}
