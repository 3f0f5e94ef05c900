import { randomInt } from "node:crypto";
import { z } from "zod";

// receipt: the secret code with which a reporter comes back to a tip, from any account. It is shown once and kept only
// as a hash (receipt-hash.ts).

const length = 20;
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

/**
 * A receipt in what a person typed: between other words, in any grouping, with full-width or Khmer digits, with O for 0
 * and l for 1. "slip" means that a receipt was meant and was mistyped: the check digits are wrong, or up to three
 * digits are missing or too many. Undefined where nothing looks like one.
 */
export function readReceipt(text: string): Receipt | "slip" | undefined {
  const found = runsOf(text).map(inRun);
  return (
    found.find((each) => each !== undefined && each !== "slip") ??
    found.find((each) => each !== undefined)
  );
}

/** A receipt in groups of digits that stand together; a number of something else may stand before or behind it. */
function inRun(groups: readonly string[]): Receipt | "slip" | undefined {
  for (let from = 0; from < groups.length; from += 1)
    for (let to = groups.length; to > from; to -= 1) {
      const receipt = Receipt.safeParse(groups.slice(from, to).join(""));
      if (receipt.success) return receipt.data;
    }
  const count = groups.join("").length;
  // As shown but for one group, or without spaces: two telephone numbers are twenty digits as well.
  const asShown = groups.filter((group) => group.length !== 4).length <= 1;
  return asShown && Math.abs(count - length) <= 3 ? "slip" : undefined;
}

// Enough for any message that holds a receipt; a number of a thousand groups is none.
const mostGroups = 40;

/** Groups of digits, together as long as only spaces, dots and dashes stand between them: not what divides dates and lists. */
function runsOf(text: string): string[][] {
  const plain = text.normalize("NFKC");
  const runs: string[][] = [];
  let end = -1;
  for (const token of plain.matchAll(/[\p{L}\p{M}\p{N}|]+/gu)) {
    const group = digitsOf(token[0]);
    if (group !== undefined) {
      const last = runs.at(-1);
      const together = /^[\s.\p{Pd}_\u00b7\u2022]{0,4}$/u.test(
        plain.slice(end, token.index),
      );
      if (last !== undefined && end >= 0 && together) last.push(group);
      else runs.push([group]);
    }
    // A word ends the run, and what follows it begins another.
    end = group === undefined ? -1 : token.index + token[0].length;
  }
  return runs.filter((run) => run.length <= mostGroups);
}

const likeness: ReadonlyMap<string, string> = new Map([
  ...Array.from("OoQD", (letter): [string, string] => [letter, "0"]),
  ...Array.from("Iil|", (letter): [string, string] => [letter, "1"]),
]);

/** The digits of a group, letters that look like digits among them; or those at the end of a word, as in "ma1234". */
function digitsOf(token: string): string | undefined {
  const ascii = token.replaceAll(/\p{Nd}/gu, digitValue);
  const typed = Array.from(ascii, (sign) => likeness.get(sign) ?? sign).join(
    "",
  );
  if (/^\d+$/.test(typed) && /\d/.test(ascii)) return typed;
  return /^[\p{L}\p{M}]+(\d{4,})$/u.exec(ascii)?.[1];
}

/** Unicode keeps each script's digits together in order, ten by ten, so a digit's value is how far from the first it stands. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
