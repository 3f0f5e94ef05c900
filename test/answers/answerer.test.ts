import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { planLabel } from "../../src/answers/labels.ts";
import { fold } from "../../src/text/fold.ts";
import { catalogs } from "../knowledge.ts";
import { openParts } from "./parts.ts";

const { answer, library, plan: planCalled } = await openParts();
const places = library.map(({ place }) => place);
const bodies = [
  "Sở Y tế",
  "Công an",
  "Hội Phụ nữ",
  "Sở Tài chính",
  "Đoàn Thanh niên",
  "Phòng Giáo dục",
  "UBND phường, xã",
  "Mặt trận Tổ quốc",
  "Biên phòng",
  "Sở Thông tin và Truyền thông",
];
const subjects = [
  "cai nghiện ma túy",
  "camera an ninh",
  "hòm thư tố giác tội phạm",
  "trang mạng xã hội",
  "học sinh, sinh viên",
  "tái hòa nhập cộng đồng",
  "ngày hội toàn dân bảo vệ an ninh Tổ quốc",
  "tổ tự quản",
  "kinh phí",
  "báo cáo tổng kết",
];
const questions = [
  ...bodies.flatMap((body) => [
    `${body} phải làm gì?`,
    `${body} nộp báo cáo khi nào, gửi cho ai?`,
    `${body} được bao nhiêu kinh phí?`,
  ]),
  ...subjects.flatMap((subject) => [
    `Đơn vị nào lo ${subject}?`,
    `${subject} thì sao?`,
    `chỉ tiêu về ${subject} là bao nhiêu phần trăm`,
    `${subject} theo quyết định nào?`,
  ]),
  "Kế hoạch do ai ký?",
  "Kế hoạch ban hành ngày nào, gửi cho ai?",
  "Hạn nộp báo cáo là khi nào?",
  "mô hình nào được nhân rộng",
  "Sở Y tế làm gì? Ai ký? Hạn khi nào?",
];
const put = fc.record({
  place: fc.constantFrom(...places, null),
  today: fc.constantFrom(
    "2013-12-01",
    "2021-06-01",
    "2023-05-10",
    "2026-07-01",
  ),
  language: fc.constantFrom("vi" as const, "en" as const),
});
const typed = fc
  .tuple(
    fc.constantFrom(...questions),
    fc.constantFrom(
      (text: string) => text,
      fold,
      (text: string) => text.toUpperCase(),
    ),
  )
  .map(([text, style]) => style(text));

describe("every answer about a plan", () => {
  test.prop([typed, put], { numRuns: 300 })(
    "names the plan and the section, and cites both",
    (text, asked) => {
      const { answered, plan, citations, text: reply } = answer(text, asked);
      fc.pre(answered && plan !== null);
      const catalog = catalogs[asked.language];
      expect(reply).toContain(planLabel(planCalled(plan), catalog));
      expect(reply).toMatch(
        /mục|phần|phụ lục|section|preamble|annex|list of|signature/u,
      );
      expect(citations.length).toBeGreaterThan(0);
      for (const citation of citations) {
        expect(citation.plan).toBe(plan);
        expect(citation.section).not.toBe("");
        expect(citation.quote).not.toBe("");
      }
    },
  );

  test.prop([typed, put], { numRuns: 300 })(
    "from a plan whose period has ended says so",
    (text, asked) => {
      const { plan, citations, text: reply } = answer(text, asked);
      const { period } = planCalled(plan ?? "gia-lai-25-2021");
      const { today } = asked;
      fc.pre(plan !== null && citations.length > 0);
      const ended = period !== null && today > period.to;
      expect(/đã hết thời gian|period ended/u.test(reply)).toBe(ended);
    },
  );

  test.prop([typed, put], { numRuns: 300 })(
    "is from the asker's own place where no other is named",
    (text, asked) => {
      const { plan } = answer(text, asked);
      fc.pre(plan !== null && asked.place !== null);
      expect(planCalled(plan).place).toBe(asked.place);
    },
  );

  test.prop([typed, put], { numRuns: 100 })(
    "is the same whenever it is asked",
    (text, asked) => {
      expect(answer(text, asked)).toEqual(answer(text, asked));
    },
  );
});

// What people and machines type: syllables with all marks, names, figures, emoji, control characters, half letters.
const syllable = fc.constantFrom(
  ...`kế hoạch sở y tế công an làm gì khi nào gửi cho ai bao nhiêu tiền báo cáo ngày 15/11 41/KH-UBND số 95 quyết định
  thành phố trà vinh hà nội tỉnh bình phước gia lai cà mau ma túy phường xã còn thì sao vậy hạn nộp mục năm 2025 6 tháng
  ký ? ? . , ; : ! - “ ” ( ) % 100% 42.000.000 đồng 🙂 👨‍👩‍👧 \u0000 \u0007 \u200b \ud800 <b> {plan} $& \\ / * _ ủy uỷ hoà
  NGHIÊNG ngoằn nghoèo ẵẫẩ`.split(/\s+/u),
);
const joint = fc.constantFrom(" ", " ", " ", "", "\n", "\t", ", ");
const babble = fc
  .array(fc.tuple(syllable, joint), { maxLength: 120 })
  .map((parts) => parts.flat().join(""));
const anything = fc.oneof(
  babble,
  fc.constantFrom(
    ...library.flatMap(({ sections }) =>
      sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    ),
  ),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.tuple(typed, babble).map((parts) => parts.join(" ")),
);

describe("any message at all", () => {
  test.prop([anything, put], { numRuns: 300 })(
    "is answered within 1,500 characters, without an error",
    (text, asked) => {
      const { text: reply, offers } = answer(text, asked);
      expect(reply.trim()).not.toBe("");
      expect(reply.length).toBeLessThanOrEqual(1500);
      for (const { label } of offers) expect(label).not.toBe("");
    },
  );

  test.prop([anything, anything, put], { numRuns: 200 })(
    "may follow any other",
    (first, second, asked) => {
      const { thread } = answer(first, asked);
      const { text } = answer(second, { ...asked, thread });
      expect(text.length).toBeLessThanOrEqual(1500);
    },
  );

  test.prop([babble, put], { numRuns: 8 })(
    "of ten thousand characters, too",
    (text, asked) => {
      const long = `${text} Sở Y tế làm gì `.repeat(1000).slice(0, 10_000);
      const { text: reply } = answer(long, asked);
      expect(reply.length).toBeLessThanOrEqual(1500);
    },
  );

  it.each([
    ["nothing", ""],
    ["spaces", " \n\t "],
    ["points", "....."],
    ["marks of questions", "?????"],
    ["one letter", "a"],
    ["one word ten thousand times", "ma ".repeat(10_000)],
    ["one word of ten thousand letters", "a".repeat(10_000)],
    ["figures", "1234567890".repeat(1000)],
    ["emoji", "🚓".repeat(5000)],
    ["a plan's own paragraph", library[0]?.sections[0]?.paragraphs[0] ?? ""],
  ])("%s", (_, text) => {
    const { text: reply } = answer(text, { place: "Tỉnh Trà Vinh" });
    expect(reply.trim()).not.toBe("");
    expect(reply.length).toBeLessThanOrEqual(1500);
  });
});
