import { randomBytes } from "node:crypto";
import {
  link,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Adapter } from "lowdb";
import { z } from "zod";
import { ConflictError, DamageError, StorageError } from "../errors.ts";

/** What stands in one file; not whose it is. No value: the document was deleted, and its number is kept so that it only ever grows. */
export const Revision = z.object({
  revision: z.int().min(0),
  /** One mark for each of the last writes, this one's last. */
  writes: z.array(z.string()),
  value: z.unknown().optional(),
});
export type Revision = z.infer<typeof Revision>;

// Far more writes than another process can make between two steps of one write.
const keptMarks = 32;

/**
 * A lowdb adapter for one document, in a folder of its own, as `<revision>.json`.
 *
 * A revision is written aside, forced to the disk and linked to its name. Linking never replaces a file, so of several
 * processes that write the same revision one succeeds and the others get a {@link ConflictError}; a process that dies
 * at any moment leaves the old revision or the new one, whole. `write` fulfils once file and folder are on the disk.
 */
export function revisionFile(folder: string): Adapter<Revision> {
  return {
    read: () => latest(folder),
    async write(data) {
      try {
        await writeNext(folder, data);
      } catch (error) {
        if (error instanceof ConflictError || error instanceof StorageError)
          throw error;
        throw new StorageError("a document cannot be written", error);
      }
    },
  };
}

async function writeNext(folder: string, data: Revision): Promise<void> {
  const mark = randomBytes(6).toString("base64url");
  const writes = [...data.writes, mark].slice(-keptMarks);
  const path = pathOf(folder, data.revision);
  await mkdir(folder, { recursive: true });
  const older = await revisions(folder);
  await linkWhole(path, JSON.stringify({ ...data, writes }));
  // A process that was held up may have linked a name that others had used and cleared away meanwhile. Then a later
  // revision stands beside it that does not carry its mark, and the write has not happened.
  const now = await latest(folder);
  if (now === null || !now.writes.includes(mark)) {
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

/** Puts a file in place under a name that must be free, whole or not at all. */
async function linkWhole(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    const file = await open(aside, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(aside, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST")
      throw new ConflictError("the document has changed");
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function latest(folder: string): Promise<Revision | null> {
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
 * at. Does nothing where there is no damage, since another process may have cleared it away.
 */
export async function setDamagedAside(folder: string): Promise<void> {
  for (;;) {
    try {
      await latest(folder);
      return;
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      await moveAside(error.file);
    }
  }
}

async function moveAside(file: string): Promise<void> {
  try {
    const mark = randomBytes(3).toString("hex");
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
