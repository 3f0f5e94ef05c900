import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer } = await openParts();

const city = "Thành phố Trà Vinh";
const province = "Tỉnh Trà Vinh";
const gialai = "Tỉnh Gia Lai";
const binhphuoc = "Tỉnh Bình Phước";
const hanoi = "Thành phố Hà Nội";

describe("what a plan says of itself", () => {
  it.each([
    [city, "Kế hoạch do ai ký?", "Nguyễn Thị Trúc Ly"],
    [province, "ai là người ký kế hoạch vậy ạ", "Lê Văn Hản"],
    [gialai, "ke hoach ai ky", "Lê Thị Thu Hương"],
    [binhphuoc, "Ai ký ban hành kế hoạch?", "Trần Tuệ Hiền"],
    [hanoi, "kế hoạch do ai ký", "Vũ Hồng Khanh"],
    [city, "Kế hoạch ban hành ngày nào?", "15/4/2021"],
    [province, "kế hoạch ra ngày nào", "30/12/2022"],
    [gialai, "ngay ban hanh ke hoach", "25/2/2021"],
    [binhphuoc, "Kế hoạch ký ngày nào", "28/7/2022"],
    [city, "Kế hoạch số mấy?", "41/KH-UBND"],
    [province, "số hiệu kế hoạch là gì", "95/KH-UBND"],
    [gialai, "kế hoạch số bao nhiêu", "25/KH-STTTT"],
    [gialai, "Cơ quan nào ban hành kế hoạch?", "Sở Thông tin và Truyền thông"],
    [province, "kế hoạch kéo dài tới năm nào", "2025"],
    [hanoi, "thời gian thực hiện dự án", "2015"],
    [gialai, "Nơi nhận kế hoạch gồm những ai?", "Ban Tuyên giáo Tỉnh ủy"],
  ])("%s, %s: %s", (place, question, fact) => {
    const { text, answered } = answer(question, { place });
    expect(answered).toBe(true);
    expect(text).toContain(fact);
  });

  it.each([
    [hanoi, "Kế hoạch ban hành ngày nào?", /không ghi ngày ban hành/],
    [binhphuoc, "Kế hoạch số mấy?", /không đọc được số văn bản/],
  ])(
    "what the published text lacks is said to be missing: %s, %s",
    (place, question, said) => {
      const { text, answered } = answer(question, { place });
      expect(answered).toBe(false);
      expect(text).toMatch(said);
    },
  );

  it("tells how long it is still in force", () => {
    const { text } = answer("kế hoạch còn hiệu lực không", {
      place: province,
      today: "2025-12-21",
    });
    expect(text).toContain("còn 10 ngày");
    expect(text).not.toContain("hết thời gian");
  });

  it("tells that its period has ended", () => {
    const { text } = answer("kế hoạch còn hiệu lực không", {
      place: province,
      today: "2026-01-01",
    });
    expect(text).toContain(
      "đã hết thời gian thực hiện, ngày cuối là 31/12/2025",
    );
    expect(text).not.toMatch(/còn \d+ ngày/u);
  });

  it("answers two of its facts together", () => {
    const { text } = answer("Kế hoạch ai ký và ban hành ngày nào?", {
      place: city,
    });
    expect(text).toContain("Nguyễn Thị Trúc Ly");
    expect(text).toContain("15/4/2021");
  });

  it("is told in English to whom it speaks English, names as they are", () => {
    const { text } = answer("Kế hoạch do ai ký?", {
      place: city,
      language: "en",
    });
    expect(text).toContain("Signed by: Nguyễn Thị Trúc Ly");
  });
});
