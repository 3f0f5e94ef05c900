import { StorageError } from "../errors.ts";
import { createDueQueue } from "./due-queue.ts";
import { openMarkerFolder } from "./marker-folder.ts";
import type { Marked } from "./marked.ts";
import { readMarker, type Revision } from "./revision.ts";

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
export interface DueDocuments extends Marked {
  /** Leases due documents, earliest first, and gives each as it stands; an error in place of one that cannot be read. */
  lease(now: Date, leaseMs: number): AsyncIterable<Revision | StorageError>;
  next(): Promise<Date | undefined>;
}

// Reading 20,000 names takes about 20 ms; markers of other processes can wait so long, and longer where so many are due
// some day that reading their names would take more than a hundredth of the time.
const [rereadMs, rereadEachMs] = [10_000, 0.1];

export function openDueDocuments(kind: string): DueDocuments {
  const folder = openMarkerFolder(kind, ".due", ({ due }) => due?.marker);
  const queue = createDueQueue((marker) => readMarker(marker)?.at ?? 0);
  // Markers of this process' writes under way: their documents do not name them yet.
  const announced = new Set<string>();
  let read: Promise<void> | undefined;
  let readAt: number | undefined;
  let wait = rereadMs;

  async function readFolder(): Promise<void> {
    const markers = await folder.all();
    wait = Math.max(rereadMs, markers.length * rereadEachMs);
    queue.addAll(markers.filter((marker) => !announced.has(marker)));
  }

  async function refresh(now: number | undefined): Promise<void> {
    const old =
      now !== undefined &&
      (readAt === undefined || Math.abs(now - readAt) >= wait);
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
          const found = await folder.documentOf(marker);
          if (found === undefined) queue.remove(marker);
          else yield found;
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
