import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { InputError } from "../errors.ts";

const fileName = "process.lock";
// One that ends just now lets go within this.
const patienceMs = 2000;
// What nobody refers to is collected, and its lock is gone.
const held = new Set<DatabaseSync>();

/**
 * Holds a data folder for this process alone: leases on what waits there are kept in memory, so that two processes would
 * send it twice. SQLite's lock on a file is the system's own, on all systems, and goes with a process however it ends.
 * Gives back what lets go of it. Throws {@link InputError} where another process holds the folder.
 */
export async function holdFolder(folder: string): Promise<() => void> {
  const file = await openedIn(folder);
  // What is wrong with the folder the store tells in its own words.
  if (file === undefined) return () => undefined;
  try {
    file.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (!isBusy(error)) return () => undefined;
    throw new InputError(
      `another process works the data folder ${resolve(folder)}; end it, give this one another DATA_DIR, or let both share a DATABASE_URL`,
    );
  }
  held.add(file);
  return () => {
    held.delete(file);
    file.close();
  };
}

async function openedIn(folder: string): Promise<DatabaseSync | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    return new DatabaseSync(join(folder, fileName), { timeout: patienceMs });
  } catch {
    return undefined;
  }
}

// https://www.sqlite.org/rescode.html#busy
const busy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === busy;
}
