import { join } from "node:path";
import { z } from "zod";
import { InputError } from "../../errors.ts";
import { type DeskKeySource, keyId, openDeskKey } from "../desk-key.ts";
import { parseKey, readIfThere } from "../key-file.ts";
import type { Database } from "./database.ts";

const Ids = z.array(z.object({ id: z.string() }));

/**
 * The desk's key where documents stand in a database: the setting, else the file in the data folder, which is made only
 * where nothing has been sealed yet. The database remembers which key it was. Throws {@link InputError} for another one.
 */
export async function openDatabaseKey(
  database: Database,
  source: DeskKeySource,
): Promise<Buffer> {
  const { folder, secret } = source;
  const known = await knownKeyId(database);
  const file = join(folder, "desk.key");
  if (
    secret === undefined &&
    known !== undefined &&
    (await readIfThere(file)) === undefined
  )
    throw new InputError(
      `DESK_KEY is not set and ${file} is missing, but the database was sealed with a key; set the one or bring the other`,
    );
  const key =
    secret === undefined
      ? await openDeskKey(source)
      : parseKey(secret, "the setting DESK_KEY");
  await database.query(
    { text: "insert into desk_key (id) values ($1) on conflict do nothing" },
    [keyId(key)],
  );
  if ((await knownKeyId(database)) === keyId(key)) return key;
  const where = secret === undefined ? file : "the setting DESK_KEY";
  throw new InputError(
    `${where} is not the key that the database was sealed with; bring the former key, or use another database`,
  );
}

/** Undefined where nothing has been sealed yet. */
export async function knownKeyId(
  database: Database,
): Promise<string | undefined> {
  const rows = await database.query({ text: "select id from desk_key" });
  return Ids.parse(rows)[0]?.id;
}
