import { beforeAll, describe, expect, test } from "vitest";
import { openParts, type Parts } from "./parts.ts";

const city = "Thành phố Trà Vinh";

describe("money in a table is told by level, body and item", () => {
  let parts: Parts;
  beforeAll(async () => {
    parts = await openParts();
  });

  test.each([
    [
      "Trung tâm Văn hóa thành phố nhận tổng cộng bao nhiêu tiền trong 5 năm?",
      ["mỗi năm 10 triệu đồng; tổng cộng 50 triệu đồng"],
      ["35 triệu"],
    ],
    [
      "Cấp thành phố, các hội tuyên truyền miệng được bao nhiêu tiền?",
      ["tổng cộng 50 triệu đồng"],
      ["35 triệu"],
    ],
    [
      "Năm 2024 thành phố được cấp bao nhiêu tiền, phường xã được bao nhiêu?",
      ["mỗi năm 42 triệu đồng", "mỗi năm 14 triệu đồng"],
      [],
    ],
    [
      "Khối phường, xã có những khoản chi nào, mỗi khoản bao nhiêu tiền một năm?",
      ["mỗi năm 2 triệu", "mỗi năm 5 triệu", "mỗi năm 7 triệu"],
      ["mỗi năm 17"],
    ],
    [
      "phong van hoa va thong tin tong 5 nam duoc bao nhieu",
      ["tổng cộng 25 triệu đồng"],
      ["tổng cộng 50"],
    ],
    [
      "Ngân sách 210 triệu đồng dùng vào những việc gì?",
      ["sơ kết, tổng kết"],
      ["70.000.000"],
    ],
  ])("%s", (text, holds, lacks) => {
    const { answered, text: reply } = parts.answer(text, { place: city });

    expect(answered).toBe(true);
    for (const words of holds) expect(reply).toContain(words);
    for (const words of lacks) expect(reply).not.toContain(words);
  });

  test.each([
    "Phòng Y tế thành phố được cấp bao nhiêu tiền?",
    "Lắp camera ở phường tốn bao nhiêu tiền?",
    "Năm 2026 thành phố được cấp bao nhiêu tiền?",
  ])("no row is taken for what it is not for: %s", (text) => {
    expect(parts.answer(text, { place: city }).answered).toBe(false);
  });
});
