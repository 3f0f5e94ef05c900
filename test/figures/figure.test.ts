import { fc, it } from "@fast-check/vitest";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { readFigures } from "../../src/figures/figure.ts";
import { createFigureCues, loadFigureWords } from "../../src/figures/words.ts";
import { valueOf } from "../../src/figures/written-number.ts";
import { knowledgeFolder } from "../knowledge.ts";

const cues = createFigureCues(
  await loadFigureWords(join(knowledgeFolder, "figures.yaml")),
);
const read = (text: string) => readFigures(text, cues);

describe("a figure", () => {
  it.each([
    ["85,5% – đã rà soát", [[85.5, "%"]], "đã rà soát"],
    ["85.5 %", [[85.5, "%"]], ""],
    ["sửa thành 13 vụ", [[13, "vụ"]], ""],
    ["đính chính: 13 vụ", [[13, "vụ"]], ""],
    ["85,5 phần trăm", [[85.5, "%"]], ""],
    ["đạt 100%", [[100, "%"]], ""],
    [
      "12 vụ, 15 đối tượng",
      [
        [12, "vụ"],
        [15, "đối tượng"],
      ],
      "",
    ],
    [
      "12 vụ và 15 đối tượng (tính đến 31/10)",
      [
        [12, "vụ"],
        [15, "đối tượng"],
      ],
      "tính đến 31/10",
    ],
    [
      "12 vụ 15 đối tượng",
      [
        [12, "vụ"],
        [15, "đối tượng"],
      ],
      "",
    ],
    ["12 vu", [[12, "vụ"]], ""],
    ["12vụ", [[12, "vụ"]], ""],
    ["1.234,5", [[1234.5, ""]], ""],
    ["1,234.5", [[1234.5, ""]], ""],
    ["1.234", [[1234, ""]], ""],
    ["1.234.567 đồng", [[1_234_567, "đồng"]], ""],
    ["1 234 lượt người", [[1234, "lượt người"]], ""],
    ["1,234 vụ", [[1234, "vụ"]], ""],
    ["85,125%", [[85.125, "%"]], ""],
    ["0,5%", [[0.5, "%"]], ""],
    ["1,2 triệu", [[1_200_000, ""]], ""],
    ["12 nghìn lượt", [[12_000, "lượt"]], ""],
    ["15 tỷ đồng", [[15, "tỷ đồng"]], ""],
    ["1O vụ", [[10, "vụ"]], ""],
    ["l2 vụ", [[12, "vụ"]], ""],
    ["85,5%%", [[85.5, "%"]], ""],
    ["hai mươi", [[20, ""]], ""],
    ["hai mươi lăm vụ", [[25, "vụ"]], ""],
    ["hai lăm", [[25, ""]], ""],
    ["mười hai vụ – đã xử lý xong", [[12, "vụ"]], "đã xử lý xong"],
    ["một trăm linh năm", [[105, ""]], ""],
    ["ba nghìn hai trăm", [[3200, ""]], ""],
    ["một triệu rưỡi", [[1_500_000, ""]], ""],
    ["tám mươi lăm phẩy năm phần trăm", [[85.5, "%"]], ""],
    ["một trăm phần trăm", [[100, "%"]], ""],
    ["không vụ", [[0, "vụ"]], ""],
    ["0", [[0, ""]], ""],
    ["không phát sinh", [[0, ""]], ""],
    ["Dạ 45 vụ ạ", [[45, "vụ"]], ""],
    ["100% xã đạt", [[100, "%"]], "xã đạt"],
    ["đạt 85,5 % kế hoạch", [[85.5, "%"]], "kế hoạch"],
    ["85 phẩy 5 phần trăm", [[85.5, "%"]], ""],
    ["số vụ: 12", [[12, ""]], ""],
    ["đơn vị em có 12 mô hình", [[12, "mô hình"]], ""],
    ["1.200.000đ", [[1_200_000, "đ"]], ""],
    ["Chưa có số liệu ạ", [], ""],
    ["chưa có", [], ""],
    ["chưa có số liệu, đang rà soát", [], "đang rà soát"],
    ["em báo cáo: 7 buổi", [[7, "buổi"]], ""],
  ])("%s", (text, figures, word) => {
    expect(read(text)).toEqual({
      figures: figures.map(([value, unit]) => ({ value, unit })),
      word,
    });
  });

  it.each([
    "12h30",
    "30/11",
    "30/11/2023",
    "8:30 họp",
    "0901234567",
    "80-85%",
    "113 là số gì",
    "2 người đánh nhau ở chợ",
    "tôi bị lừa 5 triệu",
    "chưa có ai đến giúp",
    "ba tôi bị đánh",
    "có bao nhiêu vụ?",
    "12 vụ?",
    "mục 3",
    "3 đối tượng đang ăn trộm xe",
    "1.23.4",
    "",
  ])("is not: %s", (text) => {
    expect(read(text)).toBeUndefined();
  });

  it("may have words right behind it once it was asked for", () => {
    const text = "15 vụ tăng 2 vụ so với năm trước";
    expect(read(text)).toBeUndefined();
    expect(readFigures(text, cues, { awaited: true })).toEqual({
      figures: [{ value: 15, unit: "vụ" }],
      word: "tăng 2 vụ so với năm trước",
    });
  });

  it.prop([
    fc
      .double({ min: 0, max: 1e9, noNaN: true })
      .map((value) => Number(value.toFixed(2))),
    fc.constantFrom("vi-VN", "en-US"),
  ])("is read back from how either language writes it", (value, locale) => {
    const written = new Intl.NumberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 2,
    }).format(value);
    expect(valueOf(written, "share")).toBe(value);
  });

  it.prop([fc.nat({ max: 999_999_999 })])(
    "of whole cases is read from Vietnamese grouping",
    (value) => {
      const written = `${new Intl.NumberFormat("vi-VN").format(value)} vụ`;
      expect(read(written)?.figures).toEqual([{ value, unit: "vụ" }]);
    },
  );

  it.prop([fc.nat({ max: 999_999 })])("is read from its words", (value) => {
    expect(read(spelled(value))?.figures).toEqual([{ value, unit: "" }]);
  });

  it.prop([fc.string({ maxLength: 40 })])("never fails on a text", (text) => {
    expect(() => read(text)).not.toThrow();
  });
});

const names = "không một hai ba bốn năm sáu bảy tám chín".split(" ");

/** A number in words, as schools teach it. */
function spelled(value: number): string {
  if (value < 10) return names[value] ?? "";
  if (value < 1000) return below(value, false);
  const rest = value % 1000;
  const thousands = `${below(Math.floor(value / 1000), false)} nghìn`;
  return rest === 0 ? thousands : `${thousands} ${below(rest, true)}`;
}

function below(value: number, whole: boolean): string {
  const [hundreds, tens, ones] = [
    Math.floor(value / 100),
    Math.floor(value / 10) % 10,
    value % 10,
  ];
  const said: string[] = [];
  if (hundreds > 0 || whole) said.push(names[hundreds] ?? "", "trăm");
  if (tens === 0 && ones > 0 && said.length > 0) said.push("linh");
  if (tens === 1) said.push("mười");
  if (tens > 1) said.push(names[tens] ?? "", "mươi");
  if (ones > 0)
    said.push(
      ones === 5 && tens > 0
        ? "lăm"
        : ones === 1 && tens > 1
          ? "mốt"
          : (names[ones] ?? ""),
    );
  return said.join(" ");
}
