import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  newReference,
  readReferences,
  Reference,
} from "../../src/tips/reference.ts";

describe("a reference", () => {
  const reference = newReference(() => 2);

  test.prop([fc.array(fc.nat(4), { minLength: 6, maxLength: 6 })])(
    "has no sign that is taken for another one",
    (draws) => {
      expect(newReference(() => draws.pop() ?? 0)).toMatch(
        /^[^0O1IL2Z5S8BQUV\W]{6}$/,
      );
    },
  );

  it.each([
    reference,
    reference.toLowerCase(),
    `#${reference}`,
    `${reference.slice(0, 3)}-${reference.slice(3)}`,
    `nhận ${reference}, xong`,
  ])("is read from %j", (typed) => {
    expect(readReferences(typed)).toEqual([reference]);
  });

  it("is read beside another", () => {
    const other = newReference(() => 3);
    expect(readReferences(`gộp ${reference} ${other}`)).toEqual([
      reference,
      other,
    ]);
  });

  it.each([
    "",
    "FFF",
    "không có",
    "84H1-000.99",
    "1234 5678",
    "thanh niên 3479",
  ])("is not seen in %j", (typed) => {
    expect(readReferences(typed)).toEqual([]);
  });

  it("comes from a wide enough choice to be seldom drawn twice", () => {
    const drawn = Array.from({ length: 500 }, () => newReference());
    expect(new Set(drawn).size).toBeGreaterThan(490);
    expect(drawn.every((each) => Reference.safeParse(each).success)).toBe(true);
  });
});
