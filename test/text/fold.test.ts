import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { fold, hasMarks } from "../../src/text/fold.ts";

test.each([
  ["Đường dây nóng", "duong day nong"],
  ["ỦY BAN NHÂN DÂN", "uy ban nhan dan"],
  ["quyê\u0301t đi\u0323nh", "quyet dinh"],
  ["2587/UBND-NC", "2587/ubnd-nc"],
])("folds %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.prop([fc.string({ unit: "binary" })])("is idempotent", (text) => {
  expect(fold(fold(text))).toBe(fold(text));
});

const letters = Array.from(
  "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ",
);
const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...letters,
    ...letters.map((letter) => letter.toUpperCase()),
    ...Array.from("bcdghklmnpqrstvx 019/-.,"),
  ),
});

test.prop([vietnamese])("keeps the length of Vietnamese text", (text) => {
  expect(fold(text)).toHaveLength(text.length);
});

test("tells whether a writer types marks", () => {
  expect(hasMarks("ke hoach 41 noi gi")).toBe(false);
  expect(hasMarks("kế hoạch")).toBe(true);
  expect(hasMarks("di đau")).toBe(true);
});
