import { describe, expect, it } from "vitest";
import { createTimeReader } from "../../src/plans/time-cues.ts";
import { genre, parse, parseBody, parsePublished, asPlan } from "./parse.ts";

const readTime = createTimeReader(genre);
const years = parseBody("I. MỤC TIÊU", "Giữ vững an ninh.").period;

describe("what a sentence says of time", () => {
  it.each<[string, ...[string, string | null][]]>([
    ["Phát thanh định kỳ hàng tuần trên Trạm Truyền thanh.", ["weekly", null]],
    ["Mỗi tuần họp một lần.", ["weekly", null]],
    ["Định kỳ hằng tháng, thông báo tình hình.", ["monthly", null]],
    ["Hàng quý, tổng hợp báo cáo.", ["quarterly", null]],
    ["Định kỳ 03 tháng báo cáo.", ["quarterly", null]],
    [
      "Định kỳ 6 tháng, năm, tiến hành kiểm tra.",
      ["halfyearly", null],
      ["yearly", null],
    ],
    [
      "Định kỳ 6 tháng, 01 năm, tổ chức kiểm tra.",
      ["halfyearly", null],
      ["yearly", null],
    ],
    [
      "Báo cáo hàng tháng, quý, 6 tháng và năm.",
      ["monthly", null],
      ["quarterly", null],
      ["halfyearly", null],
      ["yearly", null],
    ],
    ["Mỗi năm mở 01 lớp tập huấn.", ["yearly", null]],
    ["Phân bổ kinh phí giai đoạn này và trong từng năm.", ["yearly", null]],
    ["Định kỳ hàng năm (trước ngày 15/11), gửi báo cáo.", ["yearly", "11-15"]],
    ["Báo cáo trước ngày 20/11 hằng năm.", ["yearly", "11-20"]],
    [
      "Định kỳ trước ngày 01/6 và 15/11 hằng năm, báo cáo.",
      ["yearly", "06-01"],
      ["yearly", "11-15"],
    ],
    [
      "Tổ chức “Ngày hội toàn dân bảo vệ an ninh Tổ quốc” (19/8) và Ngày hội Đại đoàn kết (18/11) hàng năm.",
      ["yearly", "08-19"],
      ["yearly", "11-18"],
    ],
    ["Báo cáo tổng hợp gửi trước ngày 15/11.", ["yearly", "11-15"]],
    ["Gửi kế hoạch trước ngày 10/8/2022.", ["once", "2022-08-10"]],
    ["Hoàn thành chậm nhất ngày 05 tháng 9 năm 2023.", ["once", "2023-09-05"]],
    ["Báo cáo kết quả trong tháng 11/2025.", ["once", "2025-11-30"]],
    ["Xây dựng kế hoạch trong quý II/2024.", ["once", "2024-06-30"]],
    ["Hoàn thành Quí IV-2025.", ["once", "2025-12-31"]],
    ["Đến hết năm 2025, đạt kết quả sau.", ["once", null]],
    [
      "Sơ kết vào cuối năm 2022, 2023, 2024 và tổng kết vào cuối năm 2025.",
      ["yearly", null],
      ["once", null],
    ],
    ["Tiếp tục thực hiện Đề án giai đoạn 2021 - 2025.", ["period", null]],
    ["Từ ngày 01/5/2023 đến ngày 30/6/2023 mở đợt cao điểm.", ["period", null]],
  ])("%s", (sentence, ...expected) => {
    const cues = readTime(sentence, { period: years });
    expect(cues.map(({ rule, date }) => [rule, date])).toEqual(expected);
  });

  it.each([
    "Thực hiện Quyết định số 441/QĐ-UBND ngày 04/3/2021 của Ủy ban nhân dân tỉnh.",
    "Chương trình mục tiêu quốc gia phòng, chống ma túy đến năm 2030 của Chính phủ.",
    "Quy hoạch hạ tầng thông tin, tầm nhìn đến năm 2050.",
    "Kinh phí là 210.000.000 đồng/05 năm (mỗi năm 42.000.000 đồng).",
    "Phát trên các số báo xuất bản hàng ngày.",
    "Thường xuyên theo dõi, kiểm tra, giám sát.",
    "Báo cáo năm 2021 của Sở Y tế.",
    "Ngày 31/02 không có trong lịch, trước ngày 31/02.",
  ])("is nothing in: %s", (sentence) => {
    expect(readTime(sentence, { period: years })).toEqual([]);
  });

  it("gives a day without a year the plan's year where it runs within one", () => {
    const { deadlines } = parse(
      asPlan(
        "I. NHIỆM VỤ",
        "1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11.",
      ).replace("giai đoạn 2022 - 2025", "năm 2022"),
    );
    expect(deadlines.map(({ rule, date }) => [rule, date])).toEqual([
      ["once", "2022-11-15"],
    ]);
  });
});

describe("what stands above dates what stands below", () => {
  it("an opening line: each item with a figure or no time of its own", () => {
    const { deadlines } = parseBody(
      "I. MỤC TIÊU",
      "- Mục tiêu cụ thể: Đến hết năm 2024, phấn đấu đạt kết quả sau:",
      "+ 100% phường, xã có chuyên mục phát định kỳ hàng tuần.",
      "+ Định kỳ hàng tháng xây dựng ít nhất 01 chương trình.",
      "+ Hoàn thành cơ sở dữ liệu.",
      "- Giữ vững an ninh.",
    );
    expect(
      deadlines.map(({ paragraph, rule, until }) => [paragraph, rule, until]),
    ).toEqual([
      [1, "weekly", "2025-12-31"],
      [1, "once", "2024-12-31"],
      [2, "monthly", "2025-12-31"],
      [3, "once", "2024-12-31"],
    ]);
  });

  it("a step of the schedule: all its items", () => {
    const { deadlines } = parseBody(
      "I. TIẾN ĐỘ THỰC HIỆN",
      "1. Quý IV năm 2022 đến hết Quý I năm 2023:",
      "- Tổ chức hội nghị triển khai.",
      "- Xây dựng kế hoạch từng năm.",
    );
    expect(
      deadlines.map(({ rule, from, until }) => [rule, from, until]),
    ).toEqual([
      ["period", "2022-10-01", "2023-03-31"],
      ["period", "2022-10-01", "2023-03-31"],
    ]);
  });
});

describe("who and to whom", () => {
  const only = (...body: string[]) => {
    const { deadlines } = parseBody(...body);
    return deadlines.map(({ who, to }) => [who, to])[0];
  };
  it.each<[string, string[], string[]]>([
    [
      "Định kỳ hàng tháng Công an thành phố phối hợp với Trung tâm Văn hóa xây dựng chương trình gửi các phòng, ban, ngành, đoàn thể thành phố và UBND phường, xã phục vụ tuyên truyền.",
      ["Công an thành phố"],
      ["các phòng, ban, ngành, đoàn thể thành phố", "UBND phường, xã"],
    ],
    [
      "Hàng năm, các cơ quan, đơn vị xây dựng báo cáo kết quả gửi Công an tỉnh để tổng hợp.",
      ["các cơ quan, đơn vị"],
      ["Công an tỉnh"],
    ],
    [
      "Giao Công an tỉnh (Cơ quan Thường trực) có trách nhiệm theo dõi, báo cáo kết quả về UBND tỉnh trước ngày 20/11 hằng năm./.",
      ["Công an tỉnh"],
      ["UBND tỉnh"],
    ],
    [
      "Căn cứ nhiệm vụ được giao, các sở, ban, ngành, Ủy ban nhân dân các huyện xây dựng kế hoạch gửi về UBND tỉnh (qua Công an tỉnh) trước ngày 10/8/2022.",
      ["các sở, ban, ngành", "Ủy ban nhân dân các huyện"],
      ["UBND tỉnh", "Công an tỉnh"],
    ],
    [
      "Hàng năm, lập dự toán kinh phí trình UBND Thành phố xem xét quyết định.",
      [],
      ["UBND Thành phố"],
    ],
  ])("%s", (sentence, who, to) => {
    expect(only("I. CÔNG VIỆC", `1. ${sentence}`)).toEqual([who, to]);
  });

  it.each([
    ["báo cáo UBND huyện kết quả thực hiện", "UBND huyện"],
    ["báo cáo Công an huyện tình hình an ninh trật tự", "Công an huyện"],
    ["gửi Sở Nội vụ danh sách đề nghị khen thưởng", "Sở Nội vụ"],
    ["báo cáo UBND huyện về những khó khăn", "UBND huyện"],
    ["gửi báo cáo Công an tỉnh theo quy định", "Công an tỉnh"],
  ])("ends the recipient before what is sent: %s", (work, to) => {
    const sentence = `Trước ngày 10/12 hằng năm ${work}.`;
    expect(only("I. CÔNG VIỆC", sentence)?.[1]).toEqual([to]);
  });

  it("falls back to the agency whose duty it is", () => {
    expect(
      only(
        "I. PHÂN CÔNG TRÁCH NHIỆM",
        "1. Sở Y tế",
        "- Định kỳ hàng tháng, thông báo tình hình.",
      ),
    ).toEqual([["Sở Y tế"], []]);
  });

  it("falls back to the body named in the item above", () => {
    expect(
      only(
        "V. TỔ CHỨC THỰC HIỆN",
        "1. Căn cứ Kế hoạch này, các ban, ngành thành phố tổ chức triển khai.",
        "2. Định kỳ 6 tháng tổ chức sơ kết và gửi báo cáo về Công an thành phố để theo dõi.",
      ),
    ).toEqual([["các ban, ngành thành phố"], ["Công an thành phố"]]);
  });
});

describe("a programme's years", () => {
  it("are listed one by one, with the document that carries them", () => {
    const { deadlines } = parseBody(
      "I. NHIỆM VỤ",
      "1. Tiếp tục thực hiện Quyết định số 1425/QĐ-TTg ngày 31/8/2021 phê duyệt Chương trình phòng, chống ma túy giai đoạn 2021 - 2025; Kế hoạch số 422/KH-BCA ngày 14/11/2021 về Chương trình hành động giai đoạn 2021 - 2030.",
    );
    expect(
      deadlines.map(({ rule, from, until }) => [rule, from, until]),
    ).toEqual([
      ["period", "2021-01-01", "2025-12-31"],
      ["period", "2021-01-01", "2030-12-31"],
    ]);
    expect(deadlines[1]?.evidence).toMatch(/^Kế hoạch số 422/u);
  });

  it("say nothing new where they are the plan's own", () => {
    expect(
      parseBody("I. NHIỆM VỤ", "1. Thực hiện Đề án giai đoạn 2022 - 2025.")
        .deadlines,
    ).toEqual([]);
  });
});

it("takes nothing from the preamble or from a chapter on what has been", () => {
  const { deadlines } = parseBody(
    "I. TÌNH HÌNH",
    "Đến hết năm 2021, toàn tỉnh có 90% xã đạt chuẩn; hằng năm đều giảm.",
  );
  expect(deadlines).toEqual([]);
});

it("lists an unspecified cadence only where a report goes to a named body", () => {
  const rules = (sentence: string) =>
    parseBody("I. CÔNG VIỆC", `1. ${sentence}`).deadlines.map(
      ({ rule }) => rule,
    );
  expect(
    rules("Công an tỉnh định kỳ báo cáo kết quả về Bộ Công an theo quy định."),
  ).toEqual(["period"]);
  expect(
    rules("Định kỳ tổ chức sơ kết, tổng kết và báo cáo về trên theo quy định."),
  ).toEqual([]);
});

// Read by hand in the published text.
describe("the published plans", () => {
  it.each<[string, [string, string, string | null][]]>([
    [
      "tra-vinh-95-2022",
      [
        ["VI.2", "yearly", "11-15"],
        ["VI.2", "once", "2025-12-15"],
        ["I.2", "once", null],
        ["II", "period", null],
      ],
    ],
    [
      "binh-phuoc-2022",
      [
        ["VI.1", "once", "2022-08-10"],
        ["VI.1", "yearly", "11-15"],
        ["VI.2", "yearly", "11-20"],
        ["II.4", "halfyearly", null],
      ],
    ],
    [
      "ha-noi-du-an-6-2013",
      [
        ["III.3", "yearly", null],
        ["II.1.1.2", "yearly", "08-19"],
        ["I.1.2", "once", null],
      ],
    ],
    [
      "tra-vinh-city-41-2021",
      [
        ["III.4", "weekly", null],
        ["III.1", "monthly", null],
        ["V.2", "halfyearly", null],
        ["II.9", "once", null],
      ],
    ],
  ])("%s", async (slug, expected) => {
    const found = (await parsePublished(slug)).deadlines.map(
      ({ section, rule, date }) => [section, rule, date],
    );
    for (const one of expected) expect(found).toContainEqual(one);
  });

  it("take no cited document's day for a deadline", async () => {
    const { deadlines, legalBases } = await parsePublished("binh-phuoc-2022");
    const cited = legalBases.map(({ date }) => date);
    expect(
      deadlines.filter(
        ({ date }) => cited.includes(date as never) && date !== null,
      ),
    ).toEqual([]);
  });

  it("have no deadlines where the text sets none", async () => {
    expect((await parsePublished("gia-lai-25-2021")).deadlines).toEqual([]);
  });
});
