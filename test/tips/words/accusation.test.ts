import { describe, expect, it } from "vitest";
import { isAccusation } from "../../../src/tips/words/accusation.ts";
import { hearing } from "./hearing.ts";

describe("a complaint about police", () => {
  it.each([
    // Hitting, forcing, locking up.
    "mấy anh công an bắt con tôi về đồn đánh bầm mình",
    "dân phòng phường 3 đánh thằng nhỏ bán vé số",
    "tôi bị ông đại úy Tâm ép ký giấy nhận tội",
    "công an mặc thường phục đánh tôi ở quán nhậu",
    "công an đánh chết người trong trại tạm giam",
    "tui bị công an phường Tân Phú đánh trong trụ sở tối qua",
    "em bị mấy anh cảnh sát khu vực chửi rồi tát vô mặt",
    // Money.
    "bị công an giao thông giữ xe không biên bản đòi 2 triệu",
    "công an xã nhận 500k rồi cho qua",
    "mấy chú áo xanh xin tiền tài xế hoài",
    "viện kiểm sát nhận hối lộ chạy án",
    "chủ sòng bạc hối lộ cho công an phường",
    "tháng nào cũng đóng tiền cho mấy anh csgt",
    "police officer took 500k from me without a receipt",
    "traffic cops ask for bribes at the bridge",
    // Covering up, colluding, looking away.
    "anh Tuấn bên đội hình sự quen bọn cho vay",
    "có bọn bán ma túy, công an biết mà làm lơ",
    "ông cảnh sát khu vực hay ghé nhậu với chủ sòng bạc",
    "lính ông trưởng phòng pc04 bán lại tang vật",
    // Leaving undone.
    "tôi báo công an phường 5 rồi mà họ không làm gì",
    "công an huyện ngâm đơn của tôi 3 tháng",
    // Harassing, and crimes of their own.
    "anh công an xã hay nhắn tin gạ gẫm con gái tôi",
    "hàng xóm tôi làm công an mà bán ma túy",
    "mấy anh công an phường ngồi đánh bạc trong trụ sở",
  ])("“%s” is one", (text) => {
    expect(isAccusation(text, hearing.words)).toBe(true);
  });

  it.each([
    "nó bị công an phường phạt rồi lại chửi hàng xóm",
    "chồng tôi bị công an bắt hôm qua",
    "báo công an phường 5 có trộm",
    "công an tới rồi mà nó chạy",
    "tôi gọi công an rồi nhưng chưa ai tới",
    "nhờ công an xuống bắt bọn đánh bạc",
    "bọn nó giả công an lừa lấy tiền tôi",
    "bọn lừa đảo tự xưng cảnh sát gọi điện đòi tiền",
    "kẻ gian mạo danh viện kiểm sát đòi chuyển tiền",
    "thằng đó đánh cả công an",
    "nó tông công an rồi chạy",
    "trộm xe ngay trước cổng công an xã",
    "mong công an xử lý bọn cho vay nặng lãi",
    "công an phường 7 bắt tụi đánh bạc hôm qua rồi",
    "ông bảo vệ dân phố thấy tụi nó đánh bạc",
    "công an phường mời lên làm việc thì nó trốn",
    "tụi nó đua xe thấy csgt là chạy",
    "dân phòng bắt được thằng trộm",
    "thằng mặc áo xanh lấy 2 triệu của tôi",
    "công an phường 7 ở số 12 đường Lê Lợi",
  ])("“%s” is none", (text) => {
    expect(isAccusation(text, hearing.words)).toBe(false);
  });
});
