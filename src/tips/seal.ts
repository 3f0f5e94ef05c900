import { armor, Decrypter, Encrypter } from "age-encryption";
import { z } from "zod";
import type { Identity, Recipient } from "./keys.ts";
import { paddedSize } from "./padding.ts";
import { packFiles, unpackFiles, type PackedFile } from "./container.ts";

// Whatever a reporter said or sent is sealed with age (https://age-encryption.org/v1) before it touches the disk, so
// that the stock program opens it with no help of this one: texts by "age -d -i KEY FILE", files by the same and
// "| tar x".

/** A sealed text, armored: only {@link sealText} and {@link resealText} make one. */
export const SealedText = z
  .string()
  .startsWith("-----BEGIN AGE ENCRYPTED FILE-----\n")
  .brand("SealedText");
export type SealedText = z.infer<typeof SealedText>;

/** What was sealed cannot be opened: it is damaged, or was sealed to other keys. Which of them age does not tell apart. */
export class SealError extends Error {
  override name = "SealError" as const;
}

/** Seals a text of any length. Of its size only the step of {@link paddedSize} can be seen, and of its readers their number. */
export async function sealText(
  text: string,
  recipients: readonly Recipient[],
): Promise<SealedText> {
  // A line break and spaces, which neither a reader nor a JSON parser minds.
  const bytes = new TextEncoder().encode(`${text}\n`);
  return armored(await encrypt(padded(bytes, 0x20), recipients));
}

/** Throws {@link SealError}. */
export async function openText(
  sealed: SealedText,
  identities: readonly Identity[],
): Promise<string> {
  const bytes = await decrypt(disarmored(sealed), identities);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return text.slice(0, text.lastIndexOf("\n"));
}

/**
 * Seals files together as an uncompressed tar archive, made longer by zero blocks behind its end, as tar itself does.
 * Names are plain names without folders; times and owners are the same for all. Their number cannot be seen.
 */
export async function sealFiles(
  files: readonly PackedFile[],
  recipients: readonly Recipient[],
): Promise<Uint8Array> {
  return encrypt(padded(await packFiles(files), 0), recipients);
}

/** Throws {@link SealError}. */
export async function openFiles(
  sealed: Uint8Array,
  identities: readonly Identity[],
): Promise<PackedFile[]> {
  const bytes = await decrypt(sealed, identities);
  try {
    return await unpackFiles(bytes);
  } catch (cause) {
    throw new SealError("what was sealed is no archive of files", { cause });
  }
}

/** The same text to other keys, by someone who can open it. Throws {@link SealError}. */
export async function resealText(
  sealed: SealedText,
  identities: readonly Identity[],
  recipients: readonly Recipient[],
): Promise<SealedText> {
  return armored(await reseal(disarmored(sealed), identities, recipients));
}

/** The same files to other keys, by someone who can open them. Throws {@link SealError}. */
export async function resealFiles(
  sealed: Uint8Array,
  identities: readonly Identity[],
  recipients: readonly Recipient[],
): Promise<Uint8Array> {
  return reseal(sealed, identities, recipients);
}

async function reseal(
  sealed: Uint8Array,
  identities: readonly Identity[],
  recipients: readonly Recipient[],
) {
  return encrypt(await decrypt(sealed, identities), recipients);
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const whole = new Uint8Array(paddedSize(bytes.length)).fill(filler);
  whole.set(bytes);
  return whole;
}

async function encrypt(
  bytes: Uint8Array,
  recipients: readonly Recipient[],
): Promise<Uint8Array> {
  if (recipients.length === 0)
    throw new SealError("there is nobody to seal to");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

async function decrypt(
  sealed: Uint8Array,
  identities: readonly Identity[],
): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch (cause) {
    throw new SealError("damaged, or sealed to other keys", { cause });
  }
}

function armored(sealed: Uint8Array): SealedText {
  return SealedText.parse(armor.encode(sealed));
}

function disarmored(sealed: SealedText): Uint8Array {
  try {
    return armor.decode(sealed);
  } catch (cause) {
    throw new SealError("damaged", { cause });
  }
}
