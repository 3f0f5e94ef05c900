import { join } from "node:path";
import { InputError } from "../../errors.ts";
import type { Keep } from "../../storage/kept.ts";
import { readOrMake } from "../../storage/key-file.ts";
import { createSeal } from "../../storage/seal.ts";
import { Identity, newKeys, type Recipient, recipientOf } from "../keys.ts";

/** The desk's own pair of keys: for units without keys of their own, and for what the desk itself must open again. */
export interface OwnKeys {
  readonly identity: Identity;
  readonly recipient: Recipient;
}

const around = { kind: "tips.key", dueAt: undefined };

/**
 * The key pair in `<folder>/tips.key`, or where else `keep` keeps it, made at first. It lies there sealed with the desk's key, so that who has the
 * folder alone opens nothing by it. Throws {@link InputError} for a file that the desk's key does not open.
 */
export async function openOwnKeys(
  folder: string,
  key: Uint8Array,
  keep: Keep = (name, made) => readOrMake(join(folder, name), made),
): Promise<OwnKeys> {
  const file = join(folder, "tips.key");
  const seal = createSeal(key);
  const { identity: fresh } = await newKeys();
  const made = seal.close("own", fresh, around);
  const text = await keep("tips.key", `${made}\n`);
  const held = seal.open(text.trim(), around, "own");
  const identity = Identity.safeParse(held?.value);
  if (!identity.success)
    throw new InputError(
      `${file} is not what this desk's key sealed; bring the file back from your backup`,
    );
  return {
    identity: identity.data,
    recipient: await recipientOf(identity.data),
  };
}
