import { join } from "node:path";
import type { Config } from "../config.ts";
import { InputError } from "../errors.ts";
import type { Archive } from "../storage/archive.ts";
import { fileArchive } from "../storage/archive-file.ts";
import { folderArchive } from "../storage/archive-folder.ts";
import { keyId } from "../storage/desk-key.ts";
import { parseKey, readIfThere } from "../storage/key-file.ts";

/** Where a store can lie: in the data folder, in the database, in a backup. */
export interface Side {
  readonly name: string;
  readonly archive: Archive;
}

type Place = Pick<Config, "dataFolder" | "databaseUrl" | "deskKey">;

/** "files", "database", or the path of a backup. Throws {@link InputError} for a database that cannot be used. */
export async function openSide(name: string, place: Place): Promise<Side> {
  if (name === "files")
    return { name, archive: folderArchive(place.dataFolder) };
  if (name !== "database") return { name, archive: fileArchive(name) };
  if (place.databaseUrl === undefined)
    throw new InputError("data: DATABASE_URL is not set; set it");
  const { openDatabaseArchive } =
    await import("../storage/postgres/open-store.ts");
  return { name, archive: await openDatabaseArchive(place.databaseUrl) };
}

/** Where the desk keeps its data by its settings. */
export function usualSide({ databaseUrl }: Place): "files" | "database" {
  return databaseUrl === undefined ? "files" : "database";
}

/** The desk's key for documents sealed with the one called `id`; never made here. Throws {@link InputError} for another one, or none. */
export async function existingKey(
  { dataFolder, deskKey }: Place,
  id: string | undefined,
): Promise<Buffer> {
  const file = join(dataFolder, "desk.key");
  const text = deskKey ?? (await readIfThere(file));
  if (text === undefined)
    throw new InputError(
      `data: DESK_KEY is not set and there is no ${file}; bring the key that the documents were sealed with`,
    );
  const where = deskKey === undefined ? file : "the setting DESK_KEY";
  const key = parseKey(text, where);
  if (id === undefined || keyId(key) === id) return key;
  throw new InputError(
    `data: ${where} is not the key that the documents were sealed with; bring that one`,
  );
}
