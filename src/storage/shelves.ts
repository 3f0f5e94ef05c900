import { StorageError } from "../errors.ts";
import type { Marked } from "./marked.ts";
import { openMarkerFolder } from "./marker-folder.ts";
import { readMarker, type Revision } from "./revision.ts";

/**
 * Which documents of one kind stand on which shelf, by markers that are made and cleared away as those of due documents
 * are (./due-documents.ts): a document that stands on a shelf has its marker on the disk, whenever the process is killed
 * or the power fails, and a marker that no document names does no harm.
 */
export interface Shelves extends Marked {
  /** The documents on a shelf as they stand; an error in place of one that cannot be read. */
  each(shelf: string): AsyncIterable<Revision | StorageError>;
}

export function openShelves(kind: string): Shelves {
  const folder = openMarkerFolder(
    kind,
    ".shelves",
    ({ place }) => place?.marker,
  );
  return {
    announce: ({ marker }) => folder.make(marker),
    async settle(before, after) {
      if (before !== undefined && before.marker !== after?.marker)
        await folder.clear(before.marker);
    },
    async withdraw({ marker }, surely) {
      if (surely) await folder.clear(marker);
    },
    async *each(shelf) {
      for (const marker of await folder.all()) {
        if (readMarker(marker)?.shelf !== shelf) continue;
        try {
          const found = await folder.documentOf(marker);
          if (found !== undefined) yield found;
        } catch (error) {
          yield error instanceof StorageError
            ? error
            : new StorageError("a document cannot be read", error);
        }
      }
    },
  };
}
