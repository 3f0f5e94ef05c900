import {
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";
import { z } from "zod";
import { InputError } from "../errors.ts";

// identity: the secret half of a key pair of age; it opens. recipient: the public half; it seals.

/** What a tip is sealed to. "age1…" (X25519), or "age1pq1…" where all who open have age 1.3 or later. */
export const Recipient = z
  .string()
  .refine(accepted, { error: "expected a public key of age, as age1…" })
  .brand("Recipient");
export type Recipient = z.infer<typeof Recipient>;

/** What opens, "AGE-SECRET-KEY-1…". Never logged, never shown, never in an error. */
export const Identity = z
  .string()
  .regex(/^AGE-SECRET-KEY-(PQ-)?1[0-9A-Z]+$/)
  .brand("Identity");
export type Identity = z.infer<typeof Identity>;

/** A new key pair; the identity belongs on a machine that is not the desk's. */
export async function newKeys(): Promise<{
  readonly identity: Identity;
  readonly recipient: Recipient;
}> {
  const identity = Identity.parse(await generateX25519Identity());
  return { identity, recipient: await recipientOf(identity) };
}

export async function recipientOf(identity: Identity): Promise<Recipient> {
  return Recipient.parse(await identityToRecipient(identity));
}

/**
 * Public keys as an operator wrote them: one a line or between spaces or commas, with comments behind #. Throws
 * {@link InputError}, which never quotes a secret key put there by mistake.
 */
export function readRecipients(text: string): Recipient[] {
  const words = text
    .replaceAll(/#.*/g, "")
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  if (words.length === 0)
    throw new InputError(
      "no public key is given; expected one of age, as age1…",
    );
  return words.map((word, at) => {
    const recipient = Recipient.safeParse(word);
    if (recipient.success) return recipient.data;
    const found = /^AGE-SECRET-KEY/i.test(word)
      ? "a secret key, which must not lie on this machine"
      : JSON.stringify(word.slice(0, 20));
    throw new InputError(
      `public key ${at + 1} is ${found}; expected one of age, as age1…`,
    );
  });
}

function accepted(text: string): boolean {
  if (!/^age1[0-9a-z]+$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
