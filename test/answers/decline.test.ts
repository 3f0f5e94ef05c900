import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer, library } = await openParts();

const city = "Thành phố Trà Vinh";
const province = "Tỉnh Trà Vinh";
const gialai = "Tỉnh Gia Lai";
const binhphuoc = "Tỉnh Bình Phước";
const hanoi = "Thành phố Hà Nội";

// Enough of a duty to know it by.
const duties = library.flatMap(({ assignments }) =>
  assignments.flatMap((assignment) =>
    assignment.duties.map(({ text }) => text.slice(0, 60)),
  ),
);
const dutiesIn = (text: string) => duties.filter((duty) => text.includes(duty));

describe("a body that the plan gives nothing to do", () => {
  it.each([
    [province, "Sở Ngoại vụ được giao việc gì?", "Sở Ngoại vụ"],
    [province, "Kho bạc Nhà nước làm gì", "Kho bạc Nhà nước"],
    [binhphuoc, "Cục Thuế được giao gì", "Cục Thuế"],
    [binhphuoc, "Hội Chữ thập đỏ phải làm gì?", "Hội Chữ thập đỏ"],
    [
      binhphuoc,
      "sở giao thông vận tải có nhiệm vụ gì",
      "sở giao thông vận tải",
    ],
    [hanoi, "Sở Xây dựng làm gì", "Sở Xây dựng"],
    [hanoi, "Hải quan phải làm gì", "Hải quan"],
    [city, "Phòng Nội vụ thành phố được giao gì", "Phòng Nội vụ"],
    [gialai, "Liên đoàn Lao động phải làm gì?", "Liên đoàn Lao động"],
  ])("%s, %s", (place, question, name) => {
    const { text, answered, citations } = answer(question, { place });
    expect(answered).toBe(false);
    expect(text).toContain(`không nêu ${name}`);
    expect(text).toContain("Các đơn vị được giao việc:");
    expect(dutiesIn(text)).toEqual([]);
    expect(citations).toEqual([]);
  });

  it("is not given the duties of its namesake at another level", () => {
    const { text, answered } = answer("Phòng Y tế phải làm gì?", {
      place: province,
    });
    expect(answered).toBe(false);
    expect(dutiesIn(text)).toEqual([]);
  });
});

describe("a place that there is no plan of", () => {
  it.each([
    ["Kế hoạch của Cà Mau có hạn báo cáo khi nào?", "Cà Mau", null],
    ["Sở Y tế Quảng Ninh làm gì", "Quảng Ninh", null],
    ["tỉnh Đồng Nai ai ký kế hoạch", "Đồng Nai", null],
    ["cong an tinh hoa binh phai lam gi", "Hoà Bình", null],
    ["Công an tỉnh An Giang được giao gì", "An Giang", province],
  ])("%s", (question, name, place) => {
    const { text, answered, citations, plan } = answer(question, { place });
    expect(answered).toBe(false);
    expect(text).toMatch(new RegExp(`chưa có kế hoạch nào của .*${name}`, "u"));
    for (const known of [city, province, gialai, binhphuoc, hanoi])
      expect(text).toContain(known);
    expect(dutiesIn(text)).toEqual([]);
    expect(citations).toEqual([]);
    expect(plan).toBeNull();
  });

  it("may be the asker's own", () => {
    const { text, answered } = answer("Sở Y tế phải làm gì?", {
      place: "Tỉnh Lào Cai",
    });
    expect(answered).toBe(false);
    expect(text).toContain("Lào Cai");
  });
});

describe("a plan number that is not in the library", () => {
  it.each([
    "kế hoạch 123/KH-UBND nói gì",
    "Kế hoạch 99/KH-UBND của tỉnh Bình Phước ai ký?",
  ])("%s", (question) => {
    const { text, answered } = answer(question);
    expect(answered).toBe(false);
    expect(text).toMatch(/Không có kế hoạch số \d+\/KH-UBND/u);
    expect(text).toContain("41/KH-UBND");
    expect(text).not.toMatch(/Người ký/u);
  });
});

describe("what a plan does not say", () => {
  it.each([
    [
      "a year outside its period",
      city,
      "kinh phí năm 2019 là bao nhiêu tiền",
      /không nêu số liệu cho năm 2019/,
    ],
    [
      "a year outside its period",
      city,
      "năm 2030 chi bao nhiêu tiền",
      /không nêu số liệu cho năm 2030/,
    ],
    [
      "a sum",
      binhphuoc,
      "Lắp camera an ninh hết bao nhiêu tiền?",
      /không nêu số tiền/,
    ],
    ["a sum", gialai, "Tổng kinh phí là bao nhiêu?", /không nêu số tiền/],
    ["a sum", hanoi, "Tổng kinh phí dự án bao nhiêu", /không nêu số tiền/],
    ["a day", city, "Báo cáo 6 tháng nộp trước ngày nào?", /không nêu ngày/],
    ["a day", hanoi, "báo cáo năm nộp trước ngày nào", /không nêu ngày/],
    [
      "an interval",
      province,
      "Báo cáo tháng nộp trước ngày nào?",
      /không nêu kỳ hạn hằng tháng/,
    ],
    [
      "an interval",
      binhphuoc,
      "báo cáo quý nộp trước ngày nào",
      /không nêu kỳ hạn hằng quý/,
    ],
    [
      "a telephone number",
      province,
      "Số điện thoại công an tỉnh là gì?",
      /không ghi số điện thoại.*113/,
    ],
    [
      "a telephone number",
      binhphuoc,
      "hotline công an",
      /không ghi số điện thoại.*113/,
    ],
    [
      "a person",
      province,
      "Ai là giám đốc Sở Tài chính?",
      /không nêu tên người/,
    ],
    [
      "a person",
      city,
      "tên trưởng phòng giáo dục là gì",
      /không nêu tên người/,
    ],
    [
      "a subject",
      hanoi,
      "Kế hoạch có nói về tàu điện ngầm không?",
      /không nêu nội dung này/,
    ],
  ])("%s: %s, %s", (_, place, question, reason) => {
    const { text, answered, citations } = answer(question, { place });
    expect(answered).toBe(false);
    expect(text).toMatch(reason);
    // What is nearest stands behind the reason, and is marked as no more than that.
    const [said = "", ...near] = text.split("Nội dung gần nhất");
    expect(dutiesIn(said)).toEqual([]);
    expect(near.length).toBe(citations.length);
    expect(text).toContain("Nguồn: Kế hoạch");
    expect(text).toContain("Bạn có thể hỏi:");
  });

  it("is said in English to whom it speaks English", () => {
    const { text } = answer("Lắp camera an ninh hết bao nhiêu tiền?", {
      place: binhphuoc,
      language: "en",
    });
    expect(text).toContain("The plan names no sum for this.");
    expect(text).toContain("The nearest passage");
  });
});
