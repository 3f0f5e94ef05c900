import { join } from "node:path";
import { z } from "zod";
import { ConflictError } from "../errors.ts";
import { readIfThere, readOrMake } from "./key-file.ts";
import type { Storage } from "./storage.ts";

/**
 * A small text that the desk makes once and needs ever after, by a name that can name a file; `made` when there was
 * none. One for all processes that share the store.
 */
export type Keep = (name: string, made: string) => Promise<string>;

export const Kept = z.string();

/** In files of the data folder; a text that came from a database is a document. */
export function keepInFolder(storage: Storage, folder: string): Keep {
  const texts = storage.collection("kept", Kept);
  return async (name, made) =>
    (await texts.get(name))?.value ?? readOrMake(join(folder, name), made);
}

/** As documents; a file from the time before the database is taken over. */
export function keepAsDocuments(storage: Storage, folder: string): Keep {
  const texts = storage.collection("kept", Kept);
  return async (name, made) => {
    const known = await texts.get(name);
    if (known !== undefined) return known.value;
    const text = (await readIfThere(join(folder, name))) ?? made;
    try {
      return (await texts.put(name, text, 0)).value;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      // Another process was faster.
      return (await texts.get(name))?.value ?? text;
    }
  };
}
