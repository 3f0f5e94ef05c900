import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StorageError } from "../errors.ts";
import { codeOf, syncFolder } from "./durable-file.ts";
import { latest } from "./revision-file.ts";
import { isDocument, isMarker, readMarker, type Revision } from "./revision.ts";

/**
 * Markers of one kind's documents: empty files in a folder beside the documents, so that nobody need read all of them to
 * find some.
 */
export interface MarkerFolder {
  /** Fulfils when the marker is on the disk. */
  make(marker: string): Promise<void>;
  /** Clears away a marker that no document has any more. One that stays behind does no harm. */
  clear(marker: string): Promise<void>;
  all(): Promise<string[]>;
  /** The document that has a marker; undefined where none has. What is outdated is cleared away. */
  documentOf(marker: string): Promise<Revision | undefined>;
}

type MarkerOf = (found: Revision) => string | undefined;

/** @param markerOf the marker that a document has here */
export function openMarkerFolder(
  kind: string,
  name: string,
  markerOf: MarkerOf,
): MarkerFolder {
  const folder = join(kind, name);
  let ready: Promise<void> | undefined;

  /** Once a process: the folder is there, and on the disk. */
  async function prepared(): Promise<void> {
    ready ??= prepare(kind, folder, markerOf);
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

  async function clear(marker: string): Promise<void> {
    await rm(join(folder, marker), { force: true }).catch(() => undefined);
  }

  return {
    make: (marker) =>
      inside(async () => {
        await touch(folder, marker);
        await syncFolder(folder);
      }),
    clear,
    async all() {
      try {
        const names = await inside(() => readdir(folder));
        return names.filter(isMarker);
      } catch (error) {
        if (error instanceof StorageError) throw error;
        throw new StorageError("documents cannot be looked up", error);
      }
    },
    async documentOf(marker) {
      const { name: document = "", revision = 0 } = readMarker(marker) ?? {};
      const found = await latest(join(kind, document));
      if (found !== null && markerOf(found) === marker) return found;
      // Of an older revision the marker belongs to another process' write under way, or to one that died before it.
      if (found === null || found.revision < revision) return undefined;
      await syncFolder(join(kind, document));
      await clear(marker);
      return undefined;
    },
  };
}

async function prepare(
  kind: string,
  folder: string,
  markerOf: MarkerOf,
): Promise<void> {
  await mkdir(kind, { recursive: true });
  if (!(await exists(folder))) await rebuild(kind, folder, markerOf);
  await syncFolder(kind);
  await syncFolder(dirname(kind));
}

/**
 * Makes the folder from the documents: at first, when there is hardly any, and after it was lost, as to a copy that
 * left hidden files out. It gets its name when it is complete.
 */
async function rebuild(
  kind: string,
  folder: string,
  markerOf: MarkerOf,
): Promise<void> {
  const aside = `${folder}.${randomBytes(6).toString("hex")}.part`;
  await mkdir(aside);
  const markers = await markersOfDocuments(kind, markerOf);
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

async function markersOfDocuments(
  kind: string,
  markerOf: MarkerOf,
): Promise<string[]> {
  const markers: string[] = [];
  for (const name of (await readdir(kind)).filter(isDocument)) {
    // Of a damaged document nobody knows.
    const found = await latest(join(kind, name)).catch(() => null);
    const marker = found === null ? undefined : markerOf(found);
    if (marker !== undefined) markers.push(marker);
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
