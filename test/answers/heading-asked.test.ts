import { expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer } = await openParts();

it.each([
  ["Tỉnh Gia Lai", "Hình thức tuyên truyền gồm những gì?", "báo chí"],
  [
    "Thành phố Hà Nội",
    "Đối tượng thụ hưởng của dự án gồm những ai?",
    "Mặt trận Tổ quốc các cấp",
  ],
  [
    "Thành phố Hà Nội",
    "doi tuong duoc thu huong gom nhung ai",
    "Mặt trận Tổ quốc các cấp",
  ],
])(
  "%s: %s asks for what stands under that heading",
  (place, question, words) => {
    const { text, answered } = answer(question, { place });
    expect(answered).toBe(true);
    expect(text).toContain(words);
  },
);

it("a heading does not answer what says more than it", () => {
  const { answered } = answer("Hình thức tuyên truyền tiền ảo gồm những gì?", {
    place: "Tỉnh Gia Lai",
  });
  expect(answered).toBe(false);
});

it("a share of something else is no answer to a share asked for", () => {
  const { answered } = answer(
    "Hà Nội giao chỉ tiêu phá án bao nhiêu phần trăm?",
    {
      place: "Thành phố Hà Nội",
    },
  );
  expect(answered).toBe(false);
});
