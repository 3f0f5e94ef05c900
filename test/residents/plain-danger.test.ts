import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { classifier, say } from "./knowledge.ts";

function intentOf(text: string): string {
  return classifier.classify(text, { placeKnown: false }).intent;
}

describe("danger in a few plain words", () => {
  it.each([
    "113",
    "gọi 114 giùm",
    "cíu",
    "bị tai nạn giao thông",
    "có người ngất",
    "bà nội té xỉu",
    "tôi sẽ giết nó",
    "nó dọa giết tôi",
    "ngáo đá đang đập phá",
    "em bị hiếp dâm",
    "có bom trong trường",
    "tôi bị bán sang Campuchia, cứu",
    "con bị nhốt trong nhà",
    "bị ép bán dâm không trốn được",
    "tôi lỡ đâm bạn tôi rồi",
    "sập giàn giáo",
    "bà cụ lạc trong rừng",
    "nguy hiểm quá",
  ])("“%s” is one, with marks or without", (text) => {
    expect(intentOf(text)).toBe("emergency");
    expect(intentOf(fold(text))).toBe("emergency");
  });

  it.each([
    "there is a fire",
    "someone is unconscious",
    "he wants to kill me",
    "I am being followed",
    "call 113",
    "accident",
    "man with machete in the market",
  ])("“%s” is one in English", (text) => {
    expect(intentOf(text)).toBe("emergency");
  });

  it.each([
    ["113 là số gì", "howto_report"],
    ["tổng đài 111 để làm gì", "howto_report"],
    ["Thấy tai nạn giao thông thì gọi số nào?", "howto_report"],
    ["tai nạn giao thông giảm bao nhiêu phần trăm", "question"],
    ["mục tiêu giảm tội phạm giết người", "question"],
    ["phòng chống bắt cóc", "question"],
    ["tuần trước tôi bị cướp điện thoại", "tip"],
  ])("“%s” is %s", (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });
});

describe("advice that fits the danger", () => {
  it.each([
    ["con bị nhốt trong nhà", "113", "gửi vị trí"],
    ["em bị hiếp dâm", "113", "không có lỗi"],
    ["nó dọa giết tôi", "113", "đừng đôi co"],
    ["kẹt thang máy", "114", "gõ để người ta biết"],
    ["bị tai nạn giao thông", "115", "Đừng tự ý di chuyển"],
    ["nuoc ngap toi mai nha", "114", "gõ để người ta biết"],
    ["con tôi nói nó muốn chết", "115", "Ở cạnh"],
  ])("“%s”: %s, “%s”", async (text, number, advice) => {
    const { text: reply } = await say("emergency", text);
    expect(reply.slice(0, 40)).toContain(number);
    expect(reply).toContain(advice);
    expect(reply).not.toMatch(/khăn ướt|hung khí/u);
  });
});

it("a number asked about is told what it is for", async () => {
  for (const [number, use] of [
    ["113", "công an"],
    ["114", "chữa cháy"],
    ["115", "cấp cứu"],
    ["111", "bảo vệ trẻ em"],
  ] as const) {
    const { text } = await say("howto_report", `${number} là số gì`);
    expect(text.slice(0, 80)).toContain(`${number} là`);
    expect(text.slice(0, 120)).toContain(use);
  }
});
