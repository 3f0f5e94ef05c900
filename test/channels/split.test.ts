import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { split } from "../../src/channels/split.ts";

const text = fc.string({ unit: "grapheme", maxLength: 200 });

describe("split", () => {
  test.prop([text, fc.integer({ min: 20, max: 60 })])(
    "keeps every piece within the limit and loses nothing but white space",
    (whole, limit) => {
      const pieces = split(whole, limit);
      expect(pieces.every((piece) => piece.length <= limit)).toBe(true);
      expect(bare(pieces.join(""))).toBe(bare(whole));
    },
  );

  it.each([
    ["between paragraphs", "một hai\n\nba bốn", ["một hai", "ba bốn"]],
    ["between lines", "một hai\nba bốn", ["một hai", "ba bốn"]],
    ["between words", "một hai ba bốn", ["một hai", "ba bốn"]],
    ["within a word", "mộthaibabốn", ["mộthaibab", "ốn"]],
  ])("cuts %s", (_, whole, pieces) => {
    expect(split(whole, 9)).toEqual(pieces);
  });

  it("never cuts a family of emoji or a letter from its marks", () => {
    const family = "👨‍👩‍👧‍👦";
    const decomposed = "ế".normalize("NFD").repeat(6);
    expect(split(family.repeat(3), family.length + 3)).toEqual([
      family,
      family,
      family,
    ]);
    for (const piece of split(decomposed, 10))
      expect(piece).toMatch(/^(e\u0302\u0301)+$/);
  });
});

function bare(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
