import { describe, expect, it } from "vitest";
import { classifier, say } from "./knowledge.ts";

function found(text: string) {
  return classifier.classify(text, { placeKnown: false });
}

describe("what is easily taken for something else", () => {
  it.each([
    "quay lại",
    "con 9 tuổi",
    "ma túy",
    "ở đâu gần nhất",
    "quản lý vũ khí",
    "cờ bạc online",
  ])("“%s” tells of nothing, so it is no tip", (text) => {
    expect(["question", "outofscope", "smalltalk"]).toContain(
      found(text).intent,
    );
  });

  it.each([
    ["quán đó bán ma túy", "tip"],
    ["tôi bị mất xe", "tip"],
    ["công an có bắt tôi không nếu tôi báo sai", "howto_report"],
    ["cách hack VNeID", "outofscope"],
    ["bạn lưu gì về tôi", "privacy"],
    ["quên tôi đi", "privacy"],
    ["tin báo của tôi tới đâu rồi", "status"],
    ["tội trộm cắp bị phạt bao nhiêu", "outofscope"],
    ["lương công an bao nhiêu", "outofscope"],
    ["lịch tàu xe về quê còn vé không", "outofscope"],
    ["vietnamese please", "language"],
    ["tố giác vụ đó thì qua những bước nào", "howto_report"],
    ["có ai bán bằng lái giả không", "outofscope"],
    ["thêm mình vào danh sách nhắc hạn nhé", "subscribe"],
    ["bao giờ hết hạn?", "question"],
    ["còn hiệu lực không?", "question"],
  ])("“%s” is %s", (text, intent) => {
    expect(found(text).intent).toBe(intent);
  });

  it("who only sleeps is not insulted", () => {
    expect(found("lua lan qua nha tro, con may nguoi ngu").intent).toBe(
      "emergency",
    );
  });

  it("a tip told at leisure is none of danger's, whatever is not to be named", () => {
    const text =
      "con toi bi anh lon tran lay tien, ngay nao cung lay. toi muon bao ma dung goi ten con toi";
    expect(found(text).intent).toBe("tip");
  });
});

it("English greetings are English", () => {
  expect(found("hello").language).toBe("en");
  expect(found("hi").language).toBeUndefined();
});

it("a child touched is told of 111 and 113", async () => {
  const { text } = await say("tip", "chú hàng xóm sờ vào người con");
  expect(text).toContain("111");
  expect(text).toContain("113");
});

it("a child lured abroad is told of 111", async () => {
  const { text } = await say(
    "tip",
    "Cháu tôi mười bốn tuổi, có người quen trên mạng hứa cho qua Campuchia làm",
  );
  expect(text).toContain("111");
});
