import { createHash, createHmac } from "node:crypto";
import { z } from "zod";

// Every view and act of an officer is an entry. Each entry's link is a hash over itself and the link before it, so that
// none can be changed, taken out, put in or moved without every later link being made anew; with a key, only by whoever
// has the key. That the last entries were cut off is seen by comparing with a link noted elsewhere.

const Link = z.string().regex(/^[\w-]{43}$/);

/** What happened. Never who reported, never a tip's words: an officer's id, a tip's reference, plain facts. */
export const AuditEvent = z.strictObject({
  at: z.iso.datetime(),
  actor: z.string().min(1),
  act: z.string().min(1),
  subject: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.int()])).optional(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditEntry = AuditEvent.extend({
  /** Counts from 1 over all segments. */
  number: z.int().positive(),
  /** SHA-256 or HMAC-SHA-256 as base64url. */
  link: Link,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A stretch of the log, one stored document. A segment that is full is never written again. */
export const AuditSegment = z.strictObject({
  v: z.literal(1),
  /** The number of its first entry, and the link before that. */
  first: z.int().positive(),
  before: Link,
  entries: z.array(AuditEntry),
});
export type AuditSegment = z.infer<typeof AuditSegment>;

/** An entry's place in the chain, to be noted elsewhere. */
export interface AuditHead {
  readonly number: number;
  readonly link: string;
}

// An append writes its segment anew, so this bounds what it costs: about 100 kB at most.
const segmentLength = 400;

export const emptySegment: AuditSegment = {
  v: 1,
  first: 1,
  before: createHash("sha256").update("trucban audit 1").digest("base64url"),
  entries: [],
};

/** The segment with one entry more; where it is full, the next one, with this entry alone. Changes nothing. */
export function appendEntry(
  segment: AuditSegment,
  event: AuditEvent,
  key?: Uint8Array,
): AuditSegment {
  const { number, link } = headOf(segment);
  const unlinked = { ...AuditEvent.parse(event), number: number + 1 };
  const entry = { ...unlinked, link: linkOf(unlinked, link, key) };
  return segment.entries.length < segmentLength
    ? { ...segment, entries: [...segment.entries, entry] }
    : { v: 1, first: number + 1, before: link, entries: [entry] };
}

export function headOf(segment: AuditSegment): AuditHead {
  return (
    segment.entries.at(-1) ?? {
      number: segment.first - 1,
      link: segment.before,
    }
  );
}

/**
 * broken: the first entry that is not what was written there, or stands where another should. missing: the first that
 * is known from elsewhere to have been written and is gone.
 */
export type AuditCheck =
  | { readonly is: "whole"; readonly head: AuditHead }
  | { readonly is: "broken" | "missing"; readonly number: number };

/**
 * Checks segments in order. The first may be a later one, where older ones were erased when their time was over.
 * @param known heads noted elsewhere
 */
export function verifyAudit(
  segments: readonly AuditSegment[],
  key?: Uint8Array,
  known: readonly AuditHead[] = [],
): AuditCheck {
  const start = segments[0] ?? emptySegment;
  let head = headOf({ ...start, entries: [] });
  if (start.first === 1 && start.before !== emptySegment.before)
    return { is: "broken", number: 1 };
  for (const segment of segments) {
    const number = head.number + 1;
    if (segment.first !== number || segment.before !== head.link)
      return { is: "broken", number };
    for (const { link, ...entry } of segment.entries) {
      const due = head.number + 1;
      if (entry.number !== due || linkOf(entry, head.link, key) !== link)
        return { is: "broken", number: due };
      const noted = known.find((each) => each.number === due);
      if (noted !== undefined && noted.link !== link)
        return { is: "broken", number: due };
      head = { number: due, link };
    }
  }
  const last = head.number;
  return known.some(({ number }) => number > last)
    ? { is: "missing", number: last + 1 }
    : { is: "whole", head };
}

function linkOf(
  entry: Omit<AuditEntry, "link">,
  before: string,
  key: Uint8Array | undefined,
): string {
  const hash =
    key === undefined ? createHash("sha256") : createHmac("sha256", key);
  return hash.update(`${before}\n${canonical(entry)}`).digest("base64url");
}

/** JSON with keys in order and nothing between (RFC 8785, for text, whole numbers and records of them). */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`);
  return `{${pairs.join(",")}}`;
}
