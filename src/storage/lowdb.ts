import { createHmac } from "node:crypto";
import { access, constants, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Low } from "lowdb";
import type { z } from "zod";
import { ConflictError, InputError, StorageError } from "../errors.ts";
import { type DueDocuments, openDueDocuments } from "./due-documents.ts";
import { codeOf, makeFolder } from "./durable-file.ts";
import { openShelves, type Shelves } from "./shelves.ts";
import { keyFile, subkey } from "./key-file.ts";
import { fitting, orReport } from "./reading.ts";
import { revisionFile, setDamagedAside } from "./revision-file.ts";
import { isDocument, type Revision, revisionAfter } from "./revision.ts";
import {
  collect,
  type Collection,
  type DamageWatch,
  type Storage,
  type Stored,
} from "./storage.ts";

export interface LowdbOptions extends DamageWatch {
  /** The desk's key ({@link openDeskKey}); without, a key of the folder's own in `<folder>/names.key`. */
  readonly key?: Uint8Array | undefined;
}

/**
 * Keeps each document as a lowdb document in a folder of its own: `<folder>/<kind>/<name>/<revision>.json`. The name
 * is a hash of kind and id, and the id stands nowhere else, so that no id can name a path and nothing on the disk tells
 * who is meant; it is a keyed one (HMAC), since ids of chats are numbers that one could try out. Several processes may
 * share the folder, of which one works the due documents. Throws {@link InputError} when the folder cannot be made or
 * written.
 */
export async function openLowdb(
  folder: string,
  { key, onDamage }: LowdbOptions = {},
): Promise<Storage> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    throw new InputError(`data folder ${folder} cannot be used: ${reason}`);
  }
  const nameKey =
    key === undefined
      ? await keyFile(join(folder, "names.key"))
      : subkey(key, "names");
  const marks = new Map<string, Marks>();
  return {
    collection(kind, schema) {
      const own = join(folder, kind);
      const { due, shelves } = marks.get(kind) ?? {
        due: openDueDocuments(own),
        shelves: openShelves(own),
      };
      marks.set(kind, { due, shelves });
      const nameOf = (id: string) =>
        createHmac("sha256", nameKey).update(`${kind}\0${id}`).digest("hex");
      const parts = { folder: own, nameOf, due, shelves, onDamage };
      return lowdbCollection(parts, schema);
    },
    close: () => Promise.resolve(),
  };
}

/** The markers of one kind's documents. */
interface Marks {
  readonly due: DueDocuments;
  readonly shelves: Shelves;
}

interface Kind extends DamageWatch, Marks {
  readonly folder: string;
  readonly nameOf: (id: string) => string;
}

function lowdbCollection<Schema extends z.ZodType>(
  { folder, nameOf, due, shelves, onDamage }: Kind,
  schema: Schema,
): Collection<z.infer<Schema>> {
  async function openNamed(name: string): Promise<Revision> {
    const none = { revision: 0, writes: [] };
    const low = new Low<Revision>(revisionFile(join(folder, name)), none);
    await low.read();
    return low.data;
  }

  function stored(data: Revision): Stored<z.infer<Schema>> | undefined {
    if (data.value === undefined) return undefined;
    const value = fitting(schema, data.value);
    const dueAt = data.due === undefined ? undefined : new Date(data.due.at);
    return { revision: data.revision, value, dueAt, shelf: data.place?.shelf };
  }

  async function write(
    id: string,
    value: unknown,
    expected: number,
    dueAt?: Date,
    shelf?: string,
  ): Promise<number> {
    const name = nameOf(id);
    const current = await openNamed(name);
    if ((current.value === undefined ? 0 : current.revision) !== expected)
      throw new ConflictError("the document has changed");
    const next = revisionAfter(current, name, value, dueAt, shelf);
    const marked = [
      { by: due, before: current.due, after: next.due },
      { by: shelves, before: current.place, after: next.place },
    ];
    const fresh = marked.flatMap(({ by, before, after }) =>
      after === undefined || after.marker === before?.marker
        ? []
        : [{ by, after }],
    );
    const announce = async () => {
      await Promise.all(fresh.map(({ by, after }) => by.announce(after)));
    };
    try {
      await new Low(revisionFile(join(folder, name), announce), next).write();
    } catch (error) {
      for (const { by, after } of fresh)
        await by.withdraw(after, error instanceof ConflictError);
      throw error;
    }
    for (const { by, before, after } of marked) await by.settle(before, after);
    return next.revision;
  }

  function readable(data: Revision | StorageError) {
    return orReport(
      () => {
        if (data instanceof StorageError) throw data;
        return stored(data);
      },
      { onDamage },
    );
  }

  async function* each(shelf?: string) {
    if (shelf !== undefined) {
      for await (const data of shelves.each(shelf)) {
        const found = readable(data);
        if (found !== undefined) yield found;
      }
      return;
    }
    for (const name of await names(folder)) {
      const found = readable(await openNamed(name).catch(storageError));
      if (found !== undefined) yield found;
    }
  }

  return {
    get: async (id) => stored(await openNamed(nameOf(id))),
    async put(id, value, expected, dueAt, shelf) {
      const revision = await write(id, value, expected, dueAt, shelf);
      return { revision, value, dueAt, shelf };
    },
    async delete(id, expected) {
      await write(id, undefined, expected);
    },
    async setAside(id) {
      const left = await setDamagedAside(join(folder, nameOf(id)));
      for (const { by, after } of [
        { by: due, after: left?.due },
        { by: shelves, after: left?.place },
      ]) {
        if (after === undefined) continue;
        await by.announce(after);
        await by.settle(undefined, after);
      }
    },
    each,
    list: () => collect(each()),
    async claimDue(now, leaseMs, limit) {
      const claimed: Stored<z.infer<Schema>>[] = [];
      if (limit < 1) return claimed;
      for await (const data of due.lease(now, leaseMs)) {
        const found = readable(data);
        if (found !== undefined) claimed.push(found);
        if (claimed.length >= limit) break;
      }
      return claimed;
    },
    nextDue: () => due.next(),
  };
}

/** Folders of documents; none while nothing of the kind has been stored. */
async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isDocument);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw new StorageError("a folder of documents cannot be read", error);
  }
}

function storageError(error: unknown): StorageError {
  return error instanceof StorageError
    ? error
    : new StorageError("a document cannot be read", error);
}
