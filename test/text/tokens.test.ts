import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { compose } from "../../src/text/compose.ts";
import { tokenize } from "../../src/text/tokens.ts";

const folded = (text: string) => tokenize(text).map((token) => token.folded);
const kinds = (text: string) => tokenize(text).map(({ kind }) => kind);

test.each([
  ["Phòng, chống ma túy", ["phong", "chong", "ma", "tuy"]],
  ["số 2587/UBND-NC", ["so", "2587/ubnd-nc"]],
  ["Số: 41 /KH-UBND", ["so", "41/kh-ubnd"]],
  ["kh 95/kh-ubnd", ["kh", "95/kh-ubnd"]],
  ["01/2005/NQLT-BCA", ["1/2005/nqlt-bca"]],
  ["Chỉ thị 13-CT/TW", ["chi", "thi", "13-ct/tw"]],
  ["nghị định 138/cp", ["nghi", "dinh", "138/cp"]],
  ["ngày 04/3/2021", ["ngay", "4/3/2021"]],
  ["15-11-2025 và 15.11.2025", ["15/11/2025", "va", "15/11/2025"]],
  ["trước 15/11", ["truoc", "15/11"]],
  ["đạt 100 % xã", ["dat", "100%", "xa"]],
  ["0,25%/năm", ["0,25%", "nam"]],
  ["1.234.567 đồng", ["1234567", "dong"]],
  ["01 chuyên mục", ["1", "chuyen", "muc"]],
  ["giai đoạn 2021-2025", ["giai", "doan", "2021", "2025"]],
  ["2h sáng, lớp 5A", ["2h", "sang", "lop", "5a"]],
  ["2/ngày", ["2", "ngay"]],
  ["😀!?", []],
])("reads %s", (text, words) => {
  expect(folded(text)).toEqual(words);
});

test("tells figures from words", () => {
  expect(
    kinds("Quyết định 291/QĐ-TTg ngày 15/3/2022: 90% của 63 tỉnh"),
  ).toEqual([
    "word",
    "word",
    "document",
    "word",
    "date",
    "percent",
    "word",
    "number",
    "word",
  ]);
});

test("keeps marks beside the folded form, with the tone in its usual place", () => {
  expect(tokenize("Uỷ ban").map(({ marked }) => marked)).toEqual(["ủy", "ban"]);
});

test.prop([fc.string({ unit: "grapheme" })])(
  "tokens stand in order and reproduce what was written",
  (text) => {
    const composed = compose(text);
    let last = 0;
    for (const { start, end, kind, marked } of tokenize(composed)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      if (kind === "word")
        expect(tokenize(composed.slice(start, end))[0]?.marked).toBe(marked);
      last = end;
    }
  },
);
