import { randomInt } from "node:crypto";
import { z } from "zod";

// reference: the short name of a tip that officers, notices and the reporter use in talk. Not secret, opens nothing,
// and has nothing to do with the receipt: neither can be told from the other.

// No letter or digit that is taken for another one (0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V), and no vowel that makes words.
const letters = "CDFGHJKMNPRTWX";
const digits = "34679";

/** Six signs, two digits among them: 68 million of them. Two tips may draw the same one: whoever keeps tips draws again. */
export const Reference = z
  .string()
  .regex(
    new RegExp(
      `^[${letters}][${letters}][${letters}${digits}]{2}[${digits}]{2}$`,
    ),
  )
  .brand("Reference");
export type Reference = z.infer<typeof Reference>;

/** @param random a whole number from 0 to below the bound */
export function newReference(
  random: (bound: number) => number = randomInt,
): Reference {
  const draw = (signs: string) => signs.charAt(random(signs.length));
  const both = letters + digits;
  const signs = [letters, letters, both, both, digits, digits];
  return Reference.parse(signs.map(draw).join(""));
}

/** The references in what a person typed, in small letters too, with a hash, a dash or a space in the middle. */
export function readReferences(text: string): Reference[] {
  const found = text
    .normalize("NFKC")
    .toUpperCase()
    .matchAll(
      /(?<![\p{L}\p{N}])([\p{L}\p{N}]{3})[- ]?([\p{L}\p{N}]{3})(?![\p{L}\p{N}])/gu,
    );
  return Array.from(found, ([, first = "", second = ""]) =>
    Reference.safeParse(first + second),
  ).flatMap((each) => (each.success ? [each.data] : []));
}
