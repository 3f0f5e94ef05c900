import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { InputError } from "../errors.ts";
import { makeFolder } from "../storage/durable-file.ts";
import { Identity, readRecipients, type Recipient } from "../tips/keys.ts";
import {
  resealFiles,
  resealText,
  SealedText,
  SealError,
} from "../tips/seal.ts";
import { loadUnits } from "../tips/unit.ts";
import { type Io, writeLine } from "./io.ts";

export interface Resealing {
  /** A file with the secret keys that open what is given, one a line. */
  readonly key?: string | undefined;
  /** Public keys, or the id of a unit that has some. */
  readonly to?: string | undefined;
  readonly out?: string | undefined;
  readonly files: readonly string[];
}

/**
 * Seals exported files of tips to other keys, for a unit to which a tip was handed over or after new keys were made. Needs
 * no data folder: it runs where the secret key lies, which is not the desk's machine. Throws {@link InputError}.
 */
export async function reseal(given: Resealing, io: Io): Promise<number> {
  const { key, to, out, files } = given;
  if (key === undefined || to === undefined || out === undefined)
    throw new InputError(
      "tips reseal: expected --key FILE --to age1…|UNIT --out FOLDER FILE …",
    );
  if (files.length === 0)
    throw new InputError("tips reseal: expected sealed files, as KHM397.age");
  const identities = readIdentities(await read(key), key);
  const recipients = await recipientsNamed(to, io.knowledgeFolder);
  await makeFolder(out);
  for (const file of files) {
    const sealed = await resealed(file, identities, recipients);
    const target = join(out, basename(file));
    try {
      await writeFile(target, sealed, { flag: "wx", mode: 0o600 });
    } catch (cause) {
      throw new InputError(
        `${target} cannot be made; nothing is written over another file`,
        { cause },
      );
    }
    await writeLine(io.output, target);
  }
  return 0;
}

async function resealed(
  file: string,
  identities: readonly Identity[],
  recipients: readonly Recipient[],
): Promise<string | Uint8Array> {
  const bytes = await read(file);
  const text = SealedText.safeParse(bytes.toString("latin1"));
  try {
    return text.success
      ? await resealText(text.data, identities, recipients)
      : await resealFiles(bytes, identities, recipients);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new InputError(
      `${file} is not opened by this key: it is damaged, or sealed to other keys`,
      { cause },
    );
  }
}

function readIdentities(bytes: Buffer, file: string): Identity[] {
  const lines = bytes.toString("utf8").split("\n");
  const found = lines.flatMap((line) => {
    const identity = Identity.safeParse(line.trim());
    return identity.success ? [identity.data] : [];
  });
  if (found.length === 0)
    throw new InputError(
      `${file} holds no secret key; expected AGE-SECRET-KEY-1…, as keygen makes it`,
    );
  return found;
}

async function recipientsNamed(
  to: string,
  knowledgeFolder: string,
): Promise<readonly Recipient[]> {
  if (to.startsWith("age1")) return readRecipients(to);
  const units = await loadUnits(join(knowledgeFolder, "units.yaml"));
  const unit = units.find(({ id }) => id === to);
  if (unit === undefined)
    throw new InputError(
      `--to has ${JSON.stringify(to.slice(0, 20))}; expected public keys of age or a unit of units.yaml`,
    );
  if (unit.recipients.length === 0)
    throw new InputError(
      `unit ${to} has no keys of its own; expected some under its recipients in units.yaml`,
    );
  return unit.recipients;
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new InputError(`${file} cannot be read`, { cause });
  }
}
