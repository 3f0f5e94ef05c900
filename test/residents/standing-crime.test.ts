import { describe, expect, it } from "vitest";
import { classifier } from "./knowledge.ts";

function intentOf(text: string) {
  return classifier.classify(text, { placeKnown: true }).intent;
}

describe("there is a crime at a place", () => {
  it.each([
    "Có sòng xóc đĩa ở ấp 3 xã Long Đức thành phố Trà Vinh",
    "Có sòng xóc đĩa ở ấp 3 xã Long Đức",
    "Có tụ điểm đá gà ăn tiền sau chùa, phường 8 thành phố Trà Vinh",
    "có động mại dâm trá hình massage ở đường Nguyễn Đáng",
    "có ghe hút cát ban đêm trên sông đoạn xã Hòa Minh",
    "Có nhóm chích điện bắt cá ở kênh 3/2 xã Đức Mỹ",
    "co song bai o khom 3 phuong 1",
    "có người chứa pháo nổ trong kho gần cầu Long Bình",
    "có xe chở thuốc lá lậu ở bến phà",
    "sòng bài ở ấp 3 Long Đức",
  ])("“%s” is a tip, and no danger", (text) => {
    expect(intentOf(text)).toBe("tip");
  });

  it.each([
    "có sòng bạc nào ở phường 7 không",
    "ở Trà Vinh có trường gà nào không vậy",
    "tệ nạn cờ bạc ở thành phố Trà Vinh phòng chống thế nào",
    "Ở xã Long Đức ai phòng chống ma túy",
    "Thành phố Trà Vinh có bao nhiêu tụ điểm ma túy",
    "có người bán ma túy ở cổng trường thì báo ai",
  ])("“%s” asks, and is none", (text) => {
    expect(["question", "howto_report", "outofscope"]).toContain(
      intentOf(text),
    );
  });

  it.each([
    "có người bị chém ở chợ Trà Vinh",
    "có đám đánh bài cầm dao rượt nhau ở khóm 3",
    "có cháy ở chợ phường 2",
  ])("“%s” is danger all the same", (text) => {
    expect(intentOf(text)).toBe("emergency");
  });
});
