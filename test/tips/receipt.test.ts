import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { formatReceipt, newReceipt, Receipt } from "../../src/tips/receipt.ts";
import { readReceipt } from "../../src/tips/read-receipt.ts";

// The digits 123456789012345678 and their check digits.
const receipt = counted();
const shown = formatReceipt(receipt);

function counted(): Receipt {
  let next = 0;
  return newReceipt(() => (next = (next + 1) % 10));
}

const receipts = fc
  .array(fc.nat(9), { minLength: 18, maxLength: 18 })
  .map((digits) => newReceipt(() => digits.pop() ?? 0));

describe("a receipt", () => {
  it("has 18 digits by chance and is shown in fours", () => {
    expect(shown).toMatch(/^1234 5678 9012 3456 78\d\d$/);
    expect(new Set(Array.from({ length: 200 }, () => newReceipt())).size).toBe(
      200,
    );
  });

  it("has the check digits of ISO 7064 MOD 97-10", () => {
    // The standard's own example is 0794 with check digits 44.
    expect(BigInt("079444") % 97n).toBe(1n);
    expect(BigInt(receipt) % 97n).toBe(1n);
  });

  it.each([
    shown,
    receipt,
    shown.replaceAll(" ", "-"),
    shown.replaceAll(" ", "."),
    shown.replaceAll(" ", "\n"),
    shown.replaceAll(" ", " – "),
    `mã ${shown} của tôi tới đâu rồi?`,
    `Mã:${shown}.`,
    `ma${receipt}`,
    `#${shown}`,
    `mã của tôi là (${shown}), sđt 0912345678`,
    `0912345678, ${shown}`,
    `1. ${shown}`,
    shown.replaceAll("0", "O").replaceAll("1", "l"),
    shown.replaceAll("0", "o").replaceAll("1", "I"),
    shown.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + +digit)),
    shown.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x17e0 + +digit)),
    receipt.replaceAll(/\d{5}(?!$)/g, "$& "),
  ])("is read from %j", (typed) => {
    expect(readReceipt(typed)).toBe(receipt);
  });

  it.each([
    receipt.slice(0, -1),
    receipt.slice(3),
    `${receipt}7`,
    shown.replace("9", "8"),
  ])("mistyped as %j is told apart from an unknown one", (typed) => {
    expect(readReceipt(typed)).toBe("slip");
  });

  it.each([
    "",
    "tin của tôi tới đâu rồi",
    "0912 345 678",
    "gọi 0912345678 0987654321",
    "gọi 0912 345 678 hoặc 0987 654 321",
    "0912.345.678 - 0987.654.321",
    "10/11/2024, 12/11/2024, 14/11/2024",
    "biển số 84H1-000.99, ngày 17/4/2024 lúc 23h40",
    "so so so so so",
    "thẻ 9704 3668 1234 5678",
    "1 2 3",
    "9".repeat(5000),
    "1 ".repeat(5000),
  ])("is not seen in %j", (typed) => {
    expect(readReceipt(typed)).toBeUndefined();
  });

  test.prop([receipts])("is read back as it was shown", (each) => {
    expect(readReceipt(formatReceipt(each))).toBe(each);
  });

  test.prop([receipts, fc.nat(19), fc.integer({ min: 1, max: 9 })])(
    "with any one digit wrong is a slip",
    (each, at, by) => {
      const digit = (Number(each[at]) + by) % 10;
      expect(
        readReceipt(`${each.slice(0, at)}${digit}${each.slice(at + 1)}`),
      ).toBe("slip");
    },
  );

  test.prop([receipts, fc.nat(19), fc.nat(19)])(
    "with any two digits changed for each other is a slip",
    (each, one, other) => {
      const digits = Array.from(each);
      fc.pre(digits[one] !== digits[other]);
      digits[one] = each.charAt(other);
      digits[other] = each.charAt(one);
      expect(readReceipt(digits.join(""))).toBe("slip");
    },
  );

  test.prop([
    fc.array(fc.nat(9), { minLength: 18, maxLength: 18 }),
    fc.nat(16),
    fc.nat(9),
  ])(
    "with a doubled digit typed as another doubled one is a slip",
    (digits, at, digit) => {
      digits[at + 1] = digits[at] ?? 0;
      fc.pre(digits[at] !== digit);
      const each = newReceipt(() => digits.shift() ?? 0);
      const twin = String(digit).repeat(2);
      expect(readReceipt(each.slice(0, at) + twin + each.slice(at + 2))).toBe(
        "slip",
      );
    },
  );

  test.prop([fc.string({ unit: "grapheme" })])(
    "is sought in any text without failing",
    (text) => {
      const read = readReceipt(text);
      expect(read === undefined || read.length >= 4).toBe(true);
    },
  );
});
