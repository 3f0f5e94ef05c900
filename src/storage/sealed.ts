import { randomUUID } from "node:crypto";
import { z } from "zod";
import { ConflictError, DamageError } from "../errors.ts";
import type { Changed, Changes } from "./changes.ts";
import { fitting, orReport } from "./reading.ts";
import { createSeal, type Seal } from "./seal.ts";
import {
  collect,
  type Collection,
  type DamageWatch,
  type Storage,
  type Stored,
} from "./storage.ts";

const Sealed = z.object({ sealed: z.string() });

/**
 * Seals what an engine stores: the engine sees kinds, ids, revisions, due moments and shelves, and of the values no more than a
 * rounded size. A document that cannot be opened with the key is a damaged one.
 */
export function sealed(
  storage: Storage,
  key: Uint8Array,
  watch: DamageWatch = {},
): Storage {
  const seal = createSeal(key);
  return {
    collection: (kind, schema) =>
      sealedCollection(
        { kind, seal, watch },
        schema,
        // What is not even sealed is for the seal to refuse.
        storage.collection(kind, z.unknown()),
        storage.collection(`${kind}.unopened`, z.unknown()),
      ),
    ...(storage.onWake !== undefined && { onWake: storage.onWake }),
    ...(storage.holds !== undefined && { holds: storage.holds }),
    close: () => storage.close(),
  };
}

interface Sealing {
  readonly kind: string;
  readonly seal: Seal;
  readonly watch: DamageWatch;
}

function sealedCollection<Schema extends z.ZodType>(
  { kind, seal, watch }: Sealing,
  schema: Schema,
  inner: Collection<unknown>,
  unopened: Collection<unknown>,
): Collection<z.infer<Schema>> {
  function open(found: Stored<unknown>, id?: string): { value: unknown } {
    const { dueAt } = found;
    const held = Sealed.safeParse(found.value);
    const content =
      held.success && seal.open(held.data.sealed, { kind, dueAt }, id);
    if (!content) throw new DamageError(`${kind}: a sealed document`);
    return content;
  }

  function read(found: Stored<unknown>, id?: string): Stored<z.infer<Schema>> {
    return { ...found, value: fitting(schema, open(found, id).value) };
  }

  async function* each(shelf?: string) {
    for await (const found of inner.each(shelf)) {
      const document = orReport(() => read(found), watch);
      if (document !== undefined) yield document;
    }
  }

  return {
    async get(id) {
      const found = await inner.get(id);
      return found && read(found, id);
    },
    async put(id, value, expected, dueAt, shelf) {
      // The shelf is not bound to the seal: it says where to look, and no more.
      const held = { sealed: seal.close(id, value, { kind, dueAt }) };
      return { ...(await inner.put(id, held, expected, dueAt, shelf)), value };
    },
    delete: (id, expected) => inner.delete(id, expected),
    async setAside(id) {
      await inner.setAside(id);
      const found = await inner.get(id);
      if (found === undefined) return;
      try {
        open(found, id);
      } catch (error) {
        if (!(error instanceof DamageError)) throw error;
        await unopened.put(randomUUID(), found.value, 0);
        await inner.delete(id, found.revision).catch(unlessChanged);
      }
    },
    each,
    list: () => collect(each()),
    async claimDue(now, leaseMs, limit) {
      const claimed: Stored<z.infer<Schema>>[] = [];
      for (;;) {
        const wanted = limit - claimed.length;
        // A lease of no time at all would hand out what cannot be opened again and again.
        const found = await inner.claimDue(now, Math.max(1, leaseMs), wanted);
        for (const each of found) {
          const document = orReport(() => read(each), watch);
          if (document !== undefined) claimed.push(document);
        }
        if (found.length < wanted || claimed.length >= limit) return claimed;
      }
    },
    nextDue: () => inner.nextDue(),
    ...(inner.changes !== undefined && { changes: opened(inner.changes) }),
  };

  function openedChange({
    name,
    stored,
  }: Changed<unknown>): Changed<z.infer<Schema>>[] {
    if (stored === undefined) return [{ name, stored }];
    const document = orReport(() => read(stored), watch);
    return document === undefined ? [] : [{ name, stored: document }];
  }

  function opened(changes: Changes<unknown>): Changes<z.infer<Schema>> {
    return {
      ...changes,
      async since(from) {
        const { mark, documents } = await changes.since(from);
        return { mark, documents: documents.flatMap(openedChange) };
      },
    };
  }
}

// Somebody else has set it aside, or written it anew.
function unlessChanged(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error;
}
