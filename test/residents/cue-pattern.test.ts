import { describe, expect, it } from "vitest";
import { createSentenceReader } from "../../src/residents/cue-matcher.ts";
import { parsePattern } from "../../src/residents/cue-pattern.ts";
import { createJoin, sentencesOf } from "../../src/residents/words.ts";

const join = createJoin(["báo cáo"]);
const lists = new Map([
  ["weapon", parsePattern("dao|súng", join)],
  ["armed", parsePattern("(cầm|có) <weapon>", join)],
]);
const reader = createSentenceReader(lists);

function holds(pattern: string, text: string, careful = false): boolean {
  return sentencesOf(text).some((tokens) =>
    reader
      .read(join(tokens).map((token) => ({ ...token, careful })))
      .holds(parsePattern(pattern, join)),
  );
}

describe("a pattern", () => {
  it.each([
    ["cháy nhà", "có cháy nhà", true],
    ["cháy nhà", "cháy cái nhà", false],
    ["cháy ~2 nhà", "cháy cái nhà", true],
    ["cháy ~1 nhà", "cháy mất cái nhà", false],
    ["cháy (nhà|chợ lớn)", "cháy chợ lớn", true],
    ["cháy to? rồi", "cháy rồi", true],
    ["cháy (to|lớn)? rồi", "cháy lớn rồi", true],
    ["<armed>", "nó cầm dao", true],
    ["<armed>", "nó mua dao", false],
    ["báo !(hiếu|động)", "tôi báo tin", true],
    ["báo !(hiếu|động)", "tôi báo hiếu", false],
    ["báo", "gửi báo cáo", false],
    ["báo cáo", "gửi báo cáo", true],
    ["^ cứu", "cứu tôi", true],
    ["^ cứu", "ai cứu tôi", false],
    ["tôi $", "cứu tôi", true],
    ["tôi $", "cứu tôi?", true],
    ["tôi ~3 ¿", "ai cứu tôi vậy?", true],
    ["tôi ~3 ¿", "ai cứu tôi vậy", false],
  ])("%s in “%s”: %s", (pattern, text, expected) => {
    expect(holds(pattern, text)).toBe(expected);
  });

  it("is found without marks, and not under other marks", () => {
    expect(holds("cháy", "chay")).toBe(true);
    expect(holds("cháy", "chạy")).toBe(false);
    expect(holds("sửa xe", "sữa xe")).toBe(true);
  });

  it("asks for its marks where it says so, or where the writer types them", () => {
    expect(holds("=súng", "sung")).toBe(false);
    expect(holds("=súng", "súng")).toBe(true);
    expect(holds("cháy", "chay", true)).toBe(false);
  });

  it.each(["cháy (nhà", "cháy nhà)", "", "a||b"])("“%s” is refused", (text) => {
    expect(() => parsePattern(text, join)).toThrow(RangeError);
  });
});
