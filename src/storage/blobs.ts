/** Bytes that are too many for a document, by an id. Whoever puts them has sealed and padded them: they stand as they are. */
export interface Blobs {
  /** Fulfils once the bytes are on the disk, whole; takes the place of what stood under the id. Throws {@link StorageError}. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when there is none. Throws {@link StorageError}. */
  get(id: string): Promise<Uint8Array | undefined>;
  /** Fulfils once they are gone from the disk; also when there were none. Throws {@link StorageError}. */
  delete(id: string): Promise<void>;
}

/** Keeps bytes for the life of the process. */
export function memoryBlobs(): Blobs & { readonly size: number } {
  const kept = new Map<string, Uint8Array>();
  return {
    get size() {
      return kept.size;
    },
    put(id, bytes) {
      kept.set(id, Uint8Array.from(bytes));
      return Promise.resolve();
    },
    get: (id) => Promise.resolve(kept.get(id)),
    delete(id) {
      kept.delete(id);
      return Promise.resolve();
    },
  };
}
