import { createHmac } from "node:crypto";
import { access, constants, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Low } from "lowdb";
import type { z } from "zod";
import { ConflictError, InputError, StorageError } from "../errors.ts";
import { type DueDocuments, openDueDocuments } from "./due-documents.ts";
import { codeOf, makeFolder } from "./durable-file.ts";
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
  const dues = new Map<string, DueDocuments>();
  return {
    collection(kind, schema) {
      const own = join(folder, kind);
      const due = dues.get(kind) ?? openDueDocuments(own);
      dues.set(kind, due);
      const nameOf = (id: string) =>
        createHmac("sha256", nameKey).update(`${kind}\0${id}`).digest("hex");
      return lowdbCollection({ folder: own, nameOf, due, onDamage }, schema);
    },
    close: () => Promise.resolve(),
  };
}

interface Kind extends DamageWatch {
  readonly folder: string;
  readonly nameOf: (id: string) => string;
  readonly due: DueDocuments;
}

function lowdbCollection<Schema extends z.ZodType>(
  { folder, nameOf, due, onDamage }: Kind,
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
    return { revision: data.revision, value, dueAt };
  }

  async function write(
    id: string,
    value: unknown,
    expected: number,
    dueAt?: Date,
  ): Promise<number> {
    const name = nameOf(id);
    const current = await openNamed(name);
    if ((current.value === undefined ? 0 : current.revision) !== expected)
      throw new ConflictError("the document has changed");
    const next = revisionAfter(current, name, value, dueAt);
    const fresh =
      next.due?.marker === current.due?.marker ? undefined : next.due;
    const before = fresh && (() => due.announce(fresh));
    try {
      await new Low(revisionFile(join(folder, name), before), next).write();
    } catch (error) {
      if (fresh !== undefined)
        await due.withdraw(fresh, error instanceof ConflictError);
      throw error;
    }
    await due.settle(current.due, next.due);
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

  async function* each() {
    for (const name of await names(folder)) {
      const found = readable(await openNamed(name).catch(storageError));
      if (found !== undefined) yield found;
    }
  }

  return {
    get: async (id) => stored(await openNamed(nameOf(id))),
    async put(id, value, expected, dueAt) {
      const revision = await write(id, value, expected, dueAt);
      return { revision, value, dueAt };
    },
    async delete(id, expected) {
      await write(id, undefined, expected);
    },
    async setAside(id) {
      const left = await setDamagedAside(join(folder, nameOf(id)));
      if (left?.due !== undefined) {
        await due.announce(left.due);
        await due.settle(undefined, left.due);
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
