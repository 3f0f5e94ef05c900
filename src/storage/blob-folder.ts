import { createHmac, randomBytes } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { StorageError } from "../errors.ts";
import type { Blobs } from "./blobs.ts";
import { codeOf, makeFolder, syncFolder } from "./durable-file.ts";
import { subkey } from "./key-file.ts";

// When a file was sent is nobody's business who has the disk: all carry this moment.
const noTime = new Date(0);

/**
 * Bytes as files of one folder, named by a keyed hash of their id, all with one time of change. A file is written aside,
 * forced to the disk and renamed, so that one who dies leaves the old bytes or the new ones.
 */
export function openBlobFolder(folder: string, key: Uint8Array): Blobs {
  const naming = subkey(key, "blob names");
  const pathOf = (id: string) =>
    join(folder, createHmac("sha256", naming).update(id).digest("hex"));

  return {
    put: (id, bytes) =>
      orStorageError("bytes cannot be written", async () => {
        await makeFolder(folder);
        const path = pathOf(id);
        const aside = `${path}.${randomBytes(6).toString("hex")}.part`;
        try {
          await writeSynced(aside, bytes);
          await rename(aside, path);
        } finally {
          await rm(aside, { force: true });
        }
        await syncFolder(folder);
      }),
    async get(id) {
      try {
        return await readFile(pathOf(id));
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw new StorageError("bytes cannot be read", error);
      }
    },
    delete: (id) =>
      orStorageError("bytes cannot be removed", async () => {
        try {
          await rm(pathOf(id));
        } catch (error) {
          if (codeOf(error) === "ENOENT") return;
          throw error;
        }
        await syncFolder(folder);
      }),
  };
}

/** Writes a file that must not be there, for the desk alone, and forces it to the disk. */
export async function writeSynced(
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.utimes(noTime, noTime);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function orStorageError(
  words: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new StorageError(words, error);
  }
}
