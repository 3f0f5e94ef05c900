import { randomInt } from "node:crypto";
import { z } from "zod";

// receipt: the secret code with which a reporter comes back to a tip, from any account. It is shown once and kept only
// as a hash (receipt-hash.ts).

/** In digits. */
export const receiptLength = 20;
const secretDigits = 18;
// Reads as an error for the whole number where any one digit is wrong, where any two have changed places, and where a
// doubled digit became another doubled one: 10 is a primitive root of 97, so no two of the 20 places weigh alike.
const modulus = 97n;

/**
 * Twenty digits: 18 at random (59.8 bits) and two check digits by ISO/IEC 7064 MOD 97-10, as in an IBAN. In groups of
 * four it passes for the number of a bill or a card.
 */
export const Receipt = z
  .string()
  .regex(/^\d{20}$/)
  .refine((digits) => BigInt(digits) % modulus === 1n)
  .brand("Receipt");
export type Receipt = z.infer<typeof Receipt>;

/** @param random a whole number from 0 to below the bound; the system's secure source unless a test passes its own */
export function newReceipt(
  random: (bound: number) => number = randomInt,
): Receipt {
  const digits = Array.from({ length: secretDigits }, () => random(10)).join(
    "",
  );
  const check = modulus + 1n - ((BigInt(digits) * 100n) % modulus);
  return Receipt.parse(digits + String(check).padStart(2, "0"));
}

/** As shown: "1234 5678 9012 3456 7890". */
export function formatReceipt(receipt: Receipt): string {
  return receipt.replaceAll(/\d{4}(?!$)/g, "$& ");
}

/** Whether digits are a receipt, by their number and check digits. */
export function isReceipt(digits: string): boolean {
  return Receipt.safeParse(digits).success;
}
