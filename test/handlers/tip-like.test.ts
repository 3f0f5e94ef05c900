import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createDesk, type Desk } from "../../src/desk.ts";
import { newSession, type Session } from "../../src/session.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { reportingDouble } from "../tips/reporting-double.ts";

const at = new Date("2025-03-10T19:05:00+07:00");
const double = reportingDouble(() => at);
let desk: Desk;
let count = 0;

beforeAll(async () => {
  const units = await loadUnits(join(knowledgeFolder, "units.yaml"));
  desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    tips: { reporting: double.reporting, units, wait: () => Promise.resolve() },
  });
});

const story =
  "trên đường Nguyễn Đáng phường 7 có thằng bán ma túy cho học sinh, tối nào cũng đứng trước tiệm net, đi xe Wave xanh, không để tên";
const again =
  "đường Nguyễn Đáng phường 7 có thằng bán ma túy cho học sinh, tối nào cũng đứng trước tiệm net, đi xe Wave xanh";

/** Somebody who has sent a tip and tells nearly the same again. */
async function asked() {
  count += 1;
  const conversation = `c${count}`;
  let session: Session = { ...newSession(), place: "Thành phố Trà Vinh" };
  await say(story);
  for (let more = 0; more < 6 && session.draft !== null; more += 1)
    await say("gửi");
  const tip = double.tips.find(({ from }) => from.id === conversation);
  if (tip === undefined) throw new Error("nothing was sent");
  session = { ...session, focus: null };
  const question = await say(again);
  return { tip, say, question, session: () => session };

  async function say(text: string) {
    count += 1;
    const step = await desk.respond(
      {
        id: `m${count}`,
        channel: "telegram",
        conversation,
        sender: "a",
        at,
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

describe("the question whether a tip is the same", () => {
  it.each([
    ["ủa vậy hả, thêm là thằng bán tên Khoa đầu vàng", "Khoa đầu vàng"],
    ["vậy hả, bổ sung: nó có thêm một thằng canh", "thằng canh"],
    ["đúng rồi, thêm là nó hay đổi áo", "đổi áo"],
  ])("is answered by what is added: %s", async (text, added) => {
    const { tip, say, question, session } = await asked();
    expect(question).toContain("Là việc nào");
    await say(text);
    expect(session().draft).toBeNull();
    expect(tip.updates).toHaveLength(1);
    expect(tip.updates[0]?.text).toContain(added);
  });

  it("is answered by the tale of something else, of which alone a report is made", async () => {
    const { tip, say, session } = await asked();
    await say(
      "chuyện khác: có ổ cờ bạc ở hẻm 12 đường Lê Lợi phường 1, tối nào cũng chơi",
    );
    const said = session().draft?.said.map(({ text }) => text) ?? [];
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("cờ bạc");
    expect(tip.updates).toEqual([]);
  });

  it("keeps what was told where that is another case of it", async () => {
    const { say, session } = await asked();
    await say("vụ khác");
    expect(session().draft?.said.map(({ text }) => text)).toEqual([again]);
  });

  it("takes nothing twice", async () => {
    const { say, session } = await asked();
    await say(again);
    expect(session().draft?.said ?? []).toHaveLength(1);
  });
});

describe("a day that is put right", () => {
  it.each([
    ["tối hôm qua", "à mà tối kia chứ không phải tối qua", "tối kia"],
    ["tối qua", "tối kia chứ không phải tối hôm qua", "tối kia"],
  ])("stands for what was told: %s; %s", async (told, mended, right) => {
    let session: Session = { ...newSession(), place: "Thành phố Trà Vinh" };
    for (const text of [
      `Quán Cây Dừa khóm 3 phường 4 có hai thằng đánh bạc, ${told} khoảng 11h, tôi đi ngang qua thấy`,
      mended,
    ]) {
      count += 1;
      const step = await desk.respond(
        {
          id: `m${count}`,
          channel: "telegram",
          conversation: "day",
          sender: "a",
          at,
          text,
          attachments: [],
          group: false,
          named: true,
        },
        session,
      );
      session = step.session;
    }
    const said = session.draft?.said.map(({ text }) => text).join("\n") ?? "";
    expect(said).toContain(`${right} khoảng 11h`);
    expect(said).not.toContain(told);
    expect(said).toContain("đi ngang qua");
  });
});
