import { describe, expect, it } from "vitest";
import { openParts } from "../answers/parts.ts";
import { createDesk } from "../../src/desk.ts";
import type { Thread } from "../../src/session.ts";
import { fold } from "../../src/text/fold.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { openTalk } from "../talk.ts";

// One desk for all, since loading one takes longer than all that is said to it.
const desk = await createDesk({ knowledgeFolder, logger: quiet });
const talk = openTalk(desk, { channel: "telegram" });

let conversations = 0;
function conversation() {
  conversations += 1;
  const id = `84901234567${conversations}`;
  return async (text: string, choice?: string) => {
    const { replies } = await talk.say({
      conversation: id,
      sender: id,
      text,
      ...(choice !== undefined && { choice }),
    });
    return {
      text: replies.map((reply) => reply.text).join("\n"),
      choices: replies.flatMap((reply) => reply.choices),
    };
  };
}

/** All that is kept of the conversations, without marks and capitals. */
function kept(): string {
  return fold(JSON.stringify([...talk.sessions.values()]).toLowerCase());
}

/** How many questions are kept. */
function waiting(): number {
  return kept().split('"question"').length - 1;
}

describe("what a person tells of somebody is not kept", () => {
  it.each([
    [
      "con tôi Nguyễn Văn Tí số 0912345678 nghiện ma túy thì làm thế nào",
      ["tí số", "văn tí", "0912345678", "nghiện"],
    ],
    [
      "Hội Phụ nữ giúp bà Trần Thị Bưởi ở 12/5 đường Lê Lợi thế nào?",
      ["bưởi", "12/5", "lê lợi", "trần thị"],
    ],
    [
      "hội phụ nữ giúp bà trần thị bưởi số 0912 345 678 thế nào",
      ["bưởi", "0912", "345 678"],
    ],
    [
      "Sở Y tế cai nghiện cho Phạm Quốc Khải ở đường Điện Biên Phủ ra sao?",
      ["khải", "biên phủ", "điện biên"],
    ],
    [
      "chồng tôi là Hải Đen bán ma túy ở quán Sao Mai, sở công thương làm gì?",
      ["hải đen", "sao mai", "chồng"],
    ],
    [
      "Ông Sáu Lèo ở hẻm 41 Trần Quang Diệu bán pháo, tố giác tới ai?",
      ["lèo", "quang diệu", "hẻm"],
    ],
  ])("%j", async (told, secrets) => {
    await conversation()(told);
    const state = kept();
    expect(state).toContain('"thread"');
    for (const secret of secrets) expect(state).not.toContain(fold(secret));
    expect(state).not.toContain("84901234567");
  });

  it("and choosing the plan then asks for the question again", async () => {
    const say = conversation();
    const { choices } = await say(
      "con tôi Nguyễn Văn Tí nghiện ma túy thì làm thế nào",
    );
    const [first] = choices;
    expect((await say("", first?.id)).text).toContain("viết lại câu hỏi");
  });
});

describe("a question that waits for its plan", () => {
  it("is answered once the plan is chosen", async () => {
    const before = waiting();
    const say = conversation();
    const { choices } = await say("Hội Phụ nữ làm gì?");
    const hanoi = choices.find(({ label }) => label === "Thành phố Hà Nội");
    expect(waiting()).toBe(before + 1);
    expect((await say("", hanoi?.id)).text).toContain("III.1.10");
    expect(waiting()).toBe(before);
  });

  it("is dropped with the next message, and kept over a danger", async () => {
    const before = waiting();
    const say = conversation();
    const { choices } = await say("Hội Phụ nữ làm gì?");
    await say("cứu với, nhà đang cháy");
    expect(waiting()).toBe(before + 1);
    const hanoi = choices.find(({ label }) => label === "Thành phố Hà Nội");
    await say("cảm ơn");
    expect(waiting()).toBe(before);
    expect((await say("", hanoi?.id)).text).toContain("viết lại câu hỏi");
  });
});

describe("what may be kept of a question", async () => {
  const { answer, answerer, reader } = await openParts();
  const keepable = (text: string) => answerer.keepable(reader.read(text).text);

  it.each([
    "Hội Phụ nữ làm gì?",
    "Mô hình Camera an ninh làm thế nào?",
    "Kế hoạch 95/KH-UBND do ai ký, hạn báo cáo năm 2023 là khi nào?",
    "Lê Văn Hản ký kế hoạch nào?",
    "nộp báo cáo trước ngày 15/11 thì gửi cho ai?",
  ])("is all of %j", (text) => {
    expect(keepable(text)).toBe(text);
  });

  it("is nothing of a story", () => {
    expect(keepable("vợ tôi bị lừa đảo, công an phải làm gì?")).toBeNull();
  });

  it("does not grow from question to question", () => {
    const topics = [
      "Sở Công Thương quản lý tiền chất ma túy thế nào?",
      "còn tuyên truyền?",
      "còn tuyên truyền, phòng ngừa?",
      "Tổ chức phiên tòa giả định ở trường học thì ai làm?",
    ].reduce<(Thread | null)[]>(
      (threads, text) => [
        ...threads,
        answer(text, { place: "Tỉnh Trà Vinh", thread: threads.at(-1) ?? null })
          .thread,
      ],
      [],
    );
    const words = topics.map((thread) => thread?.topic?.split(" ") ?? []);
    for (const topic of words) expect(new Set(topic).size).toBe(topic.length);
    expect(words.at(-1)).toContain("phiên");
    expect(words.at(-1)).not.toContain("tiền");
  });
});
