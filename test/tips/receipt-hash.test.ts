import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { newReceipt } from "../../src/tips/receipt.ts";
import { ReceiptHash, receiptHasher } from "../../src/tips/receipt-hash.ts";

describe("the hash of a receipt", () => {
  const key = new Uint8Array(32).fill(7);
  const receipt = newReceipt(() => 4);

  it("is the same whenever the desk has the same key, so that it can be looked up", async () => {
    const hash = await receiptHasher(key)(receipt);
    expect(await receiptHasher(Uint8Array.from(key))(receipt)).toBe(hash);
    expect(ReceiptHash.safeParse(hash).success).toBe(true);
    // Holds receipts that were given out to what they were stored as.
    expect(hash).toMatchInlineSnapshot(
      `"a1.U3EgtPuyvagQ3Q8RpHlblOzNchlWd4VmMj3xfNlONlY"`,
    );
  });

  it("is another one for another receipt and under another key", async () => {
    const hash = await receiptHasher(key)(receipt);
    expect(await receiptHasher(key)(newReceipt(() => 5))).not.toBe(hash);
    expect(await receiptHasher(randomBytes(32))(receipt)).not.toBe(hash);
  });

  it("is not made with a key that could be guessed", () => {
    expect(() => receiptHasher(new Uint8Array(31))).toThrow(
      new InputError("the desk key has 31 bytes; expected at least 32"),
    );
  });
});
