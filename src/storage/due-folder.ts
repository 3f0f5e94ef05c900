import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StorageError } from "../errors.ts";
import { codeOf, syncFolder } from "./durable-file.ts";
import { latest } from "./revision-file.ts";
import { isDocument, isMarker } from "./revision.ts";

/**
 * The markers of one kind's due documents: empty files in `<kind>/.due`, so that nobody need read all documents to
 * find those that are due.
 */
export interface DueFolder {
  /** Fulfils when the marker is on the disk. */
  make(marker: string): Promise<void>;
  /** Clears away a marker that no document has any more. One that stays behind does no harm. */
  clear(marker: string): Promise<void>;
  all(): Promise<string[]>;
}

export function openDueFolder(kind: string): DueFolder {
  const folder = join(kind, ".due");
  let ready: Promise<void> | undefined;

  /** Once a process: the folder is there, and on the disk. */
  async function prepared(): Promise<void> {
    ready ??= prepare(kind, folder);
    try {
      await ready;
    } catch (error) {
      ready = undefined;
      throw error;
    }
  }

  /** Works in the folder; once more where it has been taken away meanwhile. */
  async function inside<Result>(work: () => Promise<Result>): Promise<Result> {
    await prepared();
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
      ready = undefined;
      await prepared();
      return work();
    }
  }

  return {
    make: (marker) =>
      inside(async () => {
        await touch(folder, marker);
        await syncFolder(folder);
      }),
    async clear(marker) {
      await rm(join(folder, marker), { force: true }).catch(() => undefined);
    },
    async all() {
      try {
        const names = await inside(() => readdir(folder));
        return names.filter(isMarker);
      } catch (error) {
        if (error instanceof StorageError) throw error;
        throw new StorageError("due documents cannot be looked up", error);
      }
    },
  };
}

async function prepare(kind: string, folder: string): Promise<void> {
  await mkdir(kind, { recursive: true });
  if (!(await exists(folder))) await rebuild(kind, folder);
  await syncFolder(kind);
  await syncFolder(dirname(kind));
}

/**
 * Makes the folder from the documents: at first, when there is hardly any, and after it was lost, as to a copy that
 * left hidden files out. It gets its name when it is complete.
 */
async function rebuild(kind: string, folder: string): Promise<void> {
  const aside = `${folder}.${randomBytes(6).toString("hex")}.part`;
  await mkdir(aside);
  const markers = await markersOfDocuments(kind);
  for (const marker of markers) await touch(aside, marker);
  await syncFolder(aside);
  try {
    await rename(aside, folder);
  } catch (error) {
    // Another process was faster, and has put markers in already.
    if (codeOf(error) !== "ENOTEMPTY" && codeOf(error) !== "EEXIST")
      throw error;
    for (const marker of markers) await touch(folder, marker);
    await syncFolder(folder);
    await rm(aside, { recursive: true });
  }
}

async function markersOfDocuments(kind: string): Promise<string[]> {
  const markers: string[] = [];
  for (const name of (await readdir(kind)).filter(isDocument)) {
    // Of a damaged document nobody knows when it is due.
    const found = await latest(join(kind, name)).catch(() => null);
    if (found?.due !== undefined) markers.push(found.due.marker);
  }
  return markers;
}

async function touch(folder: string, marker: string): Promise<void> {
  await (await open(join(folder, marker), "a", 0o600)).close();
}

async function exists(folder: string): Promise<boolean> {
  try {
    await stat(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
