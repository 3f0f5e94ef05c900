import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { placeTone, placeTones } from "../../src/text/tone-placement.ts";

test.each([
  ["hoà", "hòa"],
  ["uỷ", "ủy"],
  ["tuý", "túy"],
  ["thuý", "thúy"],
  ["khoẻ", "khỏe"],
  ["quý", "quý"],
  ["qủa", "quả"],
  ["gìa", "già"],
  ["giêng", "giêng"],
  ["gì", "gì"],
  ["tòan", "toàn"],
  ["ngừơi", "người"],
  ["trừơng", "trường"],
  ["naò", "nào"],
  ["khủyu", "khuỷu"],
  ["cuả", "của"],
  ["HOÀ", "HÒA"],
  ["Uỷ", "Ủy"],
])("prints the tone of %s as %s", (typed, printed) => {
  expect(placeTone(typed)).toBe(printed);
});

test.each([
  ["đuợc", "được"],
  ["nưóc", "nước"],
  ["trưong", "trương"],
])("completes the horned pair of %s", (typed, printed) => {
  expect(placeTone(typed)).toBe(printed);
});

test.each(["thuở", "huơ", "camera", "karaoke", "x", "thằg"])(
  "leaves %s",
  (word) => {
    expect(placeTone(word)).toBe(word);
  },
);

test("works on running text", () => {
  expect(placeTones("Uỷ ban, phòng chống ma tuý 2025")).toBe(
    "Ủy ban, phòng chống ma túy 2025",
  );
});

const word = fc.string({
  unit: fc.constantFrom(
    ...Array.from("bcdghklmnpqrstvxaàáạeêếèẻiíìịoôơốờỏuưúứủyýỷđ"),
  ),
  maxLength: 8,
});

test.prop([word])("is idempotent and keeps the letters", (typed) => {
  const placed = placeTone(typed);
  expect(placeTone(placed)).toBe(placed);
  expect(fold(placed)).toBe(fold(typed));
});
