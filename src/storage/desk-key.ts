import { join } from "node:path";
import { InputError } from "../errors.ts";
import { codeOf, makeFolder } from "./durable-file.ts";
import {
  keyFile,
  parseKey,
  readIfThere,
  readOrMake,
  subkey,
} from "./key-file.ts";

export interface DeskKeySource {
  /** The data folder. */
  readonly folder: string;
  /** The setting DESK_KEY: 32 bytes in base64. */
  readonly secret?: string | undefined;
}

/**
 * The desk's own key, 32 bytes, of which all others are made: the setting, else what `<folder>/desk.key` holds, which
 * is made at the first start. A key beside the data protects a copy of the documents alone; the setting keeps it apart.
 *
 * `<folder>/desk-key.id` remembers which key it was, without telling it: with another one a desk would not find its
 * documents, and begin anew over them. Throws {@link InputError} then, when the key was lost, and when it is none.
 */
export async function openDeskKey({
  folder,
  secret,
}: DeskKeySource): Promise<Buffer> {
  await makeFolder(folder).catch((error: unknown) => {
    throw new InputError(
      `data folder ${folder} cannot be used: ${String(codeOf(error))}`,
    );
  });
  const idFile = join(folder, "desk-key.id");
  const file = join(folder, "desk.key");
  // Read before the key, which is made before it: so one process does not take another's first start for a loss.
  const known = await readIfThere(idFile);
  if (
    secret === undefined &&
    known !== undefined &&
    (await readIfThere(file)) === undefined
  )
    throw new InputError(
      `${file} is missing and DESK_KEY is not set, but ${folder} was sealed with a key; bring the one or set the other`,
    );
  const key =
    secret === undefined
      ? await keyFile(file)
      : parseKey(secret, "the setting DESK_KEY");
  const id = keyId(key);
  if ((known ?? (await readOrMake(idFile, `${id}\n`))).trim() === id)
    return key;
  const where = secret === undefined ? file : "the setting DESK_KEY";
  throw new InputError(
    `${where} is not the key that ${folder} was sealed with; bring the former key, or use another data folder`,
  );
}

/** Which key it is, without telling it. */
export function keyId(key: Uint8Array): string {
  return subkey(key, "id").toString("hex").slice(0, 32);
}
