import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { quote, shorten } from "../../src/answers/quote.ts";
import type { WantedWords } from "../../src/answers/wanted.ts";

/** Words that were asked for, each as rare as the others. */
function wanting(...words: string[]): WantedWords {
  return new Map(words.map((word) => [word, 1]));
}

const passage =
  "Chủ trì rà soát địa bàn; phối hợp tuyên truyền trong trường học, khu công nghiệp; quản lý tiền chất; báo cáo kết quả hằng năm.";

describe("quote", () => {
  it("gives a short passage whole, without the mark that lists it", () => {
    expect(quote("- Quản lý tiền chất.", wanting(), 100)).toBe(
      "Quản lý tiền chất.",
    );
  });

  it("keeps the clause that was asked for and shows what is cut", () => {
    expect(quote(passage, wanting("tien", "chat"), 25)).toBe(
      "… quản lý tiền chất; …",
    );
  });

  it("begins at the beginning when nothing in particular was asked for", () => {
    expect(quote(passage, wanting(), 60)).toMatch(/^Chủ trì rà soát địa bàn;/);
  });

  it("keeps the clause of the rarer word", () => {
    const rarer = new Map([
      ["tuyen", 1],
      ["tien", 3],
    ]);
    expect(quote(passage, rarer, 25)).toContain("quản lý tiền chất");
  });

  it("keeps neighbouring clauses while there is room", () => {
    const kept = quote(passage, wanting("tien", "chat"), 60);
    expect(kept).toContain("quản lý tiền chất");
    expect(kept).toContain("báo cáo kết quả hằng năm");
  });

  it("does not cut in a figure or a document's number", () => {
    const text = "Theo Quyết định 5.026/QĐ-BCA, chi 42.000.000 đồng. Xong.";
    expect(quote(text, wanting("42000000"), 55)).toContain("42.000.000 đồng");
  });
});

const words = fc
  .array(
    fc.tuple(
      fc.constantFrom("công", "an", "tỉnh", "42.000", "đồng", "ma", "túy"),
      fc.constantFrom(" ", " ", " ", ", ", "; ", ". "),
    ),
    { minLength: 1, maxLength: 120 },
  )
  .map((parts) => parts.flat().join("").trim());
const wanted = fc
  .uniqueArray(fc.constantFrom("cong", "tinh", "ma", "tuy", "42000"))
  .map((some) => wanting(...some));
const limit = fc.integer({ min: 20, max: 400 });

describe("every quote", () => {
  test.prop([words, wanted, limit])(
    "is no longer than its limit, marks of its cuts included",
    (text, some, most) => {
      expect(quote(text, some, most).length).toBeLessThanOrEqual(most);
    },
  );

  test.prop([words, wanted, limit])(
    "is in the passage's own words, in one piece",
    (text, some, most) => {
      const shown = quote(text, some, most)
        .replace(/^… /u, "")
        .replace(/( …)?$/u, "");
      expect(text).toContain(shown);
    },
  );

  test.prop([words, wanted, limit])(
    "shows a cut wherever there is one, and nowhere else",
    (text, some, most) => {
      const shown = quote(text, some, most);
      const kept = shown.replace(/^… /u, "").replace(/( …)?$/u, "");
      if (kept === text) expect(shown).toBe(text);
      if (!text.startsWith(kept)) expect(shown).toMatch(/^… /u);
      if (!text.endsWith(kept)) expect(shown).toMatch(/ …$/u);
    },
  );

  test.prop([fc.string({ unit: "binary", maxLength: 300 }), wanted, limit])(
    "is made of any text without an error",
    (text, some, most) => {
      expect(quote(text, some, most).length).toBeLessThanOrEqual(most);
    },
  );
});

describe("shorten", () => {
  it("cuts between words and shows it", () => {
    expect(shorten("báo cáo kết quả thực hiện", 16)).toBe("báo cáo kết …");
    expect(shorten("báo cáo", 16)).toBe("báo cáo");
  });

  test.prop([words, limit])("keeps within the limit", (text, most) => {
    const short = shorten(text, most);
    expect(short.length).toBeLessThanOrEqual(most);
    expect(text.startsWith(short.replace(/ …$/u, ""))).toBe(true);
    if (short !== text) expect(short).toMatch(/ …$/u);
  });
});
