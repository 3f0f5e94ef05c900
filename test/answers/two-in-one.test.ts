import { beforeAll, describe, expect, test } from "vitest";
import { openParts, type Parts } from "./parts.ts";

describe("one sentence may ask for two things", () => {
  let parts: Parts;
  beforeAll(async () => {
    parts = await openParts();
  });

  test.each([
    [
      "bodies of two provinces, each with its own",
      "Sở Y tế Trà Vinh và Sở Nội vụ Bình Phước được giao việc gì?",
      null,
      ["phác đồ điều trị", "bộ máy tổ chức"],
    ],
    [
      "one body in two provinces",
      "Hội Phụ nữ ở Trà Vinh và ở Bình Phước có nhiệm vụ gì?",
      null,
      ["lầm lỗi", "5 không, 3 sạch"],
    ],
    [
      "two bodies in one breath",
      "Hội Nông dân và Hội Người cao tuổi gắn phòng chống tội phạm với phong trào nào?",
      "Thành phố Hà Nội",
      ["gia đình văn hóa", "Tuổi cao"],
    ],
    [
      "the same day of two bodies",
      "Công an tỉnh phải báo cáo UBND tỉnh trước ngày nào, còn các đơn vị nộp báo cáo tổng kết trước ngày nào?",
      "Tỉnh Bình Phước",
      ["20/11", "15/11"],
    ],
    [
      "a share and its day",
      "bao nhiêu % báo cáo viên, tuyên truyền viên được tập huấn, hạn khi nào",
      "Thành phố Trà Vinh",
      ["100%", "hết năm 2025"],
    ],
  ])("%s", (_, text, place, holds) => {
    const { answered, text: reply } = parts.answer(text, { place });

    expect(answered).toBe(true);
    for (const words of holds) expect(reply).toContain(words);
    expect(reply.length).toBeLessThanOrEqual(1500);
  });

  test("a city and its own province in one question are no two questions", () => {
    const { citations } = parts.answer(
      "Thành phố Trà Vinh gửi Kế hoạch 41 cho cơ quan nào của tỉnh Trà Vinh?",
    );

    expect(new Set(citations.map(({ plan }) => plan)).size).toBe(1);
  });

  test("each of two answers keeps the line that names its source", () => {
    const { text } = parts.answer(
      "Sở Y tế Trà Vinh và Sở Nội vụ Bình Phước được giao việc gì?",
    );

    expect(text.match(/^Nguồn: /gmu)).toHaveLength(2);
  });
});
