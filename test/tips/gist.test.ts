import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { loadFactCues } from "../../src/tips/fact-cues.ts";
import { gistOf } from "../../src/tips/gist.ts";

const cues = await loadFactCues("knowledge/tips/facts.yaml");
const crime = (sentence: string) => /xả thải|đổ .*hóa chất/.test(sentence);

// Two months of nights that are all alike, one that is not, and the place at the end.
const nights = Array.from(
  { length: 60 },
  (_, night) =>
    `Ngày ${(night % 28) + 1}/${3 + Math.floor(night / 28)}, ${night % 4} giờ 15: xe ba gác vào cổng sau, ${(night % 5) + 2} người xuống hàng, họ trải bạt che lại.`,
);
const spill =
  "ĐÊM 12/4 NÀY, lúc 23 giờ 40, xe biển số 84C-000.55 đổ hai mươi phuy hóa chất xuống kênh.";
const place = "Kho ở ấp Vĩnh Hội, xã Hòa Tân, huyện Châu Thành.";
const letter = [
  "Tôi là người dân sống gần đó, không quen viết lách.",
  ...nights.slice(0, 40),
  spill,
  ...nights.slice(40),
  "Còn lại cũng gần giống vậy.",
  place,
].join("\n");

describe("the gist of a message", () => {
  it("has what is unlike the rest, and the place, in the message's order", () => {
    const gist = gistOf(letter, 700, cues, crime);
    expect(gist).toContain(spill);
    expect(gist).toContain(place);
    expect(gist.indexOf(spill)).toBeLessThan(gist.indexOf(place));
  });

  it("has a crime, an address and a plate before other things that are as rare", () => {
    const rare = [
      "Hồi nhỏ tôi thích câu cá với ông nội ngoài đồng.",
      "Mùa này mưa nhiều, lúa chín chậm hơn mọi năm.",
      "Xe 84C-000.55 xả thải ở ấp Vĩnh Hội, xã Hòa Tân.",
      "Bác sĩ dặn phải ngủ sớm và đi bộ mỗi ngày.",
    ];
    expect(gistOf(rare.join("\n"), 60, cues, crime)).toEqual([rare[2]]);
  });

  it("is the message where that is short enough", () => {
    expect(gistOf(" Trộm chó. Ở khóm 4. ", 700, cues, crime)).toEqual([
      "Trộm chó. Ở khóm 4.",
    ]);
    expect(gistOf("  ", 700, cues, crime)).toEqual([]);
  });

  test.prop([
    fc.array(fc.string({ unit: "grapheme" }), { maxLength: 30 }),
    fc.integer({ min: 1, max: 200 }),
  ])("is never longer than asked", (lines, most) => {
    const gist = gistOf(lines.join("\n"), most, cues, crime);
    expect(gist.join("\n").length).toBeLessThanOrEqual(most);
  });

  it("of one endless sentence is its beginning", () => {
    expect(gistOf("a".repeat(50), 10, cues, crime)).toEqual(["a".repeat(10)]);
  });
});
