import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { classifier } from "./knowledge.ts";

const read = (text: string) => classifier.classify(text, { placeKnown: false });

describe("who opens a report and tells nothing yet", () => {
  it.each([
    "cho mình báo cái này với",
    "mình cần báo chuyện này",
    "cho em báo cái này",
    "cho em báo cái này với ạ",
    "em muốn kể chuyện này nhưng em ngại",
    "tui muốn trình bày việc này",
    "tôi có chuyện này muốn báo nha",
    "nhờ anh chị ghi nhận giúp một việc",
    "nhờ ad ghi nhận giùm em chuyện này với",
  ])("“%s” wishes to report", (text) => {
    const { intent, details } = read(text);
    expect(intent).toBe("tip");
    expect(details).toContain("no-content");
    expect(details).not.toContain("child-writes");
  });

  it.each([
    "con muốn kể chuyện này mà con mắc cỡ",
    "con có chuyện buồn muốn kể",
  ])("“%s” is a child's", (text) => {
    const { intent, details } = read(text);
    expect(intent).toBe("tip");
    expect(details).toContain("no-content");
    expect(details).toContain("child-writes");
  });

  it.each([
    "cho mình hỏi cái này với",
    "mình cần báo chuyện này cho ai?",
    "con muốn kể chuyện cười",
    "cho tôi báo cáo việc này trước ngày nào?",
    "nhờ anh chị ghi nhận giúp: nhà số 5 bán ma túy",
  ])("“%s” is more or other than that", (text) => {
    expect(read(text).details).not.toContain("no-content");
  });
});

describe("who says that a work is finished", () => {
  it.each([
    "xong hết rồi",
    "hết rồi",
    "hết rồi đó",
    "xong hết",
    "làm hết rồi",
    "nộp xong hết rồi nha",
    "dạ xong xuôi hết rồi ạ",
  ])("“%s” is in no danger, with marks or without", (text) => {
    expect(read(text).intent).not.toBe("emergency");
    expect(read(fold(text)).intent).not.toBe("emergency");
  });

  it.each([
    "cháy hết rồi cứu với",
    "nhà cháy hết rồi",
    "nó đang đánh chết hết rồi",
  ])("“%s” is", (text) => {
    expect(read(text).intent).toBe("emergency");
  });
});
