import type { z } from "zod";
import { ConflictError } from "../errors.ts";
import type { Collection, Storage } from "./storage.ts";

// Values are kept as JSON, so that nobody can change what is stored through a reference; undefined once deleted.
interface Kept {
  readonly revision: number;
  readonly json: string | undefined;
}

/** Keeps documents for the life of the process: for single questions, which leave nothing behind, and for tests. */
export function openMemory(): Storage {
  const kinds = new Map<string, Map<string, Kept>>();
  return {
    collection(kind, schema) {
      const kept = kinds.get(kind) ?? new Map<string, Kept>();
      kinds.set(kind, kept);
      return memoryCollection(kept, schema);
    },
    close: () => Promise.resolve(),
  };
}

function memoryCollection<Schema extends z.ZodType>(
  kept: Map<string, Kept>,
  schema: Schema,
): Collection<z.infer<Schema>> {
  function read(id: string) {
    const found = kept.get(id);
    if (found?.json === undefined) return undefined;
    const value = schema.parse(JSON.parse(found.json));
    return { revision: found.revision, value };
  }

  function write(id: string, json: string | undefined, expected: number) {
    const found = kept.get(id);
    const current = found?.json === undefined ? 0 : found.revision;
    if (current !== expected)
      throw new ConflictError("the document has changed");
    const revision = (found?.revision ?? 0) + 1;
    kept.set(id, { revision, json });
    return revision;
  }

  return {
    get: async (id) => Promise.resolve(read(id)),
    async put(id, value, expected) {
      const revision = write(id, JSON.stringify(value), expected);
      return Promise.resolve({ revision, value });
    },
    async delete(id, expected) {
      write(id, undefined, expected);
      return Promise.resolve();
    },
    // Nothing damages what never leaves the process.
    setAside: () => Promise.resolve(),
    list: async () =>
      Promise.resolve(
        [...kept.keys()].map(read).filter((found) => found !== undefined),
      ),
  };
}
