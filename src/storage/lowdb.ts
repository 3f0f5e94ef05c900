import { createHash } from "node:crypto";
import { access, constants, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Low } from "lowdb";
import type { z } from "zod";
import { ConflictError, InputError, StorageError } from "../errors.ts";
import {
  type Revision,
  revisionFile,
  setDamagedAside,
} from "./revision-file.ts";
import type { Collection, Storage, Stored } from "./storage.ts";

/**
 * Keeps each document as a lowdb document in a folder of its own: `<folder>/<kind>/<hash of the id>/<revision>.json`.
 * Ids are hashed and stand nowhere else, so that no id can name a path and nothing on the disk tells who is meant. Several processes may share the
 * folder. Throws {@link InputError} when the folder cannot be made or written.
 */
export async function openLowdb(folder: string): Promise<Storage> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    throw new InputError(`data folder ${folder} cannot be used: ${reason}`);
  }
  return {
    collection: (kind, schema) => lowdbCollection(join(folder, kind), schema),
    close: () => Promise.resolve(),
  };
}

function lowdbCollection<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): Collection<z.infer<Schema>> {
  const nameOf = (id: string) => createHash("sha256").update(id).digest("hex");

  function open(id: string): Promise<Low<Revision>> {
    return openFolder(nameOf(id));
  }

  async function openFolder(name: string): Promise<Low<Revision>> {
    const none = { revision: 0, writes: [] };
    const low = new Low<Revision>(revisionFile(join(folder, name)), none);
    await low.read();
    return low;
  }

  function stored(data: Revision): Stored<z.infer<Schema>> | undefined {
    if (data.value === undefined) return undefined;
    const value = schema.safeParse(data.value);
    if (value.success) return { revision: data.revision, value: value.data };
    throw new StorageError("a document does not fit its schema", value.error);
  }

  async function write(id: string, value: unknown, expected: number) {
    const low = await open(id);
    const current = low.data.value === undefined ? 0 : low.data.revision;
    if (current !== expected)
      throw new ConflictError("the document has changed");
    const revision = low.data.revision + 1;
    low.data = { ...low.data, revision, value };
    await low.write();
    return revision;
  }

  return {
    get: async (id) => stored((await open(id)).data),
    async put(id, value, expected) {
      return { revision: await write(id, value, expected), value };
    },
    async delete(id, expected) {
      await write(id, undefined, expected);
    },
    setAside: (id) => setDamagedAside(join(folder, nameOf(id))),
    async list() {
      const all: Stored<z.infer<Schema>>[] = [];
      for (const name of await names(folder)) {
        const found = stored((await openFolder(name)).data);
        if (found !== undefined) all.push(found);
      }
      return all;
    },
  };
}

/** Folders of documents; none while nothing of the kind has been stored. */
async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return [];
    throw new StorageError("a folder of documents cannot be read", error);
  }
}
