import { expect, test } from "vitest";
import { spellY } from "../../src/text/y-for-i.ts";
import { tokenize } from "../../src/text/tokens.ts";

test.each([
  ["kí", "ký"],
  ["lí", "lý"],
  ["tỉ", "tỷ"],
  ["mĩ", "mỹ"],
  ["quí", "quý"],
  ["hi", "hy"],
  ["ký", "ký"],
])("%s is the same word as %s", (one, other) => {
  expect(spellY(one)).toBe(other);
});

test.each(["thì", "chỉ", "khi", "gì", "bị", "nghi", "tin", "đi", "kia"])(
  "%s is written with i alone",
  (word) => {
    expect(spellY(word)).toBe(word);
  },
);

test("either spelling is found by the other", () => {
  const words = (text: string) => tokenize(text).map(({ marked }) => marked);
  expect(words("Người kí kế hoạch quản lí")).toEqual(
    words("người ký kế hoạch quản lý"),
  );
});
