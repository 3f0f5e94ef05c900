import type { z } from "zod";
import { ConflictError } from "../errors.ts";
import { fitting, orReport } from "./reading.ts";
import {
  collect,
  type Collection,
  type DamageWatch,
  type Storage,
  type Stored,
} from "./storage.ts";

// Values are kept as JSON, so that nobody can change what is stored through a reference; undefined once deleted.
interface Kept {
  readonly revision: number;
  readonly json: string | undefined;
  readonly dueAt: number | undefined;
  /** When it may be handed out next, while it is due. */
  readonly free: number | undefined;
  readonly shelf: string | undefined;
}

/** Keeps documents for the life of the process: for single questions, which leave nothing behind, and for tests. */
export function openMemory(watch: DamageWatch = {}): Storage {
  const kinds = new Map<string, Map<string, Kept>>();
  return {
    collection(kind, schema) {
      const kept = kinds.get(kind) ?? new Map<string, Kept>();
      kinds.set(kind, kept);
      return memoryCollection(kept, schema, watch);
    },
    close: () => Promise.resolve(),
  };
}

function memoryCollection<Schema extends z.ZodType>(
  kept: Map<string, Kept>,
  schema: Schema,
  watch: DamageWatch,
): Collection<z.infer<Schema>> {
  function read(id: string): Stored<z.infer<Schema>> | undefined {
    const found = kept.get(id);
    if (found?.json === undefined) return undefined;
    const { revision, json, dueAt, shelf } = found;
    return {
      revision,
      value: fitting(schema, JSON.parse(json)),
      dueAt: dueAt === undefined ? undefined : new Date(dueAt),
      shelf,
    };
  }

  function write(
    id: string,
    json: string | undefined,
    expected: number,
    dueAt?: Date,
    shelf?: string,
  ) {
    const found = kept.get(id);
    const current = found?.json === undefined ? 0 : found.revision;
    if (current !== expected)
      throw new ConflictError("the document has changed");
    const revision = (found?.revision ?? 0) + 1;
    // Throws what is no moment, as every engine does.
    const due = dueAt && Date.parse(dueAt.toISOString());
    kept.set(id, { revision, json, dueAt: due, free: due, shelf });
    return revision;
  }

  async function* each(shelf?: string) {
    for (const [id, one] of [...kept]) {
      if (shelf !== undefined && one.shelf !== shelf) continue;
      const found = await Promise.resolve(orReport(() => read(id), watch));
      if (found !== undefined) yield found;
    }
  }

  return {
    get: async (id) => Promise.resolve(read(id)),
    async put(id, value, expected, dueAt, shelf) {
      const json = JSON.stringify(value);
      const revision = write(id, json, expected, dueAt, shelf);
      return Promise.resolve({ revision, value, dueAt, shelf });
    },
    async delete(id, expected) {
      write(id, undefined, expected);
      return Promise.resolve();
    },
    // Nothing damages what never leaves the process.
    setAside: () => Promise.resolve(),
    each,
    list: () => collect(each()),
    async claimDue(now, leaseMs, limit) {
      const claimed: Stored<z.infer<Schema>>[] = [];
      const due = [...kept]
        .filter(([, { free = Infinity }]) => free <= now.getTime())
        .sort(([, a], [, b]) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
      for (const [id, document] of due) {
        if (claimed.length >= limit) break;
        kept.set(id, { ...document, free: now.getTime() + leaseMs });
        const found = orReport(() => read(id), watch);
        if (found !== undefined) claimed.push(found);
      }
      return Promise.resolve(claimed);
    },
    async nextDue() {
      const first = [...kept.values()].reduce(
        (least, { free = Infinity }) => Math.min(least, free),
        Infinity,
      );
      return Promise.resolve(first === Infinity ? undefined : new Date(first));
    },
  };
}
