import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDesk } from "../../src/desk.ts";
import { StorageError } from "../../src/errors.ts";
import type { Message } from "../../src/message.ts";
import { newSession, type Session } from "../../src/session.ts";
import { formatReceipt } from "../../src/tips/receipt.ts";
import type { Reporting } from "../../src/tips/tips.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { reportingDouble } from "../tips/reporting-double.ts";

const at = new Date("2025-03-10T19:05:00+07:00");
const units = await loadUnits(join(knowledgeFolder, "units.yaml"));

/** A desk that takes reports, of which some services may fail. */
async function openDesk(failing: Partial<Reporting> = {}) {
  const double = reportingDouble(() => at);
  const waits: number[] = [];
  const desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    tips: {
      reporting: { ...double.reporting, ...failing },
      units,
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    },
  });
  let count = 0;
  return { ...double, waits, say };

  function say(text: string, session: Session, more: Partial<Message> = {}) {
    count += 1;
    return desk.respond(
      {
        id: `m${count}`,
        channel: "telegram",
        conversation: "a",
        sender: "a",
        at,
        text,
        attachments: [],
        group: false,
        named: true,
        ...more,
      },
      session,
    );
  }
}

const story =
  "Quán nét đường số 2 phường 6 chứa đánh bạc, tối nào cũng mở, không để tên";
const start = { ...newSession(), place: "Thành phố Trà Vinh" };

describe("sending a report", () => {
  it("again after a crash gives the same receipt, and one tip", async () => {
    const desk = await openDesk();
    const { session } = await desk.say(story, start);
    const [first, second] = [
      await desk.say("gửi", session),
      await desk.say("gửi", session),
    ];
    expect(desk.tips).toHaveLength(1);
    expect(second.replies).toEqual(first.replies);
    expect(second.session).toEqual(first.session);
  });

  it("leaves neither draft nor receipt in the session", async () => {
    const desk = await openDesk();
    const { session } = await desk.say(story, start);
    const sent = await desk.say("gửi", session);
    const receipt = desk.tips[0]?.receipt ?? "";
    expect(sent.session.draft).toBeNull();
    expect(JSON.stringify(sent.session)).not.toContain(receipt);
    expect(sent.replies[0]?.text).toContain(
      formatReceipt(desk.tips[0]?.receipt ?? fail()),
    );
  });

  it("is refused with the numbers to call where intake is closed, and the report is kept", async () => {
    const desk = await openDesk();
    const { session } = await desk.say(story, start);
    desk.close();
    const refused = await desk.say("gửi", session);
    expect(refused.replies[0]?.text).toContain("113");
    expect(refused.answered).toBe(false);
    expect(refused.session.draft).toEqual(session.draft);
    const begun = await desk.say(story, start);
    expect(begun.session.draft).toBeNull();
  });

  it("on a full disk says that it was not taken, and the report is kept", async () => {
    const desk = await openDesk({
      file: () => Promise.reject(new StorageError("full")),
    });
    const { session } = await desk.say(story, start);
    const refused = await desk.say("gửi", session);
    expect(refused.replies[0]?.text).toContain("CHƯA gửi");
    expect(refused.session.draft).toEqual(session.draft);
  });

  it("by an old button after it was cancelled sends nothing", async () => {
    const desk = await openDesk();
    const { session } = await desk.say(story, start);
    const cancelled = await desk.say("hủy", session);
    const tapped = await desk.say("", cancelled.session, {
      choice: "tip:send",
    });
    expect(tapped.replies[0]?.text).toContain("Không có tin nào đang soạn");
    expect(desk.tips).toHaveLength(0);
  });
});

describe("cancelling a report", () => {
  it("drops its files", async () => {
    const desk = await openDesk();
    const { session } = await desk.say("", start, {
      attachments: [{ kind: "photo", ref: "p" }],
    });
    expect(desk.held.size).toBe(1);
    await desk.say("hủy", session);
    expect(desk.held.size).toBe(0);
  });
});

describe("danger", () => {
  const cry = "có thằng cầm dao chém người, cứu với";

  it("is answered though everything behind it fails", async () => {
    const fault = () => Promise.reject(new StorageError("broken"));
    const desk = await openDesk({
      linked: fault,
      same: fault,
      open: fault,
      look: fault,
    });
    const { replies } = await desk.say(cry, start);
    expect(replies[0]?.text.slice(0, 60)).toContain("113");
  });

  it("in a group begins no report", async () => {
    const desk = await openDesk();
    const { session, replies } = await desk.say(cry, start, { group: true });
    expect(replies[0]?.text).toContain("113");
    expect(session.draft).toBeNull();
  });

  it("that is nobody's deed begins none either", async () => {
    const desk = await openDesk();
    const { session } = await desk.say("cháy nhà rồi, có người kẹt", start);
    expect(session.draft).toBeNull();
  });
});

describe("a receipt that opens nothing", () => {
  it("gets one answer, each time after the wait that is told", async () => {
    const desk = await openDesk();
    const typed = "0000 0000 0000 0000 0098";
    const first = await desk.say(typed, start);
    const second = await desk.say(typed, start);
    expect(second.replies).toEqual(first.replies);
    expect(desk.waits).toEqual([2000, 4000]);
  });
});

describe("a report that is being taken", () => {
  it("is kept while the desk's own matters are seen to", async () => {
    const desk = await openDesk();
    const { session } = await desk.say("có trộm chó ở phường 7", start);
    const asked = await desk.say("/caidat", session);
    expect(asked.session.draft).toEqual(session.draft);
  });

  it("is answered by a number that was asked for", async () => {
    const desk = await openDesk();
    const begun = await desk.say("có trộm chó ở phường 7 tối qua", start);
    const { session } = await desk.say("2", {
      ...begun.session,
      offered: [],
    });
    expect(session.draft?.said.at(-1)?.text).toBe("2");
  });

  it("takes a message that was corrected in place of the old one", async () => {
    const desk = await openDesk();
    const begun = await desk.say("có trộm chó ở phường 7 tối qua", start);
    const { session } = await desk.say(
      "có trộm chó ở phường 8 tối qua",
      begun.session,
      { edited: true },
    );
    expect(session.draft?.said.map(({ text }) => text)).toEqual([
      "có trộm chó ở phường 8 tối qua",
    ]);
  });

  it("gives way to an officer's question that came since", async () => {
    const desk = await openDesk();
    const shown = await desk.say(story, start);
    const sent = await desk.say("gửi", shown.session);
    const early = new Date(at.getTime() - 60_000);
    const begun = await desk.say("có trộm chó ở phường 7", sent.session, {
      at: early,
    });
    expect(begun.session.draft).not.toBeNull();
    const tip = desk.tips[0] ?? fail();
    desk.write(tip, "Xe màu gì?");
    const { replies } = await desk.say("xe màu đỏ", begun.session);
    expect(replies[0]?.text).toContain("Đã chuyển");
    expect(tip.updates).toEqual([{ text: "xe màu đỏ", files: 0 }]);
  });
});

describe("what people say of themselves", () => {
  const pin = {
    attachments: [
      { kind: "location" as const, latitude: 9.93, longitude: 106.34 },
    ],
  };

  it("keeps their own place to themselves, and the scene for those who come", async () => {
    const desk = await openDesk();
    const begun = await desk.say("có trộm chó ở phường 8 hôm qua", start);
    const asked = await desk.say("", begun.session, pin);
    const own = await desk.say("nhà tui đó", asked.session);
    expect(own.session.draft?.pins).toEqual([]);
    expect(own.replies[0]?.text).toContain("không gửi cho ai");
    const scene = await desk.say(
      "chỗ đó tụi nó đổ rác, còn tui về nhà rồi",
      asked.session,
    );
    expect(scene.session.draft).toMatchObject({
      urgent: false,
      pins: [{ scene: true }],
    });
  });

  it("is no alarm of a theft at the place that was just sent", async () => {
    const desk = await openDesk();
    const asked = await desk.say("", start, pin);
    const { session } = await desk.say("có vụ trộm ở đây", asked.session);
    expect(session.draft).toMatchObject({
      urgent: false,
      pins: [{ scene: true }],
    });
  });

  it("passes on that nobody may telephone, and cuts no link", async () => {
    const desk = await openDesk();
    const shown = await desk.say(story, start);
    const sent = await desk.say("gửi", shown.session);
    const { replies } = await desk.say("đừng gọi cho tôi nha", sent.session);
    expect(replies[0]?.text).toContain("CẮT");
    expect(desk.tips[0]?.updates).toHaveLength(1);
    const { replies: state } = await desk.say(
      "tin của tôi tới đâu rồi",
      sent.session,
    );
    expect(state[0]?.text).not.toContain("Không có tin nào");
  });

  it("asks of which town a ward is, in danger too", async () => {
    const desk = await openDesk();
    const { replies } = await desk.say("có người bị chém ở phường 5", {
      ...start,
      place: null,
    });
    expect(replies[0]?.text.slice(0, 40)).toContain("113");
    expect(replies.at(-1)?.text).toContain("Phường 5 của");
  });

  it("tells a child what sending means", async () => {
    const desk = await openDesk();
    const begun = await desk.say(
      "dạ con tên Na học lớp 4, ông nội hay bắt con sờ ổng",
      start,
    );
    const { replies } = await desk.say("gửi là sao chú", begun.session);
    expect(replies[0]?.text).toContain("chuyển lời con kể");
  });
});

function fail(): never {
  throw new RangeError("there is none");
}
