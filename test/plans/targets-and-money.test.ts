import { describe, expect, it } from "vitest";
import { parseAmount } from "../../src/plans/money.ts";
import { parseBody, parsePublished } from "./parse.ts";

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
