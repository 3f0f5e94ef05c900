import { describe, expect, it } from "vitest";
import { parsePattern } from "../../src/residents/cue-pattern.ts";
import { areMet, createNeedBook } from "../../src/residents/needs.ts";
import { createJoin, sentencesOf } from "../../src/residents/words.ts";

const join = createJoin([]);

describe("a book of needs", () => {
  it("counts as unmet what a pattern needs that came after the sentence", () => {
    const book = createNeedBook(new Map());
    const words = (sentencesOf("bán rau")[0] ?? []).map((token) => ({
      ...token,
      careful: false,
    }));
    const before = book.metBy(words);
    const needs = book.of(parsePattern("bán", join));
    expect(areMet(needs, before)).toBe(false);
    expect(areMet(needs, book.metBy(words))).toBe(true);
  });

  it("takes a list that names itself as needing no certain word there", () => {
    const again = parsePattern("rau|cá <again>", join);
    const book = createNeedBook(new Map([["again", again]]));
    expect(book.of(again)).toHaveLength(1);
  });
});
