import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer } = await openParts();

const binhphuoc = "Tỉnh Bình Phước";
const province = "Tỉnh Trà Vinh";
const hanoi = "Thành phố Hà Nội";

describe("a day that the plan does not set", () => {
  it.each([
    [
      binhphuoc,
      "Tỉnh phải lắp xong camera an ninh ở tất cả các xã trước ngày nào?",
    ],
    [
      binhphuoc,
      "Sở Nội vụ phải rà soát xong bộ máy cán bộ làm phong trào trước ngày nào?",
    ],
    [hanoi, "Báo cáo hằng năm về Dự án 6 phải nộp trước ngày mấy tháng mấy?"],
  ])(
    "is neither a cited document's nor other work's: %s, %s",
    (place, question) => {
      const { text, answered } = answer(question, { place });
      expect(answered).toBe(false);
      expect(text).not.toContain("20/11");
    },
  );
});

describe("a day that the plan sets", () => {
  it.each([
    [binhphuoc, "Báo cáo tổng kết năm gửi trước ngày nào?", "15/11"],
    [province, "Báo cáo tổng kết kế hoạch gửi trước ngày mấy?", "15/12/2025"],
    [hanoi, "nghi dinh 80/2011 cua chinh phu ra ngay may", "16/9/2011"],
    [
      "Tỉnh Gia Lai",
      "Quy định của Bộ Chính trị về xử lý đảng viên vi phạm ra ngày mấy?",
      "15/11/2017",
    ],
  ])("is told, a document's too: %s, %s", (place, question, day) => {
    const { text, answered } = answer(question, { place });
    expect(answered).toBe(true);
    expect(text).toContain(day);
  });
});
