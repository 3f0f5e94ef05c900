import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  createPassageIndex,
  type Passage,
} from "../../src/answers/passage-index.ts";
import { fold } from "../../src/text/fold.ts";

const passages: Passage[] = [
  {
    id: "loa",
    heading: "I. Mục tiêu",
    text: "100% phường, xã có chuyên mục tuyên truyền hàng tuần trên trạm truyền thanh.",
  },
  {
    id: "y-te",
    heading: "III. Sở Y tế",
    text: "Quản lý thuốc hướng thần; cấp phát methadone cho người nghiện.",
  },
  {
    id: "hoc",
    heading: "III. Sở Giáo dục và Đào tạo",
    text: "Tuyên truyền phòng, chống ma túy trong học sinh.",
  },
  {
    id: "bien",
    heading: "III. Bộ đội Biên phòng",
    text: "Ngăn chặn ma túy qua đường biển theo Kế hoạch 41/KH-UBND ngày 15/4/2021.",
  },
  { id: "duong", text: "Tổ chức biểu dương, khen thưởng." },
  { id: "duong-day", text: "Tổ chức đường dây nóng." },
];
const index = createPassageIndex(passages);
const first = (query: string) => index.search(query, 1)[0]?.id;

describe("finds", () => {
  test.each([
    ["what was typed with marks", "Sở Y tế quản lý gì", "y-te"],
    ["what was typed without", "so y te quan ly gi", "y-te"],
    ["by the heading", "giáo dục", "hoc"],
    [
      "by neighbours rather than by scattered words",
      "trạm truyền thanh",
      "loa",
    ],
    ["by the figure in a document's number", "kế hoạch 41", "bien"],
    ["by a percentage", "100 %", "loa"],
    ["by a date however written", "ngày 15-04-2021", "bien"],
    ["by the asker's marks where letters are the same", "dương", "duong"],
    ["by the asker's marks the other way", "đường", "duong-day"],
  ])("%s", (_, query, id) => {
    expect(first(query)).toBe(id);
  });
});

test("finds nothing for words that no passage holds", () => {
  expect(index.search("sân bay vũ trụ", 5)).toEqual([]);
  expect(index.holds("vũ trụ")).toBe(false);
  expect(index.search("trạm vũ trụ", 1)).toHaveLength(1);
  expect(index.holds("trạm vũ trụ")).toBe(true);
});

test("passes over what the filter refuses", () => {
  const ids = index
    .search("ma túy", 9, (id) => id !== "hoc")
    .map(({ id }) => id);
  expect(ids).toEqual(["bien"]);
});

test("asks for nothing, holds nothing", () => {
  expect(index.search("", 5)).toEqual([]);
  expect(index.search("ma túy", 0)).toEqual([]);
  expect(createPassageIndex([]).search("ma túy", 5)).toEqual([]);
});

test("reads texts and questions through what it is given to write short forms out", () => {
  const expand = (text: string) =>
    text.replaceAll("PCMT", "phòng, chống ma túy");
  const written = createPassageIndex(
    [
      { id: "a", text: "công tác PCMT" },
      { id: "b", text: "công tác khác" },
    ],
    { expand },
  );
  expect(written.search("chống ma túy", 1)[0]?.id).toBe("a");
});

test("a word that says little scores little", () => {
  const stopwords = new Set(["thanh"]);
  const [hit] = createPassageIndex(passages, { stopwords }).search("thanh", 1);
  const [plain] = index.search("thanh", 1);
  expect(hit?.score).toBeLessThan(plain?.score ?? 0);
});

const word = fc.constantFrom(
  ..."ma túy tuý công an ấn xã đường dương nhà 41 100% phòng".split(" "),
);
const line = fc
  .array(word, { minLength: 1, maxLength: 9 })
  .map((words) => words.join(" "));
const corpus = fc
  .array(fc.record({ text: line, heading: line }), { maxLength: 9 })
  .map((all) => all.map((one, at) => ({ id: `p${at}`, ...one })));

test.prop([corpus, line])("ranks as the plain formula does", (all, query) => {
  const found = createPassageIndex(all).search(fold(query), all.length);
  const scores = plainScores(all, fold(query));
  expect(found.map(({ id }) => id).sort()).toEqual(
    [...scores]
      .filter(([, score]) => score > 0)
      .map(([id]) => id)
      .sort(),
  );
  for (const { id, score } of found)
    expect(score).toBeCloseTo(scores.get(id) ?? 0, 0);
  for (const [at, hit] of found.entries())
    expect(hit.score).toBeLessThanOrEqual(found[at - 1]?.score ?? Infinity);
});

test.prop([corpus, line, fc.nat(9)])(
  "a smaller limit gives the head of the longer list",
  (all, query, limit) => {
    const some = createPassageIndex(all);
    expect(some.search(query, limit)).toEqual(
      some.search(query, 99).slice(0, limit),
    );
  },
);

/** BM25 over folded words and pairs with headings twice, written as the textbook has it. */
function plainScores(
  all: readonly Passage[],
  query: string,
): Map<string, number> {
  const split = (text: string) => fold(text).split(" ");
  const terms = (text: string) => {
    const words = split(text);
    const inside = words
      .filter((each) => each.endsWith("%"))
      .map((each) => each.slice(0, -1));
    return [
      ...words,
      ...inside,
      ...words.slice(1).map((each, at) => `${words[at] ?? ""} ${each}`),
    ];
  };
  const bags = all.map(({ heading = "", text }) => [
    ...terms(heading),
    ...terms(heading),
    ...terms(text),
  ]);
  const mean =
    bags.reduce((sum, bag) => sum + bag.length, 0) / Math.max(1, bags.length);
  return new Map(
    all.map(({ id }, at) => {
      const bag = bags[at] ?? [];
      const score = [...new Set(terms(query))].reduce((sum, term) => {
        const count = bag.filter((each) => each === term).length;
        const held = bags.filter((each) => each.includes(term)).length;
        const rarity = Math.log(1 + (bags.length - held + 0.5) / (held + 0.5));
        return (
          sum +
          (rarity * 1.6 * count) /
            (count + 0.6 * (0.5 + (0.5 * bag.length) / mean))
        );
      }, 0);
      return [id, score];
    }),
  );
}
