import { describe, expect, it } from "vitest";
import { hear } from "../../../src/tips/words/hear.ts";
import { hearing } from "./hearing.ts";

describe("a message that only steers", () => {
  it.each([
    ["gửi", ["send"]],
    ["gui", ["send"]],
    ["gửi luôn", ["send"]],
    ["ừ gửi giùm em nha", ["yes", "send"]],
    ["đúng rồi đó, gửi đi", ["yes", "send"]],
    ["yes, send it", ["yes", "send"]],
    ["đúng rồi", ["yes"]],
    ["ok", ["yes"]],
    ["không", ["no"]],
    ["hủy", ["cancel"]],
    ["thôi tôi không báo nữa", ["enough", "cancel"]],
    ["mà thôi, ổng bà con bên vợ tui, hủy giùm đi, đừng gửi nữa", ["cancel"]],
    ["ổng là anh tui, thôi không báo nữa, sợ lắm", ["cancel"]],
    ["thôi khỏi để tên nha", ["anonymous"]],
    ["thoi khoi de ten nha", ["anonymous"]],
    ["đừng gọi cho tôi", ["uncalled"]],
    ["đừng gọi điện lại cho em nha", ["uncalled"]],
    ["dung goi cho toi", ["uncalled"]],
    ["đừng liên lạc với tôi nữa", ["cut"]],
    ["gửi là sao chú", ["explain"]],
    ["khỏi hỏi nữa, gửi lên trên đi", ["enough", "send"]],
    ["gửi đi, mong mấy anh xử lý sớm", ["send"]],
    ["no photos sorry", ["skip"]],
    ["k có hình ảnh gì hết á", ["skip"]],
    ["em đổi ý, bỏ tên em nha", ["anonymous"]],
    ["em đổi ý rồi", ["cancel"]],
    ["I don't want to leave my name", ["anonymous"]],
    ["please cancel, I changed my mind", ["cancel"]],
    ["hủy đi, nghĩ lại thấy tội nó", ["cancel"]],
    ["hôm qua nó lấy xe, bỏ đi", undefined],
    ["nó gọi công an xã, hủy cái hẹn", undefined],
    ["thôi khỏi", ["unneeded"]],
    ["haha test thôi", ["joke"]],
    ["dung roi gui di", ["yes", "send"]],
    ["dung r gui luon di", ["yes", "send"]],
    ["dung het roi gui di", ["yes", "send"]],
    ["uh dung roi gui di em", ["yes", "send"]],
    ["dung vay gui giup toi", ["yes", "send"]],
    ["dung gui", ["cancel"]],
    ["dung co gui nua", ["cancel"]],
    ["khoan dung gui", ["wait"]],
    ["tui hem biet", ["skip"]],
    ["hem co hinh", ["skip"]],
    ["hem 3 phuong 7", undefined],
    ["nha chu o hem 3 duong le loi", undefined],
    ["bấm nhầm", ["joke"]],
    ["bỏ qua", ["skip"]],
    ["khong biet", ["skip"]],
    ["không nhớ rõ lắm nữa", ["skip"]],
    ["không có", ["skip"]],
    ["con không biết nói sao nữa", ["skip"]],
    ["không để tên", ["anonymous"]],
    [
      "không, tôi không cho tên đâu, đừng hỏi nữa",
      ["no", "anonymous", "enough"],
    ],
    ["nhiêu đó thôi", ["enough"]],
    ["tôi không muốn nói", ["refuse"]],
    ["nơi xảy ra", ["scene"]],
    ["CẮT", ["cut"]],
    ["rút tin", ["withdraw"]],
    ["xem", ["read"]],
    ["có hình", ["have"]],
    ["hong có hình", ["skip"]],
    ["Tôi muốn báo tin tội phạm", ["report"]],
    ["tôi muốn báo tin", ["report"]],
    ["xóa số điện thoại của tôi đi nha, sợ lắm", ["anonymous"]],
    ["dung ghi ten toi nha so no tra thu", ["anonymous"]],
    ["xin giấu tên giùm, hàng xóm biết là chết", ["anonymous"]],
    ["tui hổng muốn ai biết tui báo", ["anonymous"]],
    ["để tôi viết đã", ["wait"]],
    ["khoan gửi", ["wait"]],
    ["chờ mình 5 phút", ["wait"]],
    ["thôi khỏi báo nữa", ["cancel"]],
    ["xoa tin cho toi", ["erase"]],
    ["xóa hết những gì em đã kể", ["erase"]],
    ["xoá sạch giùm", ["wipe"]],
    ["xóa sạch mọi thứ về em đi", ["forget"]],
    ["thu hồi tin đã gửi", ["withdraw"]],
    ["ngắt liên lạc giùm tôi", ["cut"]],
    ["nó không cho ai biết chỗ chứa hàng", undefined],
    ["nó bắt tôi xóa hết tin nhắn", undefined],
    ["thằng đó xóa số xe rồi", undefined],
    ["hai thằng đợi ở đầu hẻm", undefined],
    ["hai người thôi", undefined],
    ["khói bay lên", undefined],
    ["không có bằng chứng, tôi nghe tài xế kể", undefined],
  ] as const)("%j wishes %j", (message, wishes) => {
    const heard = hear(message, hearing);
    if (wishes === undefined) expect(heard.idle).toBe(false);
    else {
      expect(heard.idle).toBe(true);
      expect([...heard.wishes].sort()).toEqual([...wishes].sort());
    }
  });
});

describe("a wish within a story", () => {
  it.each([
    [
      "Tối qua có trộm ở phường 7, đừng ghi tên tôi, nó đi xe đỏ",
      "Tối qua có trộm ở phường 7, nó đi xe đỏ",
    ],
    ["có trộm ở phường 7 đừng ghi tên tôi nha", "có trộm ở phường 7"],
    [
      "có trộm ở phường 7 tối qua, sợ nó trả thù, đừng nói tên tôi",
      "có trộm ở phường 7 tối qua",
    ],
  ])("of %j is left out of it", (message, text) => {
    const heard = hear(message, hearing);
    expect(heard.facts.anonymous).toBe(true);
    expect(heard.text).toBe(text);
  });

  it.each(["nó không cho số điện thoại", "xe không số ở hẻm 3"])(
    "is not heard in %j",
    (message) => {
      expect(hear(message, hearing).text).toBe(message);
    },
  );
});

describe("a wish to send at the end of a story", () => {
  it.each([
    ["hẻm 3 có người bán, không tên, gửi", "hẻm 3 có người bán"],
    ["bỏ câu 'x y' đi, rồi gửi", "bỏ câu 'x y' đi"],
  ])("of %j is no part of it", (message, text) => {
    const heard = hear(message, hearing);
    expect(heard.wishes).toContain("send");
    expect(heard.text).toBe(text);
  });

  it("is not heard in a story of sending", () => {
    const heard = hear("nó bảo tôi gửi tiền cho nó", hearing);
    expect(heard.wishes).not.toContain("send");
  });
});

describe("a message", () => {
  it.each([
    ["xe này của ai vậy?", true],
    ["gửi tin ở đây có mất tiền không", true],
    ["không biết", false],
    ["hai người đi xe đen", false],
  ])("%j has the form of a question: %s", (message, asks) => {
    expect(hear(message, hearing).asks).toBe(asks);
  });

  it.each([
    ["tôi có chụp hình", true],
    ["không có bằng chứng, tôi nghe kể", false],
    ["chưa chụp được hình", false],
  ])("%j promises pictures: %s", (message, promises) => {
    expect(hear(message, hearing).promises).toBe(promises);
  });

  it.each([
    ["tôi nhìn từ tiệm nhà tôi", ["tiệm nhà tôi"]],
    ["chỉ mình tôi biết chuyện này", ["chỉ mình tôi biết"]],
    ["xóm tôi bị trộm chó", []],
    ["hai thanh niên bẻ khóa", []],
  ])("%j tells who wrote by %j", (message, giveaways) => {
    expect(hear(message, hearing).giveaways).toEqual(giveaways);
  });

  it.each([
    [
      "Tôi tên Bảy, số 0912345678, có trộm ở chợ",
      ["Tôi tên Bảy", "số 0912345678"],
    ],
    ["số tôi 0905123456, cứ gọi", ["số tôi 0905123456"]],
    ["tôi tên Bảy bị trộm xe", []],
    ["nó xài số 0912345678", []],
  ])("%j says by %j how its writer can be reached", (message, contact) => {
    expect(hear(message, hearing).contact).toEqual(contact);
  });

  it.each([
    ["à tôi tưởng chưa gửi. Thêm: chủ quán tên Tí", "chủ quán tên Tí"],
    ["tôi nhớ thêm là xe màu đỏ", "xe màu đỏ"],
    ["có hai người", undefined],
  ])("%j adds %j", (message, adds) => {
    expect(hear(message, hearing).adds).toBe(adds);
  });

  it.each([
    ["anh csgt hay vòi tiền tài xế", true],
    ["công an phường bảo kê sòng bài", true],
    ["có người giả công an nhận tiền", false],
    ["nhờ công an xử lý tụi bảo kê", false],
    ["công an xã tới rồi. tụi nó vẫn đánh bạc", false],
  ])("%j accuses police: %s", (message, accuses) => {
    expect(hear(message, hearing).accuses).toBe(accuses);
  });
});

describe("who is complained about", () => {
  it.each([
    "ca phuong danh con toi o don, phuong 7 tra vinh",
    "anh Tuấn bên đội hình sự quen bọn cho vay, bao che tụi nó",
    "có bọn bán ma túy ở khóm 2 phường 7, công an biết mà làm lơ",
    "tui bị ông đại úy Tâm ở phường 7 ép ký giấy nhận tội",
    "dân phòng phường 3 đánh thằng nhỏ bán vé số",
    "chồng tôi là công an phường 1, ổng đánh tôi hoài",
    "người nhận tiền là phó công an phường 8 đó",
    "viện kiểm sát nhận hối lộ chạy án",
    "thằng con ông trưởng công an xã bán ma túy mà không ai dám bắt",
  ])("“%s” accuses the police, or those above them", (text) => {
    expect(hear(text, hearing).accuses).toBe(true);
  });

  it.each([
    "nhờ công an xuống xử lý tụi nó đánh đập nhau ở chợ",
    "mong công an phường 5 bắt giùm nhóm đánh bạc",
    "có người giả danh công an lừa mẹ tôi",
    "tôi báo công an phường rồi, tụi nó lại đánh người",
    "thằng Tèo bán ma túy cạnh trụ sở công an phường 2",
  ])("“%s” does not", (text) => {
    expect(hear(text, hearing).accuses).toBe(false);
  });
});
