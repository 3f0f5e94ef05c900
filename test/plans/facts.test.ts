import { describe, expect, it } from "vitest";
import { parseAmount } from "../../src/plans/money.ts";
import { asPlan, parse, parseBody, parsePublished } from "./parse.ts";

describe("assignments", () => {
  it("give each heading's duties to the agencies it names", async () => {
    const { assignments } = await parsePublished("tra-vinh-city-41-2021");
    expect(
      assignments.map(({ section, agencies, duties }) => [
        section,
        agencies,
        duties.length,
      ]),
    ).toEqual([
      ["III.1", ["Công an thành phố"], 9],
      ["III.2", ["Phòng Lao động - Thương binh và Xã hội thành phố"], 1],
      [
        "III.3",
        [
          "Phòng Văn hóa - Thông tin thành phố",
          "Trung tâm Văn hóa - Thông tin và Thể thao thành phố",
        ],
        7,
      ],
      ["III.4", ["Phòng Giáo dục và Đào tạo thành phố"], 2],
      ["III.5", ["Phòng Tư pháp thành phố"], 1],
      ["III.6", ["Ban Chỉ huy Quân sự thành phố"], 1],
      ["III.7", ["Phòng Kinh tế thành phố"], 1],
      ["III.8", ["Phòng Tài nguyên và Môi trường thành phố"], 1],
      ["III.9", ["Phòng Y tế thành phố"], 1],
      ["III.10", ["Phòng Tài chính - Kế hoạch thành phố"], 1],
      [
        "III.11",
        [
          "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các tổ chức chính trị - xã hội thành phố",
        ],
        1,
      ],
      [
        "III.12",
        ["Tòa án nhân dân thành phố", "Viện kiểm sát nhân dân thành phố"],
        1,
      ],
      ["III.13", ["Các ban, ngành, đoàn thể thành phố còn lại"], 1],
      ["III.14", ["Ủy ban nhân dân phường, xã"], 8],
    ]);
  });

  it("give a list's item to the agency it begins with", async () => {
    const { assignments } = await parsePublished("binh-phuoc-2022");
    expect(
      assignments
        .filter(({ section }) => section === "IV.13")
        .map(({ agencies }) => agencies),
    ).toEqual([
      ["Các ban, ngành, tổ chức đoàn thể tỉnh"],
      ["Liên đoàn Lao động tỉnh"],
      ["Hội Cựu Chiến binh tỉnh"],
      ["Hội Liên hiệp Phụ nữ tỉnh"],
      ["Hội Nông dân tỉnh"],
      ["Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"],
    ]);
  });

  it.each([
    ["1. Đề nghị Sở Y tế (cơ quan thường trực)", ["Sở Y tế"]],
    ["1. Công an tỉnh và Sở Tư pháp", ["Công an tỉnh", "Sở Tư pháp"]],
    ["1. Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]],
    [
      "1. Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã Tỉnh",
      ["Hội Nông dân tỉnh", "Liên minh Hợp tác xã Tỉnh"],
    ],
    ["1. Công an tỉnh chủ trì, phối hợp với các đơn vị:", ["Công an tỉnh"]],
  ])("%s", (heading, agencies) => {
    const { assignments } = parseBody(
      "III. PHÂN CÔNG TRÁCH NHIỆM",
      heading,
      "- Thực hiện tốt nhiệm vụ được giao.",
    );
    expect(assignments.map((one) => one.agencies)).toEqual([agencies]);
  });

  it.each([
    "1. Tổ chức thực hiện tốt phong trào",
    "1. Báo cáo kết quả",
    "1. Hội nghị tổng kết",
    "1. Phòng ngừa tội phạm",
  ])("take no task for an agency: %s", (heading) => {
    expect(
      parseBody("III. TỔ CHỨC THỰC HIỆN", heading, "- Theo kế hoạch riêng.")
        .assignments,
    ).toEqual([]);
  });

  it("keep agency and work of an item that asks in running text apart", () => {
    const { assignments } = parseBody(
      "III. PHÂN CÔNG NHIỆM VỤ",
      "6. Đề nghị Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh tăng cường công tác bảo vệ bí mật nhà nước theo quy định của pháp luật hiện hành.",
    );
    expect(assignments).toEqual([
      {
        agencies: ["Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh"],
        section: "III.6",
        duties: [
          {
            text: "tăng cường công tác bảo vệ bí mật nhà nước theo quy định của pháp luật hiện hành.",
            section: "III.6",
            paragraph: 0,
          },
        ],
      },
    ]);
  });
});

describe("targets", () => {
  const targetsOf = (...body: string[]) =>
    parseBody(...body).targets.map(({ text, percent, count }) => [
      text,
      percent ?? count,
    ]);

  it("are one for each share", () => {
    expect(
      targetsOf(
        "II. MỤC TIÊU",
        "1. Hằng năm, có trên 50% cơ quan, 80% số khu dân cư an toàn; không để phát sinh điểm nóng. Đến hết năm 2030: Có ≥ 60% hộ kinh doanh dùng nền tảng số.",
      ),
    ).toEqual([
      ["Hằng năm, có trên 50% cơ quan", 50],
      ["80% số khu dân cư an toàn", 80],
      ["Đến hết năm 2030: Có ≥ 60% hộ kinh doanh dùng nền tảng số", 60],
    ]);
  });

  it("may be counts", () => {
    expect(
      targetsOf(
        "II. MỤC TIÊU",
        "1. Mỗi năm mở 01 lớp tập huấn.",
        "2. Mỗi xã xây dựng ít nhất một khu dân cư an toàn.",
      ),
    ).toEqual([
      ["Mỗi năm mở 01 lớp tập huấn", 1],
      ["Mỗi xã xây dựng ít nhất một khu dân cư an toàn", 1],
    ]);
  });

  it("are none in chapters on money and on what has been", () => {
    expect(
      targetsOf(
        "I. THỰC TRẠNG",
        "Năm 2021, giảm 12% so với năm trước.",
        "II. KINH PHÍ",
        "Ngân sách tỉnh bảo đảm 70%.",
      ),
    ).toEqual([]);
  });
});

describe("money in running text", () => {
  it("is a total and a sum for each year", async () => {
    const { budgets } = await parsePublished("tra-vinh-city-41-2021");
    expect(
      budgets
        .filter(({ section, paragraph }) => section === "IV" && paragraph === 1)
        .map(({ agency, year, amount, unit }) => [agency, year, amount, unit]),
    ).toEqual([
      ["phường, xã", null, 70_000_000, "đồng"],
      ...[2021, 2022, 2023, 2024, 2025].map((year) => [
        "phường, xã",
        year,
        14_000_000,
        "đồng",
      ]),
    ]);
  });

  it("keeps what each sum is for", () => {
    const { budgets } = parseBody(
      "IV. KINH PHÍ",
      "Tổng kinh phí: 1.500 triệu đồng, trong đó: ngân sách tỉnh 1.000 triệu đồng; năm 2023 cấp 300 triệu đồng.",
    );
    expect(
      budgets.map(({ item, year, amount }) => [item, year, amount]),
    ).toEqual([
      ["Tổng kinh phí", null, 1500],
      ["trong đó: ngân sách tỉnh", null, 1000],
      ["năm 2023 cấp", 2023, 300],
    ]);
  });
});

it.each([
  ["210.000.000", 210_000_000],
  ["05", 5],
  ["1.234,5", 1234.5],
  ["2,5", 2.5],
  ["1,000,000", 1_000_000],
  ["", undefined],
  ["10 triệu", undefined],
])("reads the amount %j", (written, amount) => {
  expect(parseAmount(written)).toBe(amount);
});

describe("tables of annexes", () => {
  it("give a budget line for each year and the total, with the group they stand under", async () => {
    const { budgets, sections } = await parsePublished("tra-vinh-city-41-2021");
    const lines = budgets.filter(({ section }) => section === "PL");
    expect(lines).toHaveLength(9 * 6);
    expect(lines.every(({ unit }) => unit === "triệu đồng")).toBe(true);
    const communes = lines.filter(
      ({ group, year }) => group === "UBND phường, xã" && year === null,
    );
    expect(communes.map(({ amount }) => amount)).toEqual([10, 25, 35]);
    // A row that the end of a page split is one.
    expect(communes[0]?.agency).toBe(
      "Thường trực BCĐ PCTP, TNXH và XDPT TD BVANTQ phường, xã (Công an phường, xã chủ trì, các ngành phối hợp)",
    );
    expect(sections.at(-1)?.heading).toMatch(/^PHỤ LỤC Kinh phí thực hiện/u);
  });

  it("add up: the groups' yearly sums are those of their rows", async () => {
    const { budgets } = await parsePublished("tra-vinh-city-41-2021");
    for (const group of ["UBND thành phố", "UBND phường, xã"])
      for (const year of [2021, 2022, 2023, 2024, 2025, null]) {
        const sum = (lines: typeof budgets) =>
          lines.reduce((total, { amount }) => total + amount, 0);
        const of = budgets.filter(
          (line) => line.section === "PL" && line.year === year,
        );
        expect(sum(of.filter((line) => line.group === group))).toBe(
          sum(of.filter((line) => line.agency === group)),
        );
      }
  });

  const rows = [
    "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành",
    "I. NHẬN THỨC",
    "1 | Xây dựng bộ tiêu chí. | Sở KH&CN | Các sở, ban, ngành | Quí IV-2025",
    "2 | Khen thưởng doanh nghiệp. | Sở Nội vụ; Sở Tài chính | Các đơn vị | Thường xuyên, hằng năm",
    "II. HẠ TẦNG",
    "3 | Nâng cấp đường truyền. | Sở KH&CN | | Thường xuyên",
    "4 | Lập bản đồ số. | Sở Xây dựng | | 2023-2024",
  ];
  const annexed = (table: string) =>
    parse(
      `${asPlan("I. MỤC TIÊU", "Giữ vững an ninh.")}\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n${table}\n`,
    );
  // The same table with each cell on lines of its own, as some publishers' copies have it.
  const piped = rows
    .map((row) => `|\n${row.split(" | ").join("\n|\n")}\n|`)
    .join("\n");

  it.each([
    ["in one line a row", rows.join("\n")],
    ["with a cell a line", piped.replaceAll("\n|\n| ", "\n|\n")],
  ])("hand out tasks, %s", (_, table) => {
    const { assignments, deadlines, unplaced } = annexed(table);
    expect(
      assignments
        .slice(0, 3)
        .map(({ agencies, section, duties }) => [
          agencies,
          section,
          duties[0]?.text,
        ]),
    ).toEqual([
      [["Sở KH&CN"], "PL.I", "Xây dựng bộ tiêu chí."],
      [["Sở Nội vụ", "Sở Tài chính"], "PL.I", "Khen thưởng doanh nghiệp."],
      [["Sở KH&CN"], "PL.II", "Nâng cấp đường truyền."],
    ]);
    expect(
      deadlines
        .slice(0, 2)
        .map(({ what, who, rule, date }) => [what, who, rule, date]),
    ).toEqual([
      ["Xây dựng bộ tiêu chí", ["Sở KH&CN"], "once", "2025-12-31"],
      [
        "Khen thưởng doanh nghiệp",
        ["Sở Nội vụ", "Sở Tài chính"],
        "yearly",
        null,
      ],
    ]);
    expect(unplaced).toEqual([]);
  });
});

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
