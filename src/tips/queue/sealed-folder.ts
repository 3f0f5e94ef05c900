import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder, syncFolder } from "../../storage/durable-file.ts";
import { StorageError } from "../../errors.ts";
import type { Blobs } from "../../storage/blobs.ts";
import { blobId } from "../desk/held-files.ts";
import type { Tip } from "../desk/tip.ts";

const noTime = new Date(0);

/**
 * Writes a tip into a folder as files that the stock age program opens: `<reference>.age`, `<reference>-line-<n>.age`
 * for each line of the dialogue, `<reference>-file-<n>.age` and `…-clean.age`, a tar archive each. What stands there is
 * written over by the same again. All have one time of change.
 */
export async function writeSealed(
  tip: Tip,
  folder: string,
  { blobs, base }: { readonly blobs: Blobs; readonly base: string },
): Promise<readonly string[]> {
  const place = resolve(base, folder);
  const files = new Map<string, Uint8Array>([
    [`${tip.reference}.age`, Buffer.from(tip.sealed)],
  ]);
  for (const [at, { sealed }] of tip.lines.entries())
    files.set(`${tip.reference}-line-${at + 1}.age`, Buffer.from(sealed));
  for (const [at, file] of tip.files.entries())
    for (const [use, end] of [
      ["original", ""],
      ["clean", "-clean"],
    ] as const) {
      const bytes = await blobs.get(blobId(tip.id, file, use));
      if (bytes !== undefined)
        files.set(`${tip.reference}-file-${at + 1}${end}.age`, bytes);
    }
  try {
    await makeFolder(place);
    for (const [name, bytes] of files) await write(join(place, name), bytes);
    await syncFolder(place);
  } catch (error) {
    throw new StorageError("sealed files cannot be written", error);
  }
  return [...files.keys()];
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    const file = await open(aside, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.utimes(noTime, noTime);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}
