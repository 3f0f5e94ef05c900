import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Adapter } from "lowdb";
import { ConflictError, DamageError, StorageError } from "../errors.ts";
import { codeOf, linkWhole, syncFolder } from "./durable-file.ts";
import { newMark, Revision } from "./revision.ts";

/**
 * A lowdb adapter for one document, in a folder of its own, as `<revision>.json`.
 *
 * A revision is written aside, forced to the disk and linked to its name. Linking never replaces a file, so of several
 * processes that write the same revision one succeeds and the others get a {@link ConflictError}; a process that dies
 * at any moment leaves the old revision or the new one, whole. `write` fulfils once file and folder are on the disk.
 * What `before` does is done before the revision can be seen by anyone.
 */
export function revisionFile(
  folder: string,
  before?: () => Promise<void>,
): Adapter<Revision> {
  return {
    read: () => latest(folder),
    async write(data) {
      try {
        await writeNext(folder, data, before);
      } catch (error) {
        if (error instanceof ConflictError || error instanceof StorageError)
          throw error;
        if (codeOf(error) === "EEXIST")
          throw new ConflictError("the document has changed");
        throw new StorageError("a document cannot be written", error);
      }
    },
  };
}

async function writeNext(
  folder: string,
  data: Revision,
  before?: () => Promise<void>,
): Promise<void> {
  const mark = data.writes.at(-1);
  const path = pathOf(folder, data.revision);
  await mkdir(folder, { recursive: true });
  const older = await revisions(folder);
  await linkWhole(path, JSON.stringify(data), before);
  // A process that was held up may have linked a name that others had used and cleared away meanwhile. Then a later
  // revision stands beside it that does not carry its mark, and the write has not happened.
  const now = await latest(folder);
  if (mark === undefined || now?.writes.includes(mark) !== true) {
    await rm(path, { force: true });
    throw new ConflictError("the document has changed");
  }
  await syncFolder(folder);
  if (data.revision === 1) {
    await syncFolder(dirname(folder));
    await syncFolder(dirname(dirname(folder)));
  }
  for (const revision of older)
    if (revision < data.revision)
      await rm(pathOf(folder, revision), { force: true });
}

/** The newest revision in a document's folder; null when there is none. Throws {@link DamageError} when it is damaged. */
export async function latest(folder: string): Promise<Revision | null> {
  for (;;) {
    const revision = (await revisions(folder))[0];
    if (revision === undefined) return null;
    const path = pathOf(folder, revision);
    try {
      return parse(await readFile(path, "utf8"), path);
    } catch (error) {
      if (error instanceof DamageError) throw error;
      // Another process may have replaced the file since the folder was read.
      if (codeOf(error) !== "ENOENT")
        throw new StorageError("a document cannot be read", error);
    }
  }
}

function parse(text: string, path: string): Revision {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new DamageError(path);
  }
  const revision = Revision.safeParse(data);
  if (revision.success) return revision.data;
  throw new DamageError(path);
}

/**
 * Renames damaged revisions, so that the newest whole one counts, or none. What they held stays for a person to look
 * at. Does nothing where there is no damage, since another process may have cleared it away. Gives what counts then.
 */
export async function setDamagedAside(
  folder: string,
): Promise<Revision | null> {
  for (;;) {
    try {
      return await latest(folder);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      await moveAside(error.file);
    }
  }
}

async function moveAside(file: string): Promise<void> {
  try {
    const mark = newMark();
    await rename(file, `${file}.${mark}.damaged`);
  } catch (error) {
    if (codeOf(error) !== "ENOENT")
      throw new StorageError("a damaged document cannot be set aside", error);
  }
}

/** Revisions in the folder, latest first: one, or more while a change is under way and after a crash. */
async function revisions(folder: string): Promise<number[]> {
  try {
    return (await readdir(folder))
      .map((name) => /^(\d+)\.json$/.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => b - a);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw new StorageError("a document's folder cannot be read", error);
  }
}

function pathOf(folder: string, revision: number): string {
  return join(folder, `${revision}.json`);
}
