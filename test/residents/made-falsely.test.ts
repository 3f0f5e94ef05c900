import { describe, expect, it } from "vitest";
import { classifier } from "./knowledge.ts";

function intentOf(text: string) {
  return classifier.classify(text, { placeKnown: true }).intent;
}

describe("goods and papers made falsely, and cocks kept to fight", () => {
  it.each([
    "có chỗ làm rượu tây giả ở khóm 3",
    "có chỗ nấu rượu giả ở phường 8",
    "co cho nau ruou gia o phuong 8",
    "có chỗ làm giả giấy tờ ở khóm 3",
    "có chỗ nuôi gà đá ở khóm 3",
    "nhà ông Tư làm thuốc tây giả ở ấp 3",
    "thằng Nam in bằng cấp giả ở chung cư phường 2",
  ])("“%s” is a tip", (text) => {
    expect(intentOf(text)).toBe("tip");
  });

  it.each([
    "làm bằng lái giả bị phạt bao nhiêu",
    "phòng chống sản xuất hàng giả ở phường 8 ai làm",
    "ở Trà Vinh chỗ nào bán bia giá rẻ",
  ])("“%s” asks, and is none", (text) => {
    expect(["question", "outofscope", "howto_report"]).toContain(
      intentOf(text),
    );
  });

  it.each([
    "ông Tư uống rượu giả ở khóm 3, giờ bất tỉnh",
    "có nhà nuôi gà đá, đang chém nhau",
  ])("“%s” is danger all the same", (text) => {
    expect(intentOf(text)).toBe("emergency");
  });
});
