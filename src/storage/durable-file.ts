import { randomBytes } from "node:crypto";
import { link, mkdir, open, rm } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";

/**
 * Puts a file in place under a name that must be free, whole or not at all; its folder is the caller's to sync.
 * `before` runs beside the writing and must have fulfilled before the file gets its name. Throws the system's error,
 * EEXIST where the name is taken.
 */
export async function linkWhole(
  path: string,
  text: string,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    await all([writeSynced(aside, text), before()]);
    await link(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Fulfils when all have; rejects when all have come to an end and one has rejected. */
async function all(work: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(work))
    if (result.status === "rejected") throw result.reason;
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Forces to the disk which names stand in a folder. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it, where they are missing, and forces to the disk what it made. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  const top = dirname(resolve(first));
  const made = relative(top, resolve(folder)).split(sep);
  for (let depth = 0; depth < made.length; depth += 1)
    await syncFolder(resolve(top, ...made.slice(0, depth)));
}

/** The system's code of an error ("ENOENT"). */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
