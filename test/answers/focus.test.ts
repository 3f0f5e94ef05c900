import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { findFocus } from "../../src/answers/focus.ts";
import { openParts } from "./parts.ts";

const {
  understanding: { cues },
} = await openParts();
const questionsOf = (text: string) => findFocus(text, cues);

describe("a short message", () => {
  it.each([
    "Sở Y tế phải làm gì?",
    "sở y tế phải làm gì, hạn nộp báo cáo khi nào",
    "Trước ngày 15/11 hằng năm các cơ quan gửi báo cáo cho ai?",
  ])("is one question as it stands: %s", (text) => {
    expect(questionsOf(text)).toEqual([{ core: text, text }]);
  });

  it("loses the space around it", () => {
    expect(questionsOf("  Ai ký? \n")).toEqual([
      { core: "Ai ký?", text: "Ai ký?" },
    ]);
  });

  it("with two questions is asked as two", () => {
    expect(
      questionsOf("Sở Y tế phải làm gì? Báo cáo gửi cho ai?").map(
        ({ text }) => text,
      ),
    ).toEqual(["Sở Y tế phải làm gì?", "Báo cáo gửi cho ai?"]);
  });

  it("gives a question the words before it", () => {
    expect(
      questionsOf("Ai ký? Tôi làm ở sở y tế. Hạn nộp khi nào?").map(
        ({ text }) => text,
      ),
    ).toEqual(["Ai ký?", "Tôi làm ở sở y tế. Hạn nộp khi nào?"]);
  });

  it("with more than three questions is asked for three", () => {
    expect(
      questionsOf("Ai ký? Ngày nào? Gửi cho ai? Kinh phí bao nhiêu?"),
    ).toHaveLength(3);
  });
});

describe("a story", () => {
  it("with the question at its end is asked for that question", () => {
    const question =
      "Cho cháu hỏi Sở Y tế có nhiệm vụ gì về cai nghiện ma túy trong kế hoạch của tỉnh?";
    const [focus, ...others] = questionsOf(
      `Cháu là nhân viên mới của trạm y tế, hôm qua sếp giao cho cháu soạn báo cáo mà cháu chưa làm bao giờ. Cháu hỏi mấy anh chị trong cơ quan thì ai cũng bận. ${question}`,
    );
    expect(focus?.core).toBe(question);
    expect(others).toEqual([]);
  });

  it("with the question in the middle is asked for that sentence", () => {
    const [focus] = questionsOf(
      "Tôi ở ấp gần bờ sông, nhà có ba đứa con đi học, vợ chồng làm thuê cả ngày nên ít khi nghe loa. Loa phường mấy lần một tuần phát chuyên mục phòng chống ma túy vậy? Tôi nghe nói mà không nhớ rõ lắm, cảm ơn nhiều.",
    );
    expect(focus?.core).toBe(
      "Loa phường mấy lần một tuần phát chuyên mục phòng chống ma túy vậy?",
    );
  });

  it("gives a question of few words what stands before it", () => {
    const [focus] = questionsOf(
      "Hôm nay cơ quan họp cả buổi sáng, mọi người nói qua nói lại mà không ai chịu ai. Phòng em được giao soạn kế hoạch phát động thi đua. Hạn khi nào?",
    );
    expect(focus?.core).toBe("Hạn khi nào?");
    expect(focus?.text).toContain("kế hoạch phát động thi đua");
  });
});

test.prop([fc.string({ unit: "grapheme", maxLength: 400 })])(
  "any message asks one to three things, all in its own words",
  (text) => {
    const found = questionsOf(text);
    expect(found.length).toBeGreaterThanOrEqual(1);
    expect(found.length).toBeLessThanOrEqual(3);
    const bare = (part: string) => part.replaceAll(/\s+/gu, "");
    for (const { core, text: whole } of found) {
      expect(bare(whole)).toContain(bare(core));
      expect(bare(text)).toContain(bare(whole));
    }
  },
);

describe("a story that ends in a wish", () => {
  const story =
    "Em là cán bộ Hội Nông dân huyện, đầu năm họp chi hội mấy bác cứ hỏi hội mình tham gia giữ gìn an ninh thì liên quan gì tới chuyện làm ruộng, em giải thích mãi các bác chưa thông.";

  it("asks for what is wished", () => {
    const [focus] = questionsOf(
      `${story} Bot kể đủ tên ba phong trào thi đua của Hội giúp em.`,
    );
    expect(focus?.core).toBe(
      "Bot kể đủ tên ba phong trào thi đua của Hội giúp em.",
    );
  });

  it("asks for what stands behind a colon", () => {
    const [focus] = questionsOf(
      `${story} Nay muốn đề nghị lên phường nên nhờ coi giùm: kế hoạch hỗ trợ câu lạc bộ những thứ gì?`,
    );
    expect(focus?.core).toBe("kế hoạch hỗ trợ câu lạc bộ những thứ gì?");
  });
});
