import { InputError } from "../errors.ts";
import type { Archive, OnDamage } from "./archive.ts";
import { counted, createDigest, type Tally } from "./archive-digest.ts";

/**
 * Carries everything from one place to another that is empty, and compares what has arrived with what was sent.
 * Throws {@link InputError} where the places were sealed with different keys, and where something is missing.
 */
export async function copyAll(
  from: Archive,
  to: Archive,
  onDamage: OnDamage,
): Promise<Tally> {
  const [own, other] = [
    await from.keyId(),
    await to.keyId().catch(() => undefined),
  ];
  if (own !== undefined && other !== undefined && own !== other)
    throw new InputError(
      "the two places were sealed with different keys; nothing was copied",
    );
  const sent = createDigest();
  await to.fill(own, counted(from.entries(onDamage), sent));
  const arrived = await tallyOf(to, onDamage);
  const wanted = sent.tally();
  if (arrived.digest !== wanted.digest)
    throw new InputError(
      `what arrived is not what was sent: ${wanted.documents} documents and ${wanted.blobs} files were, ${arrived.documents} and ${arrived.blobs} arrived`,
    );
  return arrived;
}

export async function tallyOf(
  archive: Archive,
  onDamage: OnDamage,
): Promise<Tally> {
  const digest = createDigest();
  for await (const entry of archive.entries(onDamage)) digest.add(entry);
  return digest.tally();
}
