import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { beforeAll, describe, expect } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { openReader, type Reader } from "../../src/text/reader.ts";
import { knowledgeFolder } from "../knowledge.ts";

const slugs = [
  "tra-vinh-city-41-2021",
  "binh-phuoc-2022",
  "gia-lai-25-2021",
  "tra-vinh-95-2022",
  "ha-noi-du-an-6-2013",
];

let reader: Reader;
let corpus: string[];
beforeAll(async () => {
  corpus = await Promise.all(
    slugs.map((slug) =>
      readFile(join(knowledgeFolder, "plans", slug, "text.txt"), "utf8"),
    ),
  );
  reader = await openReader(knowledgeFolder, corpus, ["Trà Vinh", "Bù Đốp"]);
});
const read = (text: string) => reader.read(text).text;

describe("mends slips", () => {
  test.each([
    [
      "as the south writes",
      "sở tài chánh gởi báo cáo chậm nhứt ngày nào",
      "sở tài chính gửi báo cáo chậm nhất ngày nào",
    ],
    [
      "as the south writes, without marks",
      "so tai chanh bao cao cham nhut ngay nao",
      "so tai chính bao cao cham nhất ngay nao",
    ],
    ["a chief judge by his title", "chánh án tòa án", "chánh án tòa án"],
    [
      "a letter in the wrong place, an f for ph",
      "ngừơi ký kế hoặch chống tội fạm",
      "người ký kế hoạch chống tội phạm",
    ],
    ["letters missing", "cơ qan nào tuyên tryền", "cơ quan nào tuyên truyền"],
    [
      "a letter missing that leaves another known word",
      "côn an tỉnh phải làm gì",
      "công an tỉnh phải làm gì",
    ],
    [
      "a figure for a tone behind the word",
      "tổng kết Đề an1 tuyên truyền",
      "tổng kết Đề án tuyên truyền",
    ],
    [
      "ends cut short in chat",
      "trog chợ đag có thag rượt dag chém, sog ko ai gọi giúp",
      "trong chợ đang có thang rượt dang chém, song không ai gọi giúp",
    ],
    [
      "letters doubled",
      "có chất cấmm, kiểm tra giùmm",
      "có chất cấm, kiểm tra giùm",
    ],
    ["a rule of spelling broken", "ban nghành đoàn thể", "ban ngành đoàn thể"],
    [
      "tones that sound alike",
      "viện kiễm sát gữi báo cáo, hội phụ nử",
      "viện kiểm sát gửi báo cáo, hội phụ nữ",
    ],
    [
      "keys of an input method",
      "chowr gôx qua ddường mòn",
      "chở gỗ qua đường mòn",
    ],
    ["VNI", "tuye6n truye6n2 o73 phu7o7ng2", "tuyên truyền ở phường"],
    ["a loan word", "uống methadon", "uống methadone"],
    ["an ending cut short", "thằg kia hằg tháng", "thằng kia hằng tháng"],
    [
      "marks that are missing here and there",
      "tổ chưc cao điẻm ở kế hoach",
      "tổ chức cao điểm ở kế hoạch",
    ],
  ])("%s", (_, typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  test("keeps capitals", () => {
    expect(read("Tuyên Tryền")).toBe("Tuyên Truyền");
    expect(read("TUYÊN TRYỀN")).toBe("TUYÊN TRUYỀN");
  });

  test("says what it changed", () => {
    expect(reader.read("kế hoặch của UBND").changed).toEqual([
      { from: "UBND", to: "ủy ban nhân dân" },
      { from: "hoặch", to: "hoạch" },
    ]);
  });
});

describe("leaves alone", () => {
  test.each([
    [
      "everyday words that no plan holds",
      "mấy đêm nay có trộm chó, tôi sợ lắm, trà sữa trong vườn nhà",
    ],
    ["text without marks", "loa phuong phai phat chuyen muc may lau mot lan"],
    [
      "foreign words",
      "chạy Exciter đen, quay clip đăng facebook, uống methadone",
    ],
    [
      "codes and document numbers",
      "mã TB-9X2C5T, số 2587/UBND-NC, xe 84C-000.77",
    ],
    ["English", "how do I report a crime? is this the police"],
    ["names", "Bù Đốp, Trà Vinh"],
    ["capital letters that are no word", "khóa API của hệ thống"],
  ])("%s", (_, text) => {
    expect(read(text)).toBe(text);
  });

  test("empty text, control characters, emoji", () => {
    expect(read("")).toBe("");
    expect(read("\u0000\u0007")).toBe("");
    expect(read("😀👍🏻")).toBe("😀👍🏻");
  });
});

test("the plans' own text is right as it stands", () => {
  const lines = corpus
    .flatMap((text) => text.split("\n"))
    .map((line) => reader.plain(line));
  const changed = lines.flatMap((line) => reader.read(line).changed);
  expect(changed).toEqual([]);
});

test.prop([fc.string({ unit: "binary", maxLength: 200 })])(
  "figures survive whatever stands around them",
  (noise) => {
    const text = read(`${noise}\n2587/UBND-NC ngày 15/11/2025`);
    expect(fold(text)).toContain("2587/ubnd-nc ngay 15/11/2025");
  },
);
