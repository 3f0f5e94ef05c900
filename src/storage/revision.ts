import { randomBytes } from "node:crypto";
import { z } from "zod";

// The moment or the shelf, the document's folder, the revision and the write it was made for.
const markerName =
  /^(?:(?<at>\d{16})|(?<shelf>[a-z]+))-(?<name>[0-9a-f]{64})-(?<revision>\d+)-[\w-]+$/;
const MarkerName = z.string().regex(markerName);

/** When a document is due, and which marker in the due folder was made for it. */
const Due = z.object({
  // Also moments beyond the year 9999, which zod's own check refuses.
  at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  marker: MarkerName,
});
export type Due = z.infer<typeof Due>;

/** On which shelf a document stands, and which marker among the shelves' was made for it. */
const Place = z.object({ shelf: z.string(), marker: MarkerName });

/** What stands in one file; not whose it is. No value: the document was deleted, and its number is kept so that it only ever grows. */
export const Revision = z.object({
  revision: z.int().min(0),
  /** One mark for each of the last writes, this one's last. */
  writes: z.array(z.string()),
  due: Due.optional(),
  place: Place.optional(),
  value: z.unknown().optional(),
});
export type Revision = z.infer<typeof Revision>;

// Far more writes than another process can make between two steps of one write.
const keptMarks = 32;

export function newMark(): string {
  return randomBytes(6).toString("base64url");
}

/**
 * The revision after `current`, in the file called `name`. The marker of a moment or a shelf that stays the same is kept;
 * a new one has a name that no other write ever has.
 */
export function revisionAfter(
  current: Revision,
  name: string,
  value: unknown,
  dueAt: Date | undefined,
  shelf?: string,
): Revision {
  const revision = current.revision + 1;
  const mark = newMark();
  const writes = [...current.writes, mark].slice(-keptMarks);
  const markerFor = (of: string) => `${of}-${name}-${revision}-${mark}`;
  const at = dueAt?.toISOString();
  const due =
    dueAt === undefined || at === undefined
      ? undefined
      : { at, marker: markerFor(sortable(dueAt)) };
  const place =
    shelf === undefined ? undefined : { shelf, marker: markerFor(shelf) };
  return {
    ...{ revision, writes, value },
    due: due && current.due?.at === at ? current.due : due,
    place: place && current.place?.shelf === shelf ? current.place : place,
  };
}

/** Texts that compare as the moments do. Moments before 1970 are all alike: a marker only says when to look. */
function sortable(moment: Date): string {
  return String(Math.max(0, moment.getTime())).padStart(16, "0");
}

/** What a marker says. */
export interface Marker {
  /** Milliseconds since 1970; 0 for a shelf's. */
  readonly at: number;
  /** Undefined for a moment's. */
  readonly shelf: string | undefined;
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
  const { at, shelf, name, revision } = markerName.exec(marker)?.groups ?? {};
  if (name === undefined) return undefined;
  return { at: Number(at ?? 0), shelf, name, revision: Number(revision) };
}

/** Whether a name in a kind's folder is a document's. */
export function isDocument(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}
