import { describe, expect, it } from "vitest";
import { parseBody, parsePublished } from "./parse.ts";

describe("cited documents", () => {
  const cited = (sentence: string) =>
    parseBody("I. CĂN CỨ THỰC HIỆN", `1. ${sentence}`)
      .legalBases.filter(({ section }) => section !== "0")
      .map(({ kind, number, date, issuer, subject }) => [
        kind,
        number,
        date,
        issuer,
        subject,
      ]);

  it.each<[string, (string | null)[][]]>([
    [
      "Quyết định số 441/QĐ-UBND ngày 04/3/2021 của Ủy ban nhân dân tỉnh về ban hành Đề án tuyên truyền.",
      [
        [
          "Quyết định",
          "441/QĐ-UBND",
          "2021-03-04",
          "Ủy ban nhân dân tỉnh",
          "về ban hành Đề án tuyên truyền",
        ],
      ],
    ],
    [
      "Chỉ thị số 36-CT/TW ngày 16/8/2019 của Bộ Chính trị.",
      [["Chỉ thị", "36-CT/TW", "2019-08-16", "Bộ Chính trị", null]],
    ],
    [
      "Nghị quyết số 163/2024/QH15 của Quốc hội; Kết luận số 132- KL/TW.",
      [
        ["Nghị quyết", "163/2024/QH15", null, "Quốc hội", null],
        ["Kết luận", "132-KL/TW", null, null, null],
      ],
    ],
    [
      "Nghị quyết liên tịch 01/2005/NQLT ngày 17/11/2005 và Nghị quyết liên tịch 01/2008/NQLT ngày 28/8/2008 của Bộ Công an.",
      [
        [
          "Nghị quyết liên tịch",
          "01/2005/NQLT",
          "2005-11-17",
          "Bộ Công an",
          null,
        ],
        [
          "Nghị quyết liên tịch",
          "01/2008/NQLT",
          "2008-08-28",
          "Bộ Công an",
          null,
        ],
      ],
    ],
    [
      "Quy chế số 01-QC/CAT-SGDĐT ngày 02/12/2015 giữa Công an tỉnh và Sở Giáo dục và Đào tạo về bảo vệ an ninh.",
      [
        [
          "Quy chế",
          "01-QC/CAT-SGDĐT",
          "2015-12-02",
          "Công an tỉnh và Sở Giáo dục và Đào tạo",
          "về bảo vệ an ninh",
        ],
      ],
    ],
    [
      "Kế hoạch số 163-KH/TU ngày 26/3/2019 của Tỉnh ủy về thực hiện Kết luận số 44-KL/TW ngày 22/01/2019.",
      [
        [
          "Kế hoạch",
          "163-KH/TU",
          "2019-03-26",
          "Tỉnh ủy",
          "về thực hiện Kết luận số 44-KL/TW ngày 22/01/2019",
        ],
        ["Kết luận", "44-KL/TW", "2019-01-22", null, null],
      ],
    ],
    [
      "Theo quy định tại Nghị định 111/2013/NĐ-CP ngày 30/9/2013 của Chính phủ.",
      [["Nghị định", "111/2013/NĐ-CP", "2013-09-30", "Chính phủ", null]],
    ],
    [
      "Thực hiện Luật Ngân sách nhà nước và Luật Phòng, chống ma túy.",
      [
        ["Luật", null, null, null, "Ngân sách nhà nước"],
        ["Luật", null, null, null, "Phòng, chống ma túy"],
      ],
    ],
    ["Đạt tiêu chí 19.2 Bộ tiêu chí quốc gia; mở 02 lớp trong năm 2023.", []],
  ])("%s", (sentence, expected) => {
    expect(cited(sentence)).toEqual(expected);
  });

  it("are listed once, with what later mentions add", async () => {
    const { legalBases } = await parsePublished("tra-vinh-95-2022");
    const numbers = legalBases
      .map(({ number }) => number)
      .filter((number) => number !== null);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toContain("5026/QĐ-BCA-C04");
  });
});

describe("named schemes", () => {
  const named = (sentence: string) =>
    parseBody(
      "III. PHÂN CÔNG TRÁCH NHIỆM",
      "1. Hội Nông dân tỉnh",
      `- ${sentence}`,
    ).models.map(({ name, agency }) => [name, agency]);

  it.each([
    ["Nhân rộng mô hình “Camera an ninh”.", ["Camera an ninh"]],
    [
      "Các câu lạc bộ “Phụ nữ với pháp luật”, “Lá chắn xanh”... và cuộc vận động “Gia đình 5 không”.",
      ["Phụ nữ với pháp luật", "Lá chắn xanh", "Gia đình 5 không"],
    ],
    [
      'Củng cố các mô hình tự quản: "Tổ liên gia an toàn", "Tổ tự quản".',
      ["Tổ liên gia an toàn", "Tổ tự quản"],
    ],
    ["Chỉ đạo củng cố “Tổ hòa giải” ở các thôn.", ["Tổ hòa giải"]],
    [
      "Thực hiện Đề án “Tăng cường tuyên truyền” và chống “Diễn biến hòa bình”.",
      [],
    ],
    ["Xây dựng khu dân cư đạt tiêu chuẩn “An toàn về an ninh trật tự”.", []],
  ])("%s", (sentence, names) => {
    expect(named(sentence)).toEqual(
      names.map((name) => [name, "Hội Nông dân tỉnh"]),
    );
  });
});
