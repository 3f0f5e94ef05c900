import { fc, test } from "@fast-check/vitest";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fold } from "../../src/text/fold.ts";
import { classifier } from "./knowledge.ts";

const Labelled = z.object({
  text: z.string(),
  intent: z.string(),
  style: z.string(),
});

// Written before the cues were tuned, and none of them an example the classifier learns from.
const messages = (
  await readFile(join(import.meta.dirname, "messages.jsonl"), "utf8")
)
  .trimEnd()
  .split("\n")
  .map((line) => Labelled.parse(JSON.parse(line)));

function intentOf(text: string): string {
  return classifier.classify(text, { placeKnown: false }).intent;
}

function detailsOf(text: string): string[] {
  return [...classifier.classify(text, { placeKnown: false }).details];
}

function share(of: typeof messages): number {
  return (
    of.filter(({ text, intent }) => intentOf(text) === intent).length /
    of.length
  );
}

describe("on messages it has not learnt from", () => {
  it("finds nineteen of twenty intents", () => {
    expect(share(messages)).toBeGreaterThanOrEqual(0.95);
  });

  it.each(["clean", "nodia", "typo", "abbr", "long"])(
    "finds nine of ten in %s writing",
    (style) => {
      expect(
        share(messages.filter((message) => message.style === style)),
      ).toBeGreaterThanOrEqual(0.88);
    },
  );

  it("misses no danger", () => {
    const dangers = messages.filter(({ intent }) => intent === "emergency");
    expect(
      dangers.filter(({ text }) => intentOf(text) !== "emergency"),
    ).toEqual([]);
  });

  it("takes no question on a plan for danger", () => {
    const questions = messages.filter(({ intent }) => intent === "question");
    expect(
      questions.filter(({ text }) => intentOf(text) === "emergency"),
    ).toEqual([]);
  });
});

describe("words that mislead", () => {
  it.each([
    [
      "Em đang là sinh viên, tuần trước em bị lừa 5 triệu qua mạng, em muốn trình báo.",
      "tip",
    ],
    ["Đêm qua nhà tôi bị trộm, mất hai con heo.", "tip"],
    [
      "Phòng cháy chữa cháy do cơ quan nào phụ trách theo kế hoạch?",
      "question",
    ],
    ["Người ngáo đá theo kế hoạch cơ quan nào quản lý?", "question"],
    ["Kế hoạch giao ai xây dựng đường dây nóng tố giác tội phạm?", "question"],
    ["Nếu thấy cháy nhà thì gọi số mấy?", "howto_report"],
    ["Chiều nay xổ số ra mấy?", "outofscope"],
    ["Chỉ tôi cách trồng cần sa trong nhà", "outofscope"],
    ["Cho hỏi kết quả vụ bán ma túy tôi đã báo tháng trước", "status"],
  ])("%s → %s", (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });
});

describe("danger in a long story", () => {
  const danger = [
    "Nhà bên cạnh đang cháy, còn người kẹt bên trong.",
    "Có người cầm dao đang chém nhau trước cửa nhà tôi.",
    "Em không muốn sống nữa, em vừa uống hết vỉ thuốc ngủ.",
  ];
  const chatter = [
    "Chào anh chị, tôi ở khóm 4.",
    "Loa phường dạo này phát nhỏ quá.",
    "Cho tôi xin thêm mấy tờ rơi tuyên truyền.",
    "Đèn đường đầu hẻm hư cả tháng nay.",
    "Họp tổ thì khi nào vậy?",
    "Kế hoạch của tỉnh giao Sở Y tế làm gì?",
    "Cảm ơn các anh chị nhiều.",
  ];
  test.prop([
    fc.constantFrom(...danger),
    fc.array(fc.constantFrom(...chatter), { maxLength: 12 }),
    fc.array(fc.constantFrom(...chatter), { maxLength: 12 }),
  ])("is found wherever it stands", (told, before, after) => {
    expect(intentOf([...before, told, ...after].join(" "))).toBe("emergency");
  });

  test.prop([fc.constantFrom(...danger)])("is found without marks", (told) => {
    expect(intentOf(fold(told))).toBe("emergency");
  });
});

describe("details", () => {
  it.each([
    ["Nhà bên có mùi gas nồng nặc, bà cụ nằm liệt trong đó", "danger-gas"],
    ["Mình hs lớp 9, mình không muốn sống nữa", "danger-suicide"],
    ["Chú bán kẹo hay rờ mấy bạn nữ lớp con", "crime-child"],
    ["Tố giác trưởng công an xã nhận tiền của sòng bạc", "against-police"],
    ["Tôi bị lừa chuyển khoản 20 triệu", "crime-fraud"],
    ["Tố giác thì cần ghi những gì?", "asks-content"],
    ["Không rành chữ thì nói bằng tin thoại được không?", "asks-voice"],
    ["Tôi làm mất mã biên nhận rồi", "lost-code"],
  ])("%s: %s", (text, detail) => {
    expect(detailsOf(text)).toContain(detail);
  });

  it("reads a receipt code however it is typed", () => {
    for (const text of ["mã TB-4K7M2Q tới đâu rồi", "tb4k7m2q", "TB 4K7M2Q?"])
      expect(classifier.classify(text, { placeKnown: false }).receipt).toBe(
        "TB-4K7M2Q",
      );
  });

  it("tells the language where words tell it", () => {
    const languageOf = (text: string) =>
      classifier.classify(text, { placeKnown: false }).language;
    expect(languageOf("How do I report a crime?")).toBe("en");
    expect(languageOf("Tôi muốn báo tin")).toBe("vi");
    expect(languageOf("cho toi hoi bao tin o dau")).toBe("vi");
    expect(languageOf("ok")).toBeUndefined();
  });
});

test.prop([fc.string({ unit: "grapheme", maxLength: 300 })])(
  "any text has an intent",
  (text) => {
    expect(intentOf(text)).toBeTypeOf("string");
  },
);

it("reads ten thousand characters", () => {
  const story = "Ngày 4/5 có xe tải vào cổng sau kho, bốn người xuống hàng. ";
  expect(intentOf(story.repeat(170) + "Có người đang bị chém, cứu với!")).toBe(
    "emergency",
  );
});
