import { describe, expect, it } from "vitest";
import { isAnswer } from "../../handlers/tip-danger-told.ts";
import { asking, newDraft } from "../../src/tips/draft/draft.ts";
import { classifier, messageOf } from "../residents/knowledge.ts";

const draft = newDraft("d1", new Date("2026-11-20T10:00:00+07:00"));

function answers(text: string, given: typeof draft | null) {
  const found = classifier.classify(text, { placeKnown: true });
  return (
    found.intent !== "emergency" || isAnswer(found, messageOf(text, {}), given)
  );
}

describe("what sounds like danger", () => {
  it.each([
    "không muốn trả lời",
    "có, một người xăm tay",
    "chạy về hướng cầu Long Bình",
    "hai đứa cầm gậy",
    "tụi nó có dao",
    "hình thằng cầm dao",
    "nó bẻ khóa ở đường Lê Lợi",
    "thằng lùn cầm mã tấu, thằng kia đi không",
    "đứa lớn có xách theo cây rựa",
  ])("“%s” answers an officer, and who it was", (text) => {
    expect(answers(text, null)).toBe(true);
    expect(answers(text, asking(draft, "who"))).toBe(true);
  });

  it.each([
    "nó đang cầm dao kìa",
    "nó đánh tôi",
    "cứu với",
    "nhà cháy",
    "chồng tôi cầm dao",
    "nó cầm dao đuổi tôi",
    "nó đứng trước cửa nhà tôi cầm dao",
    "con tôi chảy máu nhiều lắm",
    "tôi không muốn sống nữa",
    "tôi bị nhốt trong phòng",
    "he has a knife, help me",
  ])("“%s” is danger, whoever waits for whatever", (text) => {
    expect(answers(text, null)).toBe(false);
    expect(answers(text, asking(draft, "who"))).toBe(false);
    expect(answers(text, asking(draft, "what"))).toBe(false);
  });

  it.each([
    "có một đứa bị chém ở tay, xe cấp cứu chở đi",
    "hôm đó nó chém đứt tay ông Ba, giờ ông nằm viện",
    "hai đứa bị thương, người nhà đưa vô viện rồi",
    "tối qua nó đánh tôi chảy máu đầu",
    "công an bắt thằng cầm dao đi rồi",
  ])("“%s” answers an officer, since it is over", (text) => {
    expect(answers(text, null)).toBe(true);
  });

  it.each([
    "nó đang đánh tôi, hôm qua cũng đánh",
    "hôm qua nó đánh, giờ nó cầm dao trước cửa, cứu tôi với",
    "đang chở con tôi đi viện, máu chảy nhiều",
  ])("“%s” is danger, though something of it is over", (text) => {
    expect(answers(text, null)).toBe(false);
  });

  it("is danger where nothing, or what happens, was asked for", () => {
    expect(answers("tụi nó cầm dao ngoài đường", draft)).toBe(false);
    expect(answers("tụi nó cầm dao ngoài đường", asking(draft, "what"))).toBe(
      false,
    );
  });
});
