import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createDesk, type Desk } from "../../src/desk.ts";
import { newSession, type Session } from "../../src/session.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { reportingDouble } from "../tips/reporting-double.ts";

const at = new Date("2025-03-10T19:05:00+07:00");
const start = { ...newSession(), place: "Thành phố Trà Vinh" };
let desk: Desk;
let count = 0;

beforeAll(async () => {
  const { reporting } = reportingDouble(() => at);
  const units = await loadUnits(join(knowledgeFolder, "units.yaml"));
  desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    tips: { reporting, units, wait: () => Promise.resolve() },
  });
});

/** What is answered to the last of some messages, and the session then. */
async function told(session: Session, ...texts: readonly string[]) {
  let now = session;
  let said = "";
  for (const text of texts) {
    count += 1;
    const step = await desk.respond(
      {
        id: `m${count}`,
        channel: "telegram",
        conversation: `c${count}`,
        sender: "a",
        at,
        text,
        attachments: [],
        group: false,
        named: true,
      },
      now,
    );
    now = step.session;
    said = step.replies.map((reply) => reply.text).join("\n");
  }
  return { said, session: now };
}

const story = "Hai thằng cá độ bóng đá ở quán Cây Dừa khóm 3 phường 4, tối qua";

describe("what is sent", () => {
  it.each([
    "gửi, tên tui là H Blin, số 0905 000 111",
    "gửi giúp tôi, để số tôi 0914 222 333",
    "gửi đi, thêm là ổng hay tới lúc 10h sáng",
  ])("was shown first: %j", async (text) => {
    const { session, said } = await told(start, story, "gửi", text);
    expect(session.draft?.shown).toBe(true);
    expect(said).toContain(/\d+ ?h|\d{4} ?\d{3} ?\d{3}/u.exec(text)?.[0]);
    expect((await told(session, "gửi")).session.draft).toBeNull();
  });

  it.each(["gửi đi, mong mấy anh xử lý sớm", "ừ đúng rồi, gửi đi"])(
    "goes at once where nothing is new: %j",
    async (text) => {
      const { session } = await told(start, story, "gửi", text);
      expect(session.draft).toBeNull();
    },
  );

  it("holds no curse", async () => {
    const { session } = await told(start, story, "đm bot ngu");
    expect(JSON.stringify(session.draft?.said)).not.toContain("ngu");
  });
});

describe("a correction", () => {
  it.each([
    ["ý lộn, khóm 6 chứ hổng phải khóm 3", "khóm 6", "khóm 3"],
    ["ko phai p4 dau, p5", "p5", "phường 4"],
    ["sửa: tối thứ tư", "tối thứ tư", "tối qua"],
  ])("%j says what stands there now", async (text, right, wrong) => {
    const { said, session } = await told(start, story, "gửi", text);
    expect(said).toContain(`Đã sửa: ${right}`);
    expect(said).not.toContain(wrong);
    expect(JSON.stringify(session.draft)).not.toContain(wrong);
  });
});

describe("whoever turns back", () => {
  const reason = "thôi hủy giùm tui, tui với ổng là anh em cột chèo";

  it("is asked where they say more, and a yes cancels", async () => {
    const asked = await told(start, story, "gửi", reason);
    expect(asked.said).toContain("Bạn muốn hủy");
    expect(JSON.stringify(asked.session.draft)).not.toContain("cột chèo");
    const { said, session } = await told(asked.session, "ừ");
    expect(said).toContain("Đã hủy");
    expect(session.draft).toBeNull();
  });

  it("may send it all the same", async () => {
    const { said, session } = await told(
      start,
      ...[story, "gửi", reason, "à không, gửi đi"],
    );
    expect(said).toContain("Mã biên nhận");
    expect(session.draft).toBeNull();
  });
});

describe("a question", () => {
  it("that was passed over twice is asked no more", async () => {
    const { session } = await told(
      start,
      ...["tụi nó cá độ bóng đá", "thằng Tí cầm đầu", "thằng Tèo ghi sổ"],
    );
    expect(session.draft?.settled).toContain("where");
  });

  it("which town is answered by its name alone", async () => {
    const nowhere = { ...start, place: null };
    for (const name of ["Pleiku", "pleiku", "dạ ở an khe á"]) {
      const { session, said } = await told(nowhere, story, name, "gửi");
      expect(session.draft?.town).toBe("settled");
      expect(said).toContain("Gia Lai");
    }
  });
});

describe("in English", () => {
  it("every answer fills what was asked", async () => {
    const { said } = await told(
      { ...start, place: "Thành phố Hà Nội" },
      ...[
        "someone stole my phone",
        "at Dong Xuan market, Hoan Kiem",
        "about an hour ago",
        "two guys on a black Honda",
        "no photos sorry",
        "you can write to me at anna.k@example.org",
      ],
    );
    expect(said).toContain("When: about an hour ago");
    expect(said).toContain("Who, vehicle: two guys on a black Honda");
    expect(said).toContain("anna.k@example.org");
    expect(said).toContain("Hà Nội");
    expect(said).not.toContain("Phú Yên");
  });
});
