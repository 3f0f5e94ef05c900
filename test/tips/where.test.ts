import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { readFacts } from "../../src/tips/facts.ts";
import { cues } from "./cues.ts";

const whereIn = (message: string) => readFacts(message, cues).where;

/** With and without marks the same, where the second does not read more or less. */
const both: [string, string][] = [
  ["có đánh bạc ở đường Hà Nội", "đường Hà Nội"],
  ["đánh nhau ở đường Điện Biên Phủ phường 5", "đường Điện Biên Phủ phường 5"],
  ["phường 4 thành phố Trà Vinh có trộm", "phường 4 thành phố Trà Vinh"],
  ["Phường 4, thành phố Trà Vinh", "Phường 4, thành phố Trà Vinh"],
  ["bán ma túy sau trường tiểu học Kim Đồng", "sau trường tiểu học Kim Đồng"],
  ["đường Nguyễn Thị Minh Khai, quận 1", "đường Nguyễn Thị Minh Khai, quận 1"],
  ["số 45 Lê Lợi phường 3", "số 45 Lê Lợi phường 3"],
  ["12/5 Lý Nam Đế, phường 6", "12/5 Lý Nam Đế, phường 6"],
  ["hẻm 3 đường Nguyễn Đáng", "hẻm 3 đường Nguyễn Đáng"],
  ["ở gần cây xăng khóm 4", "gần cây xăng khóm 4"],
  ["nhà văn hóa ấp 3", "nhà văn hóa ấp 3"],
  ["đối diện bệnh viện", "đối diện bệnh viện"],
  ["sau lưng nhà trọ cô Sáu", "sau lưng nhà trọ cô Sáu"],
  ["khu phố 3 phường Tân Thiện", "khu phố 3 phường Tân Thiện"],
  ["quốc lộ 53 km 12", "quốc lộ 53 km 12"],
  ["tổ 5B khóm 3 phường 2", "tổ 5B khóm 3 phường 2"],
  ["ngã tư Trần Phú - Lê Lợi", "ngã tư Trần Phú - Lê Lợi"],
  ["bãi đất trống cuối hẻm 12", "bãi đất trống cuối hẻm 12"],
  ["chặn xe trên ql13 đoạn Chơn Thành", "trên ql13"],
  ["trấn lột ở tl911", "tl911"],
  ["tỉnh lộ 911", "tỉnh lộ 911"],
  ["km 23 đường HCM", "km 23 đường HCM"],
];

describe("a message says where", () => {
  it.each([
    ...both,
    ["quốc lộ 1 gần cầu Mỹ Thuận", "quốc lộ 1 gần cầu Mỹ Thuận"],
    ["Tiệm phở Hà Nội bán ma túy", "Tiệm phở Hà Nội"],
    ["trường Kim Đồng có người bán ma túy", "trường Kim Đồng"],
    ["ấp Giồng Trôm có đá gà", "ấp Giồng Trôm"],
    ["xã Long Đức TP. Trà Vinh", "xã Long Đức TP. Trà Vinh"],
    ["xã Long Đức Trà Vinh", "xã Long Đức Trà Vinh"],
    ["P. 7, Q. Gò Vấp", "P. 7, Q. Gò Vấp"],
    ["hẻm 3 Nguyễn Đáng", "hẻm 3 Nguyễn Đáng"],
    ["đường Phú Riềng Đỏ", "đường Phú Riềng Đỏ"],
    ["phường bảy có trộm", "phường bảy"],
    ["gần cây cầu cũ", "gần cây cầu cũ"],
    ["sau trường", "sau trường"],
    ["quán Cây Dừa chứa cờ bạc", "quán Cây Dừa"],
    ["nhà bà Sáu bán số đề", "nhà bà Sáu"],
    ["trên đường Lý Nam Đế có cướp", "trên đường Lý Nam Đế"],
    ["ở ngã năm có đua xe", "ngã năm"],
    ["Ấp Chợ Xã Đa Lộc", "Ấp Chợ Xã Đa Lộc"],
    ["trước cổng trường Lý Tự Trọng", "trước cổng trường Lý Tự Trọng"],
    ["chung cư A5 tầng 3", "chung cư A5 tầng 3"],
    ["nhà ông Tư, ấp 2, xã Lương Hòa", "nhà ông Tư, ấp 2, xã Lương Hòa"],
    ["kế bên tiệm vàng Kim Phát", "kế bên tiệm vàng Kim Phát"],
    ["dưới gầm cầu Long Bình có sòng", "dưới gầm cầu Long Bình"],
    ["đối diện bệnh viện tỉnh", "đối diện bệnh viện tỉnh"],
    ["p7 có trộm", "p7"],
    ["nha ba sau ban ma tuy", "nha ba sau"],
    ["duong ly nam de phuong 6", "duong ly nam de phuong 6"],
    ["hem 3 nguyen trai phuong 2", "hem 3 nguyen trai phuong 2"],
    ["ap vinh bao xa hoa thuan", "ap vinh bao xa hoa thuan"],
    ["công an phường 5 đòi tiền", "phường 5"],
    ["cong an phuong 5 doi tien", "phuong 5"],
    ["công an xã Long Đức nhận tiền", "xã Long Đức"],
    ["công an thành phố Trà Vinh", "thành phố Trà Vinh"],
  ])("in %j: %j", (message, where) => {
    expect(whereIn(message)).toEqual([where]);
  });

  it.each(both.map(([message, where]) => [fold(message), fold(where)]))(
    "in %j: %j",
    (message, where) => {
      expect(whereIn(message)).toEqual([where]);
    },
  );

  it.each([
    "xe biển Hà Nội chở hàng lậu",
    "ông Tư người Bình Phước hay đánh bạc",
    "đi ngoài đường bị giật túi",
    "gia đình tôi bị trộm",
    "cho tôi hỏi số điện thoại",
    "anh cảnh sát khu vực nhận hối lộ",
    "công an xã nhận tiền",
    "sau đó nó bỏ chạy",
    "khoảng 10 người",
    "cách đây 2 tuần",
    "gần 50 triệu đồng",
    "trong lúc tôi ngủ",
    "yêu cầu xử lý",
    "gia dinh toi bi trom",
    "nha truong khong lam gi",
    "chủ quán tên Tí",
    "I want to report a crime",
    "someone is selling drugs behind the school",
    "they hit me so hard last night",
    "thằng người Sóc Trăng tên Khải",
    "con trai ông Tám",
  ])("nowhere in %j", (message) => {
    expect(whereIn(message)).toEqual([]);
  });
});

describe("what a message tells", () => {
  const bits = fc.constantFrom(
    ...["ấp", "Chợ", "xã", "7", ",", ".", "xe", "đen", "84H1-000.99", "tối"],
    ...["17/4", "hai", "người", "thằng", "K.", "nhà", "công an", "phường", "5"],
    ...["Hà Nội", "đường", "sau", "trường", "bà", "Sáu", "con", "tuần trước"],
    ...["\n", "gần", "lúc", "ở", "Bình Phước", "tp", "biển", "quán", "âm"],
  );

  test.prop([fc.array(fc.oneof(bits, fc.string({ unit: "grapheme" })))])(
    "lies in it, and none in another but the place of a body of police",
    (words) => {
      const message = words.join(" ").normalize("NFC");
      const { spans, clauses } = readFacts(message, cues);
      for (const { start, end } of [...spans, ...clauses])
        expect(0 <= start && start < end).toBe(true);
      for (const [at, span] of spans.entries())
        for (const other of spans.slice(at + 1)) {
          const isApart = other.start >= span.end;
          const isPlaceOf =
            [span.fact, other.fact].includes("who") &&
            [span.fact, other.fact].includes("where");
          expect(isApart || isPlaceOf).toBe(true);
        }
    },
  );
});
