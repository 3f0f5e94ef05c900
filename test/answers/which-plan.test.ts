import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer, library } = await openParts();
const labels = ({ offers }: ReturnType<typeof answer>) =>
  offers.map(({ label }) => label);

describe("where several plans may be meant", () => {
  it.each([
    "Kế hoạch do ai ký?",
    "ke hoach ban hanh ngay nao",
    "Hội Phụ nữ làm gì?",
    "Công an phải làm gì?",
  ])("it is asked back which one, with a choice a plan: %s", (question) => {
    const { text, citations, offers } = answer(question);
    expect(text).toMatch(/địa phương nào\? Tôi có \d kế hoạch/u);
    expect(offers.length).toBeGreaterThan(1);
    for (const { label, offer } of offers) {
      expect(offer.kind).toBe("place");
      expect(text).toContain(label);
    }
    expect(citations).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(1500);
  });

  it("every plan is offered for what every plan has", () => {
    expect(labels(answer("Kế hoạch do ai ký?")).sort()).toEqual(
      library.map(({ place }) => place).sort(),
    );
  });

  it("only those are offered that give the body something to do", () => {
    expect(labels(answer("Hội Cựu chiến binh phải làm gì?")).sort()).toEqual([
      "Thành phố Hà Nội",
      "Tỉnh Bình Phước",
    ]);
  });

  it("the province and its city are told apart", () => {
    expect(labels(answer("Trà Vinh: kế hoạch ai ký?")).sort()).toEqual([
      "Thành phố Trà Vinh",
      "Tỉnh Trà Vinh",
    ]);
  });
});

describe("where one plan is meant", () => {
  it.each([
    ["the place named", "Kế hoạch của Gia Lai ai ký?", null, "gia-lai-25-2021"],
    [
      "the place named, before the asker's own",
      "Kế hoạch của Gia Lai ai ký?",
      "Tỉnh Trà Vinh",
      "gia-lai-25-2021",
    ],
    [
      "a place within the plan's",
      "ở huyện Bù Đốp kế hoạch do ai ký",
      null,
      "binh-phuoc-2022",
    ],
    [
      "the asker's place",
      "Kế hoạch do ai ký?",
      "Tỉnh Bình Phước",
      "binh-phuoc-2022",
    ],
    [
      "the asker's city",
      "kế hoạch ai ký",
      "Thành phố Trà Vinh",
      "tra-vinh-city-41-2021",
    ],
    [
      "a level of the asker's place",
      "kế hoạch của tỉnh ai ký",
      "Thành phố Trà Vinh",
      "tra-vinh-95-2022",
    ],
    ["the plan's number", "kế hoạch 95 do ai ký", null, "tra-vinh-95-2022"],
    [
      "the plan's whole number",
      "KH 25/KH-STTTT ai ký",
      null,
      "gia-lai-25-2021",
    ],
    ["what people call it", "Dự án 6 do ai ký?", null, "ha-noi-du-an-6-2013"],
    [
      "the only body of that name",
      "Sở Công Thương phải làm gì?",
      null,
      "tra-vinh-95-2022",
    ],
    [
      "what only one plan speaks of",
      "mô hình Camera an ninh làm thế nào?",
      null,
      "binh-phuoc-2022",
    ],
  ])("%s tells which: %s", (_, question, place, slug) => {
    expect(answer(question, { place }).plan).toBe(slug);
  });
});
