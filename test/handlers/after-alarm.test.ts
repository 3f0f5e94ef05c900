import { describe, expect, it } from "vitest";
import { openDialog } from "../dialogs/open-dialog.ts";

const night = new Date("2025-03-10T19:05:00+07:00");

/** What the desk says to the last of some messages of one person, and what was sent. */
async function after(
  said: readonly (string | { readonly pass: string })[],
  place: string | null = "Tỉnh Bình Phước",
) {
  const dialog = openDialog("zalo", night, place);
  let text = "";
  for (const one of said) {
    if (typeof one !== "string") {
      dialog.pass(one.pass);
      continue;
    }
    const step = await dialog.send({ as: "A", text: one });
    text = step?.replies.map((reply) => reply.text).join("\n") ?? "";
  }
  const { draft } = dialog.sessionOf("A");
  const [tip] = dialog.tips;
  return { text, draft, tip, tips: dialog.tips };
}

const plans = /Kế hoạch|ngoài phạm vi|Ở đây bạn không cần để tên/u;

describe("the address after a fire, a drowning, an accident", () => {
  it.each([
    ["cháy nhà rồi cứu với", "ngõ 35 phố Khương Hạ, Thanh Xuân", "114"],
    ["có người té xuống ao chìm rồi", "sau chùa Phước Long, ấp 3", "114"],
    ["xe đụng người nằm bất động ngoài đường", "quốc lộ 14 gần chợ", "115"],
    ["help my house is on fire", "12 Hang Bac street, Hanoi", "114"],
  ])("of “%s” is kept, to be read out", async (cry, address, number) => {
    const { text, draft } = await after([cry, address]);
    expect(text).toContain(number);
    expect(text).not.toMatch(plans);
    expect(draft?.urgent).toBe(true);
    expect(draft?.said.map((one) => one.text)).toEqual([cry, address]);
  });

  it("is no address where nobody is by", async () => {
    const cry = "xe đụng người nằm bất động ngoài đường";
    const { text, draft } = await after([cry, "không có ai ở gần"]);
    expect(text).toContain("115");
    expect(text).not.toMatch(plans);
    expect(draft?.settled).not.toContain("where");
  });

  it("leaves a question on a plan a question", async () => {
    const asked = "Sở Y tế phải làm gì theo kế hoạch?";
    const { text, draft } = await after(["cháy nhà rồi cứu với", asked]);
    expect(text).toContain("Sở Y tế");
    expect(draft).toBeNull();
  });
});

describe("who cannot call", () => {
  it.each([
    "em không gọi được, hết tiền sim, nó đang đập cửa phòng",
    "chi nhan tin duoc thoi no dang giu em trong phong",
    "suỵt, trộm đang ở dưới nhà",
  ])("is not told to read out the address: “%s”", async (cry) => {
    const { text } = await after([cry]);
    expect(text).not.toContain("đọc địa chỉ cho tổng đài");
    expect(text).not.toContain("gọi được thì cứ gọi");
  });

  it("is not asked for the address that was just given", async () => {
    const { text } = await after([
      "chồng em đang đánh em",
      "em ko goi duoc no lay sim roi. nha so 9 hem 3 duong Hung Vuong, phuong Tan Binh, Dong Xoai",
    ]);
    expect(text).not.toContain("Bạn ở đâu");
    expect(text).not.toContain("đọc địa chỉ");
    expect(text).toContain("Hung Vuong");
  });
});

describe("news of a danger that was sent", () => {
  const sent = [
    "chồng em đang cầm dao rượt em",
    "số 9 đường Hùng Vương, phường Tân Bình, Đồng Xoài",
    "gửi",
    { pass: "PT25M" },
  ];

  it.each([
    "nó ngủ rồi, em đang ở nhà hàng xóm",
    "no ngu roi em dang o nha hang xom",
    "em qua nhà ngoại rồi",
    "nó đi rồi",
    "he left, i am at my sisters house",
  ])("goes into that tip and rings no alarm: “%s”", async (news) => {
    const { text, draft, tip, tips } = await after([...sent, news]);
    expect(text).not.toContain("GỌI NGAY");
    expect(draft).toBeNull();
    expect(tips).toHaveLength(1);
    expect(tip?.updates.map((one) => one.text)).toEqual([news]);
  });

  it.each([
    "nó quay lại đập cửa đòi chém em",
    "nó đi rồi mà con em chảy máu nhiều lắm",
    "nhà em cháy rồi",
  ])("is none where it goes on: “%s”", async (cry) => {
    const { text } = await after([...sent, cry]);
    expect(text).toContain("GỌI NGAY");
  });

  it.each([
    ["chừng nào công an tới", "không hứa"],
    ["vậy giờ em làm gì", "không phải làm gì thêm"],
    ["dạ", "Cần thêm gì"],
    ["em cảm ơn", "Cảm ơn bạn đã báo"],
  ])("leaves “%s” the question that it is", async (asked, wanted) => {
    const { text, tip } = await after([...sent.slice(0, 3), asked]);
    expect(text).toContain(wanted);
    expect(tip?.updates).toEqual([]);
  });
});

describe("somebody who wishes to die", () => {
  const cry = "mệt quá rồi, chắc uống thuốc ngủ cho xong, không ai tiếc đâu";

  it.each([
    "không có ai ở gần",
    "nhà trọ đường Hùng Vương, Đồng Xoài",
    "tôi đang ở nhà trọ một mình",
    "tôi gọi cho chị tôi rồi, chị đang qua",
    "nhỏ bạn đang tới",
    "không biết nữa",
  ])("is stayed with, whatever is answered: “%s”", async (answer) => {
    const { text, draft } = await after([cry, answer]);
    expect(text).toMatch(/115|111/u);
    expect(text).not.toMatch(plans);
    expect(text).not.toContain("GỌI NGAY");
    expect(draft).toBeNull();
  });

  it("is found nowhere in a report of something else", async () => {
    const { tip } = await after([
      "thằng Tư cho tôi vay nóng 20 triệu ở khóm 4 phường 5, nó đòi 60 triệu",
      "chắc tôi chết cho xong",
      "tôi đang ở nhà trọ một mình",
      "gửi tin kia đi, không để tên",
      "gửi",
    ]);
    expect(tip?.report.text).toContain("vay nóng");
    expect(tip?.report.text).not.toMatch(/chết|một mình/u);
  });

  it("is somebody's child, whose mother is told how to stay", async () => {
    const { text } = await after(["con gái tôi nói không muốn sống nữa"]);
    expect(text).toMatch(/^Bạn ở cạnh người ấy/u);
    expect(text).toContain("111");
  });
});

describe("a child", () => {
  it("is told first whom children call when a stranger drew it away", async () => {
    const { text } = await after(["có ông lạ rủ con lên xe mà con chạy rồi"]);
    expect(text.slice(0, 60)).toContain("111");
    expect(text).not.toMatch(/\bbạn\b(?! con)/u);
  });

  it("names who did it, and nobody whom it only fears", async () => {
    const { draft, tip } = await after([
      "dượng con hay rờ vô người con",
      "dạ ở nhà con",
      "mẹ con mà biết thì mẹ la con",
      "bỏ qua",
      "gửi",
      "gửi",
    ]);
    expect(draft).toBeNull();
    expect(tip?.report.facts.who).toBe("dượng con");
    expect(tip?.report.routed.kinds).toContain("crime-child");
    expect(tip?.report.routed.urgent).toBe(true);
  });

  it("fears what may be done once it is known, and is in no danger by that", async () => {
    const told = ["cô ơi con bị chú bảo vệ ôm hôn", "ở trường con"];
    const { text } = await after([...told, "con sợ ba con biết ba đánh con"]);
    expect(text).not.toContain("GỌI NGAY");
    expect(text).not.toContain("gọi ngay 113");
    const beaten = await after([...told, "ba con đang đánh con"]);
    expect(beaten.text).toContain("gọi ngay 113");
  });

  it("that is weary of living is stayed with as a child", async () => {
    const { text } = await after([
      "sống chi nữa, con chán đời lắm, con lớp 9",
      "con ở một mình trong phòng",
    ]);
    expect(text).toMatch(/^Con đừng ở một mình/u);
  });

  it("that says only that it is afraid is listened to", async () => {
    const { text } = await after(["cô ơi con sợ"]);
    expect(text).toContain("kể tôi nghe");
    expect(text).toContain("111");
  });
});
