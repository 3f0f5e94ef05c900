import { join } from "node:path";
import { StorageError } from "../errors.ts";
import { openDueFolder } from "./due-folder.ts";
import { createDueQueue } from "./due-queue.ts";
import { syncFolder } from "./durable-file.ts";
import { latest } from "./revision-file.ts";
import { type Due, readMarker, type Revision } from "./revision.ts";

/**
 * Which documents of one kind are due. Every document that is due has its marker on the disk, whenever the process is
 * killed or the power fails, because
 *
 * - a marker is on the disk before the revision that names it gets its own name, and a revision with the same moment
 *   as the one before goes on naming that one's marker;
 * - a marker's name holds the mark of the write it was made for, so that no other write ever makes it anew. It is
 *   cleared away only once a revision is on the disk that follows the one it was made for and does not name it: from
 *   then on no write that names it can succeed;
 * - an older revision that counts again, since the newer was set aside, has its marker made anew.
 *
 * A marker that no document names does no harm: the document is read before it is handed out. Leases are kept in
 * memory: any number of processes may write due documents, but one hands them out.
 */
export interface DueDocuments {
  /** To be done before the revision can be seen. */
  announce(due: Due): Promise<void>;
  /** The write that was announced, if any, has come to an end: `after` is what its document names from now on. */
  settle(before: Due | undefined, after: Due | undefined): Promise<void>;
  /** The write that was announced has failed; surely, or perhaps not. */
  withdraw(due: Due, surely: boolean): Promise<void>;
  /** Leases due documents, earliest first, and gives each as it stands; an error in place of one that cannot be read. */
  lease(now: Date, leaseMs: number): AsyncIterable<Revision | StorageError>;
  next(): Promise<Date | undefined>;
}

// Reading 20,000 names takes about 20 ms; markers of other processes can wait so long.
const rereadMs = 10_000;

export function openDueDocuments(kind: string): DueDocuments {
  const folder = openDueFolder(kind);
  const queue = createDueQueue((marker) => readMarker(marker)?.at ?? 0);
  // Markers of this process' writes under way: their documents do not name them yet.
  const announced = new Set<string>();
  let read: Promise<void> | undefined;
  let readAt: number | undefined;

  async function readFolder(): Promise<void> {
    const markers = await folder.all();
    queue.addAll(markers.filter((marker) => !announced.has(marker)));
  }

  async function refresh(now: number | undefined): Promise<void> {
    const old =
      now !== undefined &&
      (readAt === undefined || Math.abs(now - readAt) >= rereadMs);
    if (read === undefined || old) {
      read = readFolder();
      readAt = now;
    }
    try {
      await read;
    } catch (error) {
      read = undefined;
      throw error;
    }
  }

  /** The document that names the marker; undefined when none does. */
  async function documentOf(marker: string): Promise<Revision | undefined> {
    const { name = "", revision = 0 } = readMarker(marker) ?? {};
    const found = await latest(join(kind, name));
    if (found?.due?.marker === marker) return found;
    queue.remove(marker);
    // Of an older revision the marker belongs to another process' write under way, or to one that died before it.
    if (found === null || found.revision < revision) return undefined;
    await syncFolder(join(kind, name));
    await folder.clear(marker);
    return undefined;
  }

  return {
    async announce({ marker }) {
      announced.add(marker);
      await folder.make(marker);
    },
    async settle(before, after) {
      if (after !== undefined) announced.delete(after.marker);
      if (before !== undefined) queue.remove(before.marker);
      if (after !== undefined) queue.add(after.marker);
      if (before !== undefined && before.marker !== after?.marker)
        await folder.clear(before.marker);
    },
    async withdraw({ marker }, surely) {
      announced.delete(marker);
      if (surely) await folder.clear(marker);
    },
    async *lease(now, leaseMs) {
      await refresh(now.getTime());
      queue.release(now);
      for (;;) {
        const marker = queue.lease(now, leaseMs);
        if (marker === undefined) return;
        try {
          const found = await documentOf(marker);
          if (found !== undefined) yield found;
        } catch (error) {
          yield error instanceof StorageError
            ? error
            : new StorageError("a due document cannot be read", error);
        }
      }
    },
    async next() {
      await refresh(undefined);
      return queue.next();
    },
  };
}
