import { expect, it } from "vitest";
import { createResemblance } from "../../src/residents/resemblance.ts";
import { sentencesOf } from "../../src/residents/words.ts";

const resemblance = createResemblance(
  new Map([
    ["fruit", ["ăn cam ngọt", "ăn chuối chín"]],
    ["river", ["bơi qua sông", "tắm sông lớn", "sông chảy xiết"]],
  ]),
);

function oddsOf(text: string) {
  return resemblance.to(sentencesOf(text).flat());
}

it("is greatest for the kind whose words are used, with marks or without", () => {
  for (const text of ["chuối ngọt", "chuoi ngot"]) {
    const { fruit = 0, river = 0 } = oddsOf(text);
    expect(fruit).toBeGreaterThan(river);
  }
});

it("is alike for all kinds where no word is known", () => {
  const { fruit, river } = oddsOf("xe đạp");
  expect(fruit).toBe(river);
});
