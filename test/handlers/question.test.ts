import { describe, expect, it } from "vitest";
import type { Step } from "../../handlers/handler.ts";
import { CivilDate, noon } from "../../src/clock.ts";
import type { Choice, Message } from "../../src/message.ts";
import { newSession, type Session } from "../../src/session.ts";
import { openParts } from "../answers/parts.ts";

const { handler } = await openParts();

/** One conversation with the handler: what is said, and what is tapped, goes on from where the last step left it. */
function conversation(place: string | null, start: Partial<Session> = {}) {
  let session: Session = { ...newSession(), place, ...start };
  let choices: readonly Choice[] = [];

  return {
    async says(text: string): Promise<Said> {
      return after(await send({ text }));
    },
    async taps(label: string): Promise<Said> {
      const choice = choices.find((one) => one.label.startsWith(label));
      if (choice === undefined) throw new RangeError(`no choice ${label}`);
      return after(await send({ choice: choice.id }));
    },
    /** The ids of the choices last given. */
    ids: () => choices.map(({ id }) => id),
    tapsId: (id: string) => send({ choice: id }),
  };

  function send(part: { text?: string; choice?: string }) {
    const message: Message = {
      id: "m",
      channel: "terminal",
      conversation: "c",
      sender: "s",
      at: noon(CivilDate.parse("2023-05-10")),
      text: "",
      attachments: [],
      group: false,
      named: true,
      ...part,
    };
    return handler(message, session);
  }

  function after(step: Step | undefined): Said {
    if (step === undefined) throw new RangeError("not answered");
    session = step.session;
    choices = step.replies.flatMap((reply) => reply.choices);
    return {
      text: step.replies.map(({ text }) => text).join("\n"),
      answered: step.answered,
      plan: step.citations[0]?.plan,
      section: step.citations[0]?.section,
      choices: choices.map(({ label }) => label),
    };
  }
}

interface Said {
  readonly text: string;
  readonly answered: boolean;
  readonly plan: string | undefined;
  readonly section: string | undefined;
  readonly choices: readonly string[];
}

const city = "tra-vinh-city-41-2021";
const province = "tra-vinh-95-2022";
const hanoi = "ha-noi-du-an-6-2013";

describe("a follow-up keeps the thread", () => {
  it("“and the other body?” asks the same of another body, of the same plan", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    await chat.says("Sở Công Thương phải làm gì?");
    expect(await chat.says("còn Sở Y tế thì sao?")).toMatchObject({
      plan: province,
      section: "IV.5",
    });
    expect(await chat.says("the con so tu phap")).toMatchObject({
      plan: province,
      section: "IV.11",
    });
  });

  it("“until when?” and “to whom?” are asked of the body last spoken of", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    await chat.says("Sở Y tế phải làm gì?");
    const due = await chat.says("hạn nộp báo cáo khi nào?");
    expect(due).toMatchObject({ plan: province, section: "VI.2" });
    expect(due.text).toContain("15/11");
    expect((await chat.says("gửi cho ai?")).text).toContain("Công an tỉnh");
  });

  it("“who signed it?” is asked of the plan last spoken of", async () => {
    const chat = conversation(null);
    await chat.says("Sở Công Thương phải làm gì?");
    expect((await chat.says("kế hoạch này ai ký?")).text).toContain(
      "Lê Văn Hản",
    );
    expect((await chat.says("ban hành ngày nào?")).text).toContain(
      "30/12/2022",
    );
  });

  it("“and in Hanoi?” asks the same of another place", async () => {
    const chat = conversation("Tỉnh Bình Phước");
    await chat.says("Hội Cựu chiến binh phải làm gì?");
    const there = await chat.says("còn ở Hà Nội thì sao?");
    expect(there).toMatchObject({ plan: hanoi, section: "III.1.12" });
  });

  it("“and the city?” asks the same of the plan of the other level", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    await chat.says("Kế hoạch do ai ký?");
    expect((await chat.says("còn của thành phố thì sao?")).text).toContain(
      "Nguyễn Thị Trúc Ly",
    );
  });

  it("a full question of its own leaves the thread", async () => {
    const chat = conversation(null);
    await chat.says("Kế hoạch của Gia Lai ai ký?");
    const next = await chat.says("Sở Công Thương quản lý tiền chất thế nào?");
    expect(next.plan).toBe(province);
  });

  it("two questions in one message get two answers, the second leaning on the first", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    const { text } = await chat.says(
      "Sở Công Thương phải làm gì? Hạn nộp báo cáo khi nào?",
    );
    expect(text).toContain("tiền chất");
    expect(text).toContain("15/11");
    expect(text.length).toBeLessThanOrEqual(1500);
  });
});

describe("which plan is meant", () => {
  it("is chosen once, and the question that waited is answered", async () => {
    const chat = conversation(null);
    const asked = await chat.says("Hội Phụ nữ làm gì?");
    expect(asked.choices).toContain("Thành phố Hà Nội");
    expect(await chat.taps("Thành phố Hà Nội")).toMatchObject({
      plan: hanoi,
      section: "III.1.10",
    });
  });

  it("stays for what is asked next", async () => {
    const chat = conversation(null);
    await chat.says("Kế hoạch do ai ký?");
    await chat.taps("Thành phố Trà Vinh");
    expect((await chat.says("ban hành ngày nào?")).text).toContain("15/4/2021");
  });

  it("may be typed instead", async () => {
    const chat = conversation(null);
    await chat.says("Sở Tài chính làm gì?");
    expect(await chat.says("Hà Nội")).toMatchObject({
      plan: hanoi,
      section: "III.1.5",
    });
  });
});

describe("the choices with an answer", () => {
  it("give the full text of the passage", async () => {
    const chat = conversation("Tỉnh Bình Phước");
    const short = await chat.says("Mô hình Camera an ninh làm thế nào?");
    const full = await chat.taps("Xem nguyên văn");
    expect(full.section).toBe(short.section);
    expect(full.text).toContain("Nguyên văn mục III.7");
    expect(full.text).toContain("chia sẻ hình ảnh, đường truyền, sóng wifi");
    expect(full.text).toContain("Nguồn: ");
  });

  it("turn the pages of a body's duties to the last", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    let page = await chat.says("Công an tỉnh phải làm gì?");
    let pages = 1;
    while (page.choices.includes("Xem tiếp")) {
      page = await chat.taps("Xem tiếp");
      pages += 1;
      expect(page.text).toContain(`(phần ${pages}/`);
    }
    expect(page.text).toContain(`(phần ${pages}/${pages})`);
    expect(pages).toBeGreaterThan(1);
  });

  it("give the body's other duties", async () => {
    const chat = conversation("Thành phố Trà Vinh");
    const one = await chat.says("Đơn vị nào tổ chức phiên tòa giả định?");
    expect(one.text).toContain("Phòng Tư pháp");
    expect(await chat.taps("Việc khác của Phòng Tư pháp")).toMatchObject({
      plan: city,
      section: "III.5",
    });
  });

  it("give the body's deadlines", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    await chat.says("Sở Y tế phải làm gì?");
    const due = await chat.taps("Hạn báo cáo");
    expect(due).toMatchObject({ answered: true, plan: province });
    expect(due.text).toContain("15/11");
  });

  it("say so where the plan dates nothing for the body", async () => {
    const chat = conversation("Tỉnh Gia Lai");
    await chat.says("Phòng Văn hóa và Thông tin phải làm gì?");
    const due = await chat.taps("Hạn báo cáo");
    expect(due.answered).toBe(false);
    expect(due.text).toContain("không nêu ngày");
  });

  it("are spoken in the asker's language", async () => {
    const chat = conversation("Tỉnh Trà Vinh", { language: "en" });
    const { text, choices } = await chat.says("Sở Công Thương phải làm gì?");
    expect(text).toContain("Sở Công Thương is to:");
    expect(text).toContain("tiền chất");
    expect(choices).toEqual(["Reporting deadlines"]);
  });
});

describe("a choice that holds no more", () => {
  it("is not the handler's when it belongs to an older answer", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    await chat.says("Sở Y tế phải làm gì?");
    const old = chat.ids();
    await chat.says("Công an tỉnh phải làm gì?");
    for (const id of old) expect(await chat.tapsId(id)).toBeUndefined();
  });

  it("stays so after an answer that offered nothing", async () => {
    const chat = conversation("Tỉnh Trà Vinh");
    await chat.says("Sở Y tế phải làm gì?");
    const old = chat.ids();
    await chat.says("Kế hoạch do ai ký?");
    await chat.says("Công an tỉnh phải làm gì?");
    for (const id of old) expect(await chat.tapsId(id)).toBeUndefined();
  });

  it("is not the handler's when it never was one of its own", async () => {
    const chat = conversation(null);
    await chat.says("Kế hoạch do ai ký?");
    expect(await chat.tapsId("place:1")).toBeUndefined();
    expect(await chat.tapsId("question")).toBeUndefined();
    expect(await chat.tapsId("")).toBeUndefined();
  });

  it.each([
    { kind: "full", passage: "no-such-plan|I|0" },
    { kind: "duties", plan: "no-such-plan", agency: "Sở Y tế", page: 1 },
    { kind: "duties", plan: province, agency: "Công an tỉnh", page: 99 },
    { kind: "deadlines", plan: "no-such-plan", agency: "Sở Y tế" },
  ])(
    "is said to be gone when the library has it no more: %j",
    async (offer) => {
      const chat = conversation(null, {
        pending: { "answer:1:1": JSON.stringify(offer) },
      });
      const step = await chat.tapsId("answer:1:1");
      expect(step?.answered).toBe(false);
      expect(step?.replies[0]?.text).toContain("không còn trong kho");
      expect(step?.session.pending).toEqual({});
    },
  );
});
