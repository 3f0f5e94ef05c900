import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createBulletinCues,
  loadBulletinWords,
} from "../../src/bulletins/words.ts";
import { typedWhen } from "../../src/bulletins/when.ts";
import { isFor } from "../../src/bulletins/reader.ts";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { knowledgeFolder } from "../knowledge.ts";

const gazetteer = createGazetteer(
  await loadPlaces(join(knowledgeFolder, "places.yaml")),
  ["Tỉnh Trà Vinh", "Tỉnh Bình Phước"],
);
const cues = createBulletinCues(
  await loadBulletinWords(join(knowledgeFolder, "bulletins.yaml")),
);

const wish = (text: string) =>
  cues.wish(text, gazetteer.find(tokenize(text), text));

describe("asking for warnings", () => {
  it.each([
    "nhận cảnh báo lừa đảo ở Trà Vinh",
    "nhan canh bao lua dao o tra vinh",
    "tôi muốn nhận cảnh báo",
    "cho em đăng ký nhận tin cảnh báo với ạ",
    "đăng ký cảnh báo ma túy",
    "gửi cho tôi các thủ đoạn mới",
    "làm sao để nhận bản tin cảnh báo",
    "em muốn đk nhận cảnh báo trẻ em",
    "bật thông báo cảnh báo giao thông",
    "mình muốn nhận thông tin cảnh báo về ma túy",
    "Tui muốn được báo trước mấy thủ đoạn lừa đảo mới",
    "có thể gửi cảnh báo lừa đảo cho tôi không",
    "send me fraud alerts",
    "I want to receive scam warnings in Binh Phuoc",
  ])("%s", (text) => {
    expect(wish(text)).toBe("take");
  });

  it.each([
    "thôi nhận cảnh báo",
    "thoi nhan canh bao",
    "tôi không muốn nhận cảnh báo nữa",
    "đừng gửi cảnh báo cho tôi nữa",
    "tắt cảnh báo",
    "thôi không nhận cảnh báo nữa",
    "ngưng gửi cảnh báo",
    "dừng cảnh báo",
    "don't send me alerts anymore",
    "hủy đăng ký nhận bản tin",
    "stop sending me warnings",
    "unsubscribe from alerts",
  ])("no more: %s", (text) => {
    expect(wish(text)).toBe("stop");
  });

  it.each([
    "tôi nhận được cảnh báo lừa đảo từ số lạ",
    "hôm qua tôi nhận cảnh báo từ ngân hàng giả",
    "công an cảnh báo lừa đảo gì",
    "cơ quan nào gửi cảnh báo cho người dân",
    "Sở Thông tin và Truyền thông nhận bản tin ở đâu",
    "tôi muốn nhận nhắc hạn báo cáo",
    "tắt nhắc",
    "tôi bị lừa đảo",
    "tôi nhận tin nhắn cảnh báo tài khoản bị khóa, có phải lừa đảo không",
    "nhận cảnh báo từ công an giả danh thì làm gì",
    "theo dõi cảnh báo của Sở TTTT quy định ở mục nào",
    "muốn nhận bản tin tuyên truyền của đài thì liên hệ ai",
    "có người gửi cảnh báo giả cho mẹ tôi",
    "công an phường có gửi cảnh báo không",
    "kế hoạch nêu cảnh báo thế nào",
    "tôi muốn báo tin lừa đảo",
    "tôi muốn thông báo thủ đoạn lừa đảo mới",
    "gửi cho công an thủ đoạn lừa đảo mới",
    "tôi muốn cảnh báo mọi người về một kẻ lừa đảo",
  ])("is not: %s", (text) => {
    expect(wish(text)).toBeUndefined();
  });
});

describe("subjects", () => {
  it.each([
    ["lừa đảo và ma túy", ["fraud", "drugs"]],
    ["chay no", ["fire"]],
    ["tất cả", ["all"]],
    ["mọi thứ về giao thông", ["traffic"]],
    ["trẻ em, tín dụng đen", ["children", "credit"]],
    ["Trà Vinh", []],
  ])("%s", (text, subjects) => {
    expect(cues.subjectsIn(text)).toEqual(subjects);
  });
});

describe("when a bulletin goes", () => {
  const now = new Date("2023-11-08T10:00:00+07:00");
  it.each([
    ["ngay", "now"],
    ["gửi luôn đi", "now"],
    ["8h30 sáng mai", "2023-11-09T08:30:00+07:00"],
    ["8 giờ rưỡi sáng mai", "2023-11-09T08:30:00+07:00"],
    ["sáng mai", "2023-11-09T08:00:00+07:00"],
    ["15/11 lúc 9 giờ", "2023-11-15T09:00:00+07:00"],
    ["14:30 15/11/2023", "2023-11-15T14:30:00+07:00"],
    ["2 giờ chiều nay", "2023-11-08T14:00:00+07:00"],
    ["7h tối", "2023-11-08T19:00:00+07:00"],
    ["8h", "2023-11-09T08:00:00+07:00"],
    ["ngày kia", "2023-11-10T08:00:00+07:00"],
    ["tomorrow 2 pm", "2023-11-09T14:00:00+07:00"],
    ["hôm nay 9h", "past"],
    ["8h30 sáng hôm qua", "past"],
    ["tối qua 7 giờ", "past"],
    ["31/11", "impossible"],
    ["25h mai", "impossible"],
    ["1/6/2024", "impossible"],
    ["không biết", undefined],
  ])("%s", (text, expected) => {
    const when = typedWhen(text, now, cues);
    const read = when instanceof Date ? when.getTime() : when;
    const at = expected?.startsWith("2") ? Date.parse(expected) : expected;
    expect(read).toEqual(at);
  });
});

describe("whom a bulletin is for", () => {
  const provinceOf = (place: string) => place.replace("Thành phố", "Tỉnh");
  it.each([
    ["Tỉnh Trà Vinh", "Tỉnh Trà Vinh", true],
    ["Tỉnh Trà Vinh", "Thành phố Trà Vinh", true],
    ["Thành phố Trà Vinh", "Tỉnh Trà Vinh", false],
    ["Tỉnh Trà Vinh", "Tỉnh Bình Phước", false],
    ["Tỉnh Trà Vinh", null, true],
    [null, "Tỉnh Bình Phước", true],
  ])("one to %s for who chose %s: %s", (place, chosen, expected) => {
    const reader = { place: chosen, subjects: ["fraud"] as const };
    const aim = { place, subjects: ["fraud", "drugs"] as const };
    expect(isFor(aim, { ...reader, subjects: ["fraud"] }, provinceOf)).toBe(
      expected,
    );
  });

  it("goes by subject, and all is all", () => {
    const aim = { place: null, subjects: ["fire"] as const };
    const to = (subjects: ("fire" | "drugs" | "all")[]) =>
      isFor(aim, { place: null, subjects }, provinceOf);
    expect([to(["drugs"]), to(["fire"]), to(["all"])]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
