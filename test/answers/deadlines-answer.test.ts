import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer, library } = await openParts();
const dated = library.filter(({ deadlines }) =>
  deadlines.some(({ date, to }) => date !== null || to.length > 0),
);
const ofProvince = { place: "Tỉnh Bình Phước", today: "2022-08-01" };

describe("asked what falls due", () => {
  it("lists what has a day before what only recurs", () => {
    const { text } = answer("Hạn nộp là khi nào?", ofProvince);
    const lines = text.split("\n").filter((line) => line.startsWith("•"));
    expect(lines.length).toBeGreaterThan(2);
    const days = lines.map((line) => /\d+\/\d+/u.test(line.slice(0, 90)));
    expect(days).toEqual(days.toSorted((a, b) => Number(b) - Number(a)));
  });

  it("tells the days left", () => {
    expect(answer("Hạn nộp là khi nào?", ofProvince).text).toContain(
      "trước ngày 10/8/2022 — gửi Thường trực Ban Chỉ đạo tỉnh (ngày cuối 9/8, còn 8 ngày)",
    );
  });

  it("gives a body what is due from it, or from all", () => {
    const { text } = answer("Công an tỉnh báo cáo trước ngày nào?", ofProvince);
    expect(text).toContain("20/11");
    expect(text).not.toContain("10/8/2022");
  });

  it("gives a body what is due from all departments", () => {
    const { text } = answer("Sở Nội vụ nộp báo cáo ngày nào?", ofProvince);
    expect(text).toContain("15/11");
    expect(text).not.toContain("20/11");
  });

  it("gives whoever sends to a body what is to be sent there", () => {
    const { text } = answer(
      "Báo cáo tổng kết nộp về phòng nào của Công an tỉnh, trước ngày nào?",
      ofProvince,
    );
    expect(text).toContain("15/11");
    expect(text).toContain("Phòng Xây dựng phong trào");
  });

  it("does not take a day of celebration for a report's day", () => {
    const { text } = answer("Báo cáo nộp khi nào?", ofProvince);
    expect(text).toContain("15/11");
    expect(text).not.toContain("19/8");
  });

  it("keeps to the interval asked for", () => {
    const { text } = answer("Công an báo cáo hằng tháng khi nào?", {
      place: "Thành phố Trà Vinh",
    });
    expect(text).toContain("hằng tháng");
    expect(text).not.toContain("6 tháng một lần");
  });

  it.each(dated.map(({ place }) => place))(
    "names every section that it draws on, and no line twice: %s",
    (place) => {
      const { text, citations } = answer("Hạn là khi nào?", { place });
      for (const { section } of citations) expect(text).toContain(section);
      const lines = text.split("\n");
      expect(new Set(lines).size).toBe(lines.length);
    },
  );
});

describe("no line is said twice", () => {
  it.each([
    ["Kế hoạch 41 hạn báo cáo năm còn mấy ngày?", "Thành phố Trà Vinh"],
    ["Hạn nộp là khi nào?", "Thành phố Trà Vinh"],
    ["Hạn nộp là khi nào?", "Tỉnh Bình Phước"],
  ])("%s (%s)", (question, place) => {
    const { text } = answer(question, { place, today: "2023-11-08" });
    const lines = text.split("\n");
    expect(lines).toEqual([...new Set(lines)]);
  });

  it("and items begin with when they are due", () => {
    const { text } = answer("Hạn nộp là khi nào?", {
      place: "Thành phố Trà Vinh",
    });
    const items = text.split("\n").filter((line) => line.startsWith("•"));
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) expect(item).toMatch(/^• (?:Hạn|Định kỳ|Mốc)/u);
  });
});
