import { describe, expect, it } from "vitest";
import { classifier } from "./knowledge.ts";

function intentOf(text: string) {
  return classifier.classify(text, { placeKnown: false }).intent;
}

describe("other people's business", () => {
  it.each([
    "Cách giết chuột trong nhà hiệu quả nhất là gì?",
    "Diệt kiến trong bếp bằng gì?",
    "Thủ môn nào bắt chính trận chung kết tối qua?",
    "chỉ tôi tẩy vết dầu trên áo trắng",
  ])("“%s” is told by its likeness to such business", (text) => {
    expect(intentOf(text)).toBe("outofscope");
  });

  it.each([
    "Sở Y tế phải làm gì?",
    "kinh phí lấy từ đâu",
    "chỉ tiêu năm nay là bao nhiêu",
  ])("“%s” stays a question", (text) => {
    expect(intentOf(text)).toBe("question");
  });
});

describe("what is written like danger without marks", () => {
  it.each([
    ["co nguoi ban phao lau tren facebook", "tip"],
    ["thi rot dai hoc buon qua", "outofscope"],
    ["co nguoi ban sung vao nha toi", "emergency"],
    ["be nha toi bi hoc xuong khong tho duoc", "emergency"],
    ["có người bán ma túy đang đánh vợ", "emergency"],
  ])("“%s” is %s", (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });
});
