import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createDesk, type Desk } from "../../src/desk.ts";
import { newSession, type Session } from "../../src/session.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { reportingDouble } from "../tips/reporting-double.ts";

let now = new Date("2025-03-10T19:05:00+07:00");
const double = reportingDouble(() => now);
let desk: Desk;
let count = 0;

beforeAll(async () => {
  const units = await loadUnits(join(knowledgeFolder, "units.yaml"));
  desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    tips: {
      reporting: double.reporting,
      units,
      wait: () => Promise.resolve(),
    },
  });
});

/** Somebody who has sent a tip. */
async function sent(
  story = "Quán nét đường số 2 phường 6 chứa đánh bạc, tối nào cũng mở, thằng Bảy cầm đầu, không để tên",
) {
  count += 1;
  const conversation = `c${count}`;
  let session: Session = { ...newSession(), place: "Thành phố Trà Vinh" };
  await say(story);
  for (let more = 0; more < 6 && session.draft !== null; more += 1)
    await say("gửi");
  const tip = double.tips.find(({ from }) => from.id === conversation);
  if (tip === undefined) throw new Error("nothing was sent");
  return { tip, say, session: () => session, updates: () => texts(tip) };

  async function say(text: string) {
    count += 1;
    const step = await desk.respond(
      {
        id: `m${count}`,
        channel: "telegram",
        conversation,
        sender: "a",
        at: now,
        text,
        attachments: [],
        group: false,
        named: true,
      },
      session,
    );
    session = step.session;
    return step.replies.map((reply) => reply.text).join("\n");
  }
}

function texts(tip: { updates: readonly { text: string }[] }): string[] {
  return tip.updates.map(({ text }) => text);
}

function pass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

describe("danger to somebody who has sent a tip", () => {
  it.each([
    [1, "tụi nó mới qua đập cửa nhà tui hỏi ai báo công an"],
    [1, "mà tụi nó mới qua đập cửa nhà tui hỏi ai báo công an, tui sợ quá"],
    [90, "nó biết tui báo công an rồi, đang cầm dao trước nhà tui"],
    [5, "cứu tui với, tụi nó đang phá cửa đòi giết tui"],
  ])(
    "%i minutes later is alarmed, and reaches whoever works on it: %s",
    async (minutes, text) => {
      const { say, session, updates } = await sent();
      pass(minutes);
      expect(await say(text)).toContain("113");
      expect(updates()).toEqual([text]);
      expect(session().draft).toBeNull();
      const news = await say("tụi nó đi rồi, tui ổn");
      expect(news).not.toContain("Xảy ra ở đâu");
      expect(session().draft).toBeNull();
      expect(updates()).toEqual([text, "tụi nó đi rồi, tui ổn"]);
    },
  );

  it("elsewhere is a matter of its own", async () => {
    const { say, session, updates } = await sent();
    pass(5);
    expect(
      await say("có người đang bị chém ở chợ phường 3, cứu với"),
    ).toContain("113");
    expect(updates()).toEqual([]);
    expect(session().draft).not.toBeNull();
  });
});

describe("a tip that is to be withdrawn", () => {
  it.each([
    "bây giờ em muốn rút tin này lại",
    "giờ tôi muốn thu hồi tin báo",
    "tôi quyết định rút tin",
    "đồng ý rút",
    "rút tin giùm em",
    "nghĩ lại em muốn rút",
  ])("is asked about once, and adds nothing: %s", async (text) => {
    const { tip, say, updates } = await sent();
    await say("thêm là nó hay đi xe đỏ");
    expect(await say(text)).toContain("Rút tin");
    expect(await say("đồng ý rút")).toContain("Đã rút tin");
    expect(updates()).toEqual(["nó hay đi xe đỏ"]);
    expect(tip.view.state).toBe("withdrawn");
  });

  it.each(["nó hay rút dao ra dọa người ta", "bây giờ nó rút tiền ở quán"])(
    "is none where somebody draws something else: %s",
    async (text) => {
      const { tip, say } = await sent();
      await say("bổ sung");
      await say(text);
      expect(tip.view.state).not.toBe("withdrawn");
    },
  );
});
