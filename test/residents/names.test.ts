import { describe, expect, it } from "vitest";
import { createNameRemover } from "../../src/residents/names.ts";
import { fold } from "../../src/text/fold.ts";
import { classifier } from "./knowledge.ts";

const withoutNames = createNameRemover(["đường", "xã", "huyện", "trường"]);

function found(text: string) {
  return classifier.classify(text, { placeKnown: false });
}

describe("the name of a street", () => {
  const streets = [
    "Lý Thường Kiệt",
    "Trần Hưng Đạo",
    "Lê Lợi",
    "Hồ Tùng Mậu",
    "Hàm Nghi",
    "Nguyễn Đáng",
  ];
  it.each(streets)("“%s” takes nothing from danger", (street) => {
    for (const danger of [
      "chồng tôi cầm dao đuổi tôi",
      "nhà tôi cháy",
      "có người bị đâm",
      "có người chém nhau",
      "con tôi bị bắt cóc",
    ])
      for (const place of [
        `số 7 đường ${street} phường 4`,
        `số 7 đường ${street.toLowerCase()} phường 4 Trà Vinh`,
        `7 đường ${fold(street)}`,
      ])
        expect
          .soft(found(`${danger}, ${place}`).intent, `${danger}, ${place}`)
          .toBe("emergency");
  });

  it.each(streets)("“%s” makes no danger of what is none", (street) => {
    for (const text of [
      `đường ${street} ở đâu`,
      `ở đường ${street}`,
      fold(`nhà số 7 đường ${street} phường 4`),
    ])
      expect.soft(found(text).intent, text).not.toBe("emergency");
  });
});

it.each([
  ["cháy ở đường Lý Thường Kiệt, phường 4", "cháy ở đường \ua78f, phường 4"],
  ["xã Đá Bạc huyện Cầu Ngang", "xã \ua78f huyện \ua78f"],
  ["Trường đang cháy", "Trường đang cháy"],
  ["đường dây nóng", "đường dây nóng"],
  ["Nhà Tôi Cháy Ở Đường Lê Lợi", "Nhà Tôi Cháy Ở Đường Lê Lợi"],
  ["CHÁY Ở ĐƯỜNG LÊ LỢI", "CHÁY Ở ĐƯỜNG LÊ LỢI"],
])("“%s” is read as “%s”", (text, read) => {
  expect(withoutNames(text)).toBe(read);
});

describe("what another danger is written like without its marks", () => {
  it.each([
    ["con toi bi te giep chay mau o nha tre phuong 6", "danger-fire", false],
    ["nha tre phuong 6 dang chay", "danger-fire", true],
    ["có thằng đang bẻ khóa xe ngoài ngõ", "danger-stuck", false],
    ["nó khóa con tôi trong xe, nóng lắm", "danger-stuck", true],
    ["ong do cam dao ngoai cua", "danger-hidden", false],
    ["tôi câm điếc, có trộm trong nhà", "danger-hidden", true],
  ])("“%s”: %s is %s", (text, detail, told) => {
    const { intent, details } = found(text);
    expect(intent).toBe("emergency");
    expect(details.has(detail)).toBe(told);
  });
});

it.each([
  ["danh nhau lon lam cong an oi", true],
  ["bà con ơi có cướp", true],
  ["công an ơi xóm tôi tối nào cũng đánh nhau", false],
  ["chú công an ơi cho con hỏi", false],
])("“%s” is danger now: %s", (text, isDanger) => {
  expect(found(text).intent === "emergency").toBe(isDanger);
});
