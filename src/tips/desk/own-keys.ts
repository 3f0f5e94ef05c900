import { join } from "node:path";
import { InputError } from "../../errors.ts";
import { readOrMake } from "../../storage/key-file.ts";
import { Identity, newKeys, type Recipient, recipientOf } from "../keys.ts";

/** The desk's own pair of keys: for units without keys of their own, and for what the desk itself must open again. */
export interface OwnKeys {
  readonly identity: Identity;
  readonly recipient: Recipient;
}

/** The key pair in `<folder>/tips.key`, made at first. Throws {@link InputError} for a file that holds none. */
export async function openOwnKeys(folder: string): Promise<OwnKeys> {
  const file = join(folder, "tips.key");
  const made = await newKeys();
  const text = await readOrMake(file, `${made.identity}\n`);
  const identity = Identity.safeParse(text.trim());
  if (!identity.success)
    throw new InputError(
      `${file} holds no secret key of age; expected one line, AGE-SECRET-KEY-1…`,
    );
  return {
    identity: identity.data,
    recipient: await recipientOf(identity.data),
  };
}
