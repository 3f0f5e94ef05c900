import { describe, expect, it } from "vitest";
import { classifier } from "./knowledge.ts";

const readingOf = (text: string) => {
  const { language, named } = classifier.classify(text, { placeKnown: false });
  return { language, named: named === true };
};

describe("the language of a message", () => {
  it.each([
    "Phường 4",
    "hẻm 3 Lê Lợi, phường 7",
    "chợ Trà Vinh",
    "anh Tư",
    "quán cà phê Bảy Sanh",
  ])("is not told by “%s”, which names something", (text) => {
    expect(readingOf(text)).toEqual({ language: "vi", named: true });
  });

  it.each([
    "tối nào nó cũng bán ở sau trường",
    "tôi không biết",
    "nha toi bi mat xe hom qua",
    "hạn nộp báo cáo là khi nào",
  ])("is told by “%s”, which is Vietnamese", (text) => {
    expect(readingOf(text)).toEqual({ language: "vi", named: false });
  });

  it.each(["I saw it at the market", "they sell it near phường 4"])(
    "is told by “%s”, which is English",
    (text) => {
      expect(readingOf(text).language).toBe("en");
    },
  );

  it("is changed by a word of thanks only before anything else was said", () => {
    expect(readingOf("thanks")).toEqual({ language: "en", named: true });
  });
});

describe("a report in English", () => {
  it.each([
    "My neighbour sells drugs",
    "my boss took our money and threatens us",
    "a man touches children in the park",
    "someone stole my motorbike",
  ])("“%s” is one", (text) => {
    expect(classifier.classify(text, { placeKnown: false }).intent).toBe("tip");
  });

  it.each([
    "who is responsible for drug crime in the plan",
    "what is the deadline for the annual report",
    "how do I report a man who sells drugs",
  ])("“%s” is none", (text) => {
    expect(classifier.classify(text, { placeKnown: false }).intent).not.toBe(
      "tip",
    );
  });
});
