import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer, library } = await openParts();

describe("a document named by its number", () => {
  it.each([
    [
      "Quyết định 1217/QĐ-TTg nói về gì?",
      "ha-noi-du-an-6-2013",
      ["6/9/2012", "Thủ tướng Chính phủ"],
    ],
    [
      "quyet dinh 1217 la gi",
      "ha-noi-du-an-6-2013",
      ["1217/QĐ-TTg", "Thủ tướng Chính phủ"],
    ],
    [
      "Quyết định 441/QĐ-UBND là gì",
      "tra-vinh-city-41-2021",
      ["4/3/2021", "Đề án Tăng cường tuyên truyền"],
    ],
    [
      "thông tư 124/2021/TT-BCA về cái gì",
      "binh-phuoc-2022",
      ["28/12/2021", "An toàn về an ninh"],
    ],
    [
      "Quyết định 64/QĐ-UBND quy định gì?",
      "tra-vinh-city-41-2021",
      ["31/7/2020", "Ban Chỉ huy Quân sự thành phố"],
    ],
    [
      "Chỉ thị 36-CT/TW là gì",
      "tra-vinh-95-2022",
      ["16/8/2019", "kiểm soát ma túy"],
    ],
  ])("%s", (question, slug, facts) => {
    const { text, answered, citations } = answer(question);
    expect(answered).toBe(true);
    expect(citations[0]?.plan).toBe(slug);
    for (const fact of facts) expect(text).toContain(fact);
    expect(text).toContain("Nguồn: ");
  });

  it("is found without its place, since only one plan cites it", () => {
    expect(answer("công văn 2587/UBND-NC nói gì").plan).toBe("binh-phuoc-2022");
  });

  it("of which the plan says no more than the number is said to be only referred to", () => {
    expect(answer("Nghị định 111/2013/NĐ-CP là gì?").text).toContain(
      "kế hoạch chỉ dẫn chiếu",
    );
  });

  const cited = library.flatMap(({ slug, legalBases }) =>
    legalBases.flatMap(({ kind, number }) =>
      number === null
        ? []
        : [{ slug, question: `${kind} ${number} là gì?`, number }],
    ),
  );
  it.each(cited)(
    "every one that a plan cites: $question",
    ({ question, number }) => {
      const { text, answered } = answer(question);
      expect(answered).toBe(true);
      expect(text).toContain(number);
      expect(text.length).toBeLessThanOrEqual(1500);
    },
  );
});
