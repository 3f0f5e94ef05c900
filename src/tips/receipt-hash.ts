import { argon2, hkdfSync } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { InputError } from "../errors.ts";
import type { Receipt } from "./receipt.ts";

/** What stands for a receipt on the disk: "a1." and 32 bytes as base64url. The first part names key derivation and cost. */
export const ReceiptHash = z
  .string()
  .regex(/^a1\.[\w-]{43}$/)
  .brand("ReceiptHash");
export type ReceiptHash = z.infer<typeof ReceiptHash>;

// The least that OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, two passes, one lane. A password
// would need more; a receipt has 59.8 bits of chance, so that trying them all costs a thief of disk and key together
// hundreds of millions of years of one core.
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 };

const derive = promisify(argon2);

/**
 * Hashes receipts slowly, with a secret of the desk that the disk of documents does not hold: without it not even a
 * single guess can be checked. The salt is the same for all, since a tip is looked up by the hash of its receipt.
 * @param deskKey at least 32 random bytes; another key makes all receipts unknown
 */
export function receiptHasher(
  deskKey: Uint8Array,
): (receipt: Receipt) => Promise<ReceiptHash> {
  if (deskKey.length < 32)
    throw new InputError(
      `the desk key has ${deskKey.length} bytes; expected at least 32`,
    );
  const nonce = derived(deskKey, "salt", 16);
  const secret = derived(deskKey, "pepper", 32);
  return async (receipt) => {
    const tag = await derive("argon2id", {
      ...cost,
      message: receipt,
      nonce,
      secret,
    });
    return ReceiptHash.parse(`a1.${tag.toString("base64url")}`);
  };
}

function derived(key: Uint8Array, use: string, bytes: number): Uint8Array {
  return new Uint8Array(
    hkdfSync("sha256", key, "", `trucban receipt ${use} 1`, bytes),
  );
}
