import { describe, expect, it } from "vitest";
import {
  type Correction,
  readCorrection,
} from "../../../src/tips/words/correction.ts";
import { hearing } from "./hearing.ts";

const instead = (
  wrong: string | null,
  right: string | null,
  sure = false,
): Correction => ({ kind: "instead", wrong, right, sure });
const leaveOut = (words: string | null): Correction => ({
  kind: "leave-out",
  words,
});

describe("a correction", () => {
  it.each([
    ["không phải, phường 5", instead(null, "phường 5", true)],
    ["khong phai, phuong 5", instead(null, "phuong 5", true)],
    ["nhầm, là tối thứ bảy", instead(null, "tối thứ bảy", true)],
    ["à nhầm phường 5", instead(null, "phường 5", true)],
    ["ý tôi là xe đỏ", instead(null, "xe đỏ", true)],
    ["tối chủ nhật mới đúng", instead(null, "tối chủ nhật", true)],
    ["sai rồi, 60 triệu", instead(null, "60 triệu", true)],
    ["không phải phường 7, phường 5", instead("phường 7", "phường 5")],
    ["không phải phường 7, phường 5 mới đúng", instead("phường 7", "phường 5")],
    [
      "không phải phố Tràng Tiền mà là phố Hàng Bài",
      instead("phố Tràng Tiền", "phố Hàng Bài"),
    ],
    ["phường 5 chứ không phải phường 7", instead("phường 7", "phường 5")],
    ["không phải phường 7", instead("phường 7", null)],
    [
      "bỏ câu 'nhìn từ tiệm nhà tôi' đi, lộ tôi mất",
      leaveOut("nhìn từ tiệm nhà tôi"),
    ],
    ["xóa chữ tuần trước đi", leaveOut("tuần trước")],
    ["bỏ câu đó đi", leaveOut(null)],
    [
      "bỏ câu tui làm ở đó đi",
      {
        kind: "leave-out",
        words: "tui làm ở đó",
        isSentence: true,
      },
    ],
    ["sửa: tối thứ tư", instead(null, "tối thứ tư", true)],
    ["sua lai: toi thu tu", instead(null, "toi thu tu", true)],
    ["sửa giờ 9h tối nha", instead(null, "giờ 9h tối", true)],
    ["ko phai p4 dau, p5", instead("p4", "p5")],
    ["bỏ 'sáng nay'", leaveOut("sáng nay")],
    ["bỏ 'sáng nay', là chiều qua", instead("sáng nay", "chiều qua")],
    ["chứ hong phải bà Sáu, bà Bảy", instead("bà Sáu", "bà Bảy")],
    ["chu hong phai ba Sau, ba Bay", instead("ba Sau", "ba Bay")],
    ["đổi bà Sáu thành bà Bảy", instead("bà Sáu", "bà Bảy")],
    ["sửa giùm em 9h thành 10h nha", instead("9h", "10h")],
    ["viết lộn, sáng nay", instead(null, "sáng nay", true)],
    ["thứ ba, em nhớ nhầm", instead(null, "thứ ba", true)],
    [
      "45 là sai, 54 mới đúng",
      { ...instead("45", "54"), alike: true } as Correction,
    ],
    [
      "bà Sáu ghi đề ở phường 1, à nhầm phường 2",
      {
        ...instead(null, "phường 2", true),
        around: "bà Sáu ghi đề ở phường 1",
      } as Correction,
    ],
    ["hai bên đánh lộn ở chợ", undefined],
    ["bỏ trốn hết rồi", undefined],
    ["hai người đi xe đen", undefined],
    ["không biết", undefined],
    ["nó sửa xe ở tiệm 12", undefined],
    ["sửa xe ở tiệm 12 Lê Lợi", undefined],
    ["đổi tiền giả 500 ngàn ở chợ", undefined],
    ["nó nhầm tôi với người khác", undefined],
    ["tên nó là Tí, mà nó hung lắm", undefined],
  ])("%j reads %j", (message, correction) => {
    expect(readCorrection(message, hearing.words)).toEqual(correction);
  });
});
