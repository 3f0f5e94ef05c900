import { createHash } from "node:crypto";
import type { Entry } from "./archive.ts";

/** What was counted on the way. */
export interface Tally {
  readonly documents: number;
  readonly deleted: number;
  readonly due: number;
  readonly blobs: number;
  readonly bytes: number;
  /** The same for the same entries, in whatever order they came. */
  readonly digest: string;
}

export interface Digest {
  add(entry: Entry): void;
  tally(): Tally;
}

export function createDigest(): Digest {
  const sum = Buffer.alloc(32);
  const counts = { documents: 0, deleted: 0, due: 0, blobs: 0, bytes: 0 };
  return {
    add(entry) {
      const hash = createHash("sha256").update(textOf(entry)).digest();
      for (const [at, byte] of hash.entries()) sum[at] = (sum[at] ?? 0) ^ byte;
      if (entry.is === "blob") {
        counts.blobs += 1;
        counts.bytes += entry.bytes.length;
      } else if (entry.value === undefined) counts.deleted += 1;
      else counts.documents += 1;
      if (entry.is === "document" && entry.dueAt !== undefined) counts.due += 1;
    },
    tally: () => ({ ...counts, digest: sum.toString("hex") }),
  };
}

function textOf(entry: Entry): string {
  if (entry.is === "blob") {
    const held = createHash("sha256").update(entry.bytes).digest("hex");
    return JSON.stringify(["blob", entry.name, held]);
  }
  const { kind, name, revision, dueAt, shelf, value } = entry;
  return JSON.stringify([
    ...["document", kind, name, revision, dueAt ?? null],
    ...(value === undefined ? [] : [value]),
    ...(shelf === undefined ? [] : [{ shelf }]),
  ]);
}

/** Counts what passes. */
export async function* counted(
  entries: AsyncIterable<Entry>,
  digest: Digest,
): AsyncIterable<Entry> {
  for await (const entry of entries) {
    digest.add(entry);
    yield entry;
  }
}
