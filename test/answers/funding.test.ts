import { expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer } = await openParts();

it.each([
  ["Tỉnh Trà Vinh", "kinh phí thực hiện lấy từ đâu", "do Trung ương phân bổ"],
  [
    "Tỉnh Trà Vinh",
    "tien lam ke hoach nay lay o dau ra",
    "do Trung ương phân bổ",
  ],
  ["Tỉnh Bình Phước", "kinh phí từ nguồn nào", "ngân sách nhà nước"],
  ["Tỉnh Bình Phước", "ngân sách nào chi cho kế hoạch", "ngân sách nhà nước"],
  [
    "Thành phố Trà Vinh",
    "Kinh phí thực hiện kế hoạch là bao nhiêu, lấy từ đâu?",
    "210 triệu đồng",
  ],
])("%s: %s", (place, question, words) => {
  const { text, answered } = answer(question, { place });
  expect(answered).toBe(true);
  expect(text).toContain(words);
});

it("where no place is known, it is asked which plan's money", () => {
  expect(answer("Tiền để làm kế hoạch lấy từ nguồn nào?").text).toContain(
    "địa phương nào",
  );
});

it("the day asked for comes before work of the same section that has none", () => {
  const { text } = answer(
    "cac so va UBND huyen o Binh Phuoc phai gui ke hoach trien khai, phat dong thi dua truoc ngay nao",
  );
  expect(text).toContain("10/8/2022");
});

it.each(["KH phong trào của BPhước ai ký", "kế hoạch của TVinh ai ký"])(
  "%s names its place by half",
  (question) => {
    expect(answer(question).text).not.toContain("Gia Lai");
  },
);
