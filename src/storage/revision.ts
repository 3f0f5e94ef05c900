import { randomBytes } from "node:crypto";
import { z } from "zod";

// The moment, the document's folder, the revision and the write it was made for.
const markerName =
  /^(?<at>\d{16})-(?<name>[0-9a-f]{64})-(?<revision>\d+)-[\w-]+$/;

/** When a document is due, and which marker in the due folder was made for it. */
const Due = z.object({
  // Also moments beyond the year 9999, which zod's own check refuses.
  at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  marker: z.string().regex(markerName),
});
export type Due = z.infer<typeof Due>;

/** What stands in one file; not whose it is. No value: the document was deleted, and its number is kept so that it only ever grows. */
export const Revision = z.object({
  revision: z.int().min(0),
  /** One mark for each of the last writes, this one's last. */
  writes: z.array(z.string()),
  due: Due.optional(),
  value: z.unknown().optional(),
});
export type Revision = z.infer<typeof Revision>;

// Far more writes than another process can make between two steps of one write.
const keptMarks = 32;

export function newMark(): string {
  return randomBytes(6).toString("base64url");
}

/**
 * The revision after `current`, in the file called `name`. The marker of a moment that stays the same is kept; a new
 * one has a name that no other write ever has.
 */
export function revisionAfter(
  current: Revision,
  name: string,
  value: unknown,
  dueAt: Date | undefined,
): Revision {
  const revision = current.revision + 1;
  const mark = newMark();
  const writes = [...current.writes, mark].slice(-keptMarks);
  const at = dueAt?.toISOString();
  if (dueAt === undefined || at === undefined)
    return { revision, writes, value };
  if (current.due?.at === at)
    return { revision, writes, due: current.due, value };
  const marker = `${sortable(dueAt)}-${name}-${revision}-${mark}`;
  return { revision, writes, due: { at, marker }, value };
}

/** Texts that compare as the moments do. Moments before 1970 are all alike: a marker only says when to look. */
function sortable(moment: Date): string {
  return String(Math.max(0, moment.getTime())).padStart(16, "0");
}

export interface Marker {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The document's folder. */
  readonly name: string;
  /** The revision it was made for. */
  readonly revision: number;
}

export function isMarker(name: string): boolean {
  return markerName.test(name);
}

/** What a marker's name says; undefined for anything else. */
export function readMarker(marker: string): Marker | undefined {
  const { at, name, revision } = markerName.exec(marker)?.groups ?? {};
  if (name === undefined) return undefined;
  return { at: Number(at), name, revision: Number(revision) };
}

/** Whether a name in a kind's folder is a document's. */
export function isDocument(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}
