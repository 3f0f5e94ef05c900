import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

// A fluent answer on something near is worse than "the plan does not say".

const { answer } = await openParts();

const city = "Thành phố Trà Vinh";
const province = "Tỉnh Trà Vinh";
const binhphuoc = "Tỉnh Bình Phước";
const hanoi = "Thành phố Hà Nội";

describe("a matter whose words the plan holds only apart", () => {
  it.each([
    [binhphuoc, "Ai chịu trách nhiệm về quản lý vũ khí?"],
    [city, "Ai chịu trách nhiệm về quản lý vũ khí?"],
    [hanoi, "ai chiu trach nhiem ve quan ly vu khi"],
    [province, "Ai phụ trách bảo vệ môi trường biển?"],
    [binhphuoc, "Báo cáo tuần nộp thứ mấy?"],
    [city, "Điện lực phải làm gì?"],
    [binhphuoc, "cờ bạc online"],
    [null, "<script>alert(1)</script>"],
    [null, "không có id"],
  ])("is declined and no body named for it: %s, %s", (place, question) => {
    const { text, answered } = answer(question, { place });
    expect(answered).toBe(false);
    expect(text).not.toContain("Đơn vị được giao:");
  });
});

describe("a body that the plan does not name", () => {
  it.each([
    [province, "Tại sao kế hoạch 95 lại giao Sở Xây dựng bắt ma túy?"],
    [province, "Kinh phí của Sở Xây dựng là bao nhiêu?"],
    [province, "Sở Xây dựng nộp báo cáo khi nào?"],
  ])(
    "is said not to be named, whatever is asked: %s, %s",
    (place, question) => {
      const { text, answered } = answer(question, { place });
      expect(answered).toBe(false);
      expect(text).toContain("không nêu Sở Xây dựng");
    },
  );

  it("is said not to be named when it comes after another body", () => {
    const first = answer("Sở Y tế phải làm gì?", { place: province });
    const { text } = answer("còn Sở Xây dựng thì sao?", {
      place: province,
      thread: first.thread,
    });
    expect(text).toContain("không nêu Sở Xây dựng");
  });
});

describe("a body that nobody has listed", () => {
  it.each([
    [hanoi, "Bộ Tư lệnh Thủ đô được phân công làm gì trong Dự án 6?"],
    [hanoi, "bo tu lenh thu do duoc phan cong lam gi trong du an 6"],
    [binhphuoc, "Kho bạc Nhà nước được giao việc gì?"],
  ])("is said not to be named: %s, %s", (place, question) => {
    expect(answer(question, { place }).answered).toBe(false);
  });
});

describe("what the asker believes", () => {
  it.each([
    [city, "Kế hoạch 41 do ông Nguyễn Văn A ký đúng không?", "Người ký:"],
    [
      province,
      "Kế hoạch 95 do Sở Công an ban hành đúng không?",
      "Ủy ban nhân dân tỉnh Trà Vinh",
    ],
    [province, "Báo cáo gửi cho Sở Tài chính đúng không?", "gửi Công an tỉnh"],
  ])(
    "is answered with the plan's own fact: %s, %s",
    (place, question, fact) => {
      const { text, answered } = answer(question, { place });
      expect(answered).toBe(true);
      expect(text).toContain(fact);
      expect(text).not.toContain("được giao:");
    },
  );

  it.each([
    [city, "Phòng Y tế phải nộp 500 triệu đồng đúng không?", "500 triệu"],
    [
      binhphuoc,
      "Giảm 20% số vụ phạm tội là chỉ tiêu của Bình Phước phải không?",
      "20%",
    ],
    [city, "Công an thành phố có phải báo cáo hằng tuần không?", "hằng tuần"],
  ])(
    "is declined where no passage holds it: %s, %s",
    (place, question, claim) => {
      const { text, answered } = answer(question, { place });
      expect(answered).toBe(false);
      expect(text).toContain(claim);
    },
  );

  it.each([
    "Tổng 70 triệu đồng cho phường, xã là của năm nào?",
    "70.000.000 đồng cho phường, xã để làm gì?",
  ])("is found however a sum is written: %s", (question) => {
    expect(answer(question, { place: city }).text).not.toContain(
      "không nêu con số",
    );
  });
});

describe("a section named", () => {
  it.each([
    ["Mục X của kế hoạch 41 nói gì?", "không có mục X"],
    ["Điều 5 của kế hoạch 41 nói gì?", "không có mục 5"],
    ["Mục III.20 kế hoạch 41 nói gì?", "không có mục III.20"],
    ["mục 20 phần III kế hoạch 41 nói gì?", "không có mục III.20"],
  ])("is said to be missing, with those there are: %s", (question, said) => {
    const { text, answered } = answer(question);
    expect(answered).toBe(false);
    expect(text).toContain(said);
    expect(text).toContain("I, II, III");
  });

  it.each([
    "Mục III.2 kế hoạch 95 nói gì?",
    "mục 2 phần III kế hoạch 95 nói gì",
    "mục iii.2 của kh 95",
  ])("is quoted: %s", (question) => {
    const { text, citations } = answer(question);
    expect(text).toContain("mục III.2");
    for (const { section } of citations)
      expect(section).toMatch(/^III\.2(\.|$)/u);
  });
});

describe("who holds an office, and how to reach it", () => {
  it.each([
    "Chủ tịch UBND tỉnh Gia Lai là ai?",
    "Trưởng công an thành phố Hà Nội tên gì?",
    "Ai là trưởng ban chỉ đạo 138 tỉnh Bình Phước?",
    "email nhận báo cáo của Trà Vinh?",
    "Số điện thoại trưởng công an phường 5 Trà Vinh?",
  ])(
    "is said to stand in no plan, and no place is asked for: %s",
    (question) => {
      const { text, answered, offers } = answer(question);
      expect(answered).toBe(false);
      expect(text).toMatch(/không (ghi số điện thoại|nêu tên)/u);
      expect(offers.filter(({ offer }) => offer.kind === "place")).toEqual([]);
    },
  );
});

describe("a question that names nothing but a place", () => {
  it("is answered with the bodies that have duties", () => {
    const { text } = answer("Thị xã Đồng Xoài phải làm gì?");
    expect(text).toContain("Các đơn vị được giao việc: Công an tỉnh");
  });
});

describe("two questions joined by a word", () => {
  it.each([
    [
      "Ai ký kế hoạch 95 và hạn báo cáo năm khi nào",
      null,
      ["Lê Văn Hản", "15/11"],
    ],
    [
      "Sở Y tế phải làm gì và hạn báo cáo năm là khi nào?",
      province,
      ["Sở Y tế được giao", "15/11"],
    ],
  ])("are both answered: %s", (question, place, facts) => {
    const { text } = answer(question, { place });
    for (const fact of facts) expect(text).toContain(fact);
  });
});
