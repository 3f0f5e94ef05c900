import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDesk } from "../../src/desk.ts";
import { newSession, type Session } from "../../src/session.ts";
import { newReceipt } from "../../src/tips/receipt.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { officerChat, enrol } from "../tips/desk/officer-chat.ts";
import { openTestTips, report, reporter } from "../tips/desk/open.ts";
import { quiet } from "../quiet.ts";

const units = await loadUnits(join(knowledgeFolder, "units.yaml"));

/** A desk over real tips, one of them filed, with its officer. */
async function open() {
  const tips = await openTestTips();
  await enrol(tips, "cb1", "tra-vinh-city");
  const officer = officerChat(tips);
  const desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    tips: {
      reporting: tips.reporting,
      units,
      wait: () => Promise.resolve(),
    },
  });
  const filed = await tips.reporting.file(report(), reporter);
  tips.scheduler.start();
  await tips.scheduler.settled();
  let count = 0;
  let session: Session = newSession();
  return {
    ...tips,
    ...filed,
    officer,
    write,
    told,
    draft: () => session.draft,
  };

  /** What somebody with another account is answered. */
  async function write(text: string, conversation = "stranger") {
    count += 1;
    const step = await desk.respond(
      {
        id: `w${count}`,
        channel: "telegram",
        conversation,
        sender: conversation,
        at: tips.clock.now(),
        text,
        attachments: [],
        group: false,
        named: true,
      },
      session,
    );
    session = step.session;
    await tips.scheduler.settled();
    return step.replies.map((reply) => reply.text).join("\n");
  }

  function told() {
    return tips.posted
      .filter(({ to }) => to.id === "cb1")
      .map(({ reply }) => reply.text)
      .join("\n");
  }
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, "");

describe("what is written beside a receipt", () => {
  it("is added without the receipt, which no officer ever reads", async () => {
    const { write, receipt, told, officer, reference } = await open();
    const spaced = receipt.replaceAll(/\d{4}(?!$)/g, "$& ");
    for (const more of [
      `mã ${spaced} bổ sung: ổng hay giao bằng xe Wave đỏ lúc 9 giờ tối`,
      `bổ sung: nó đậu xe sau chợ, mã của tôi ${receipt}`,
      `thêm là hai thằng đó hay ngồi quán nước đầu hẻm, chừng 9 giờ tối là ra, mã ${spaced.replaceAll(" ", "-")} nha các anh`,
    ])
      await write(more);
    const read = `${told()}${await officer.say("cb1", `/mo ${reference}`)}`;
    expect(read).toContain("Wave đỏ");
    expect(digitsOf(read)).not.toContain(receipt);
    expect(read).not.toContain(receipt.slice(4, 8) + " ");
  });

  it("is kept in no draft", async () => {
    const { write, draft } = await open();
    const other = newReceipt();
    await write(
      "Có sòng bạc ở đường số 2 phường 6 Trà Vinh tối nào cũng chơi, chừng mười người, mã tin cũ của tôi là " +
        other,
    );
    await write(`người cầm đầu tên Bảy, mã ${other.slice(0, 19)}x`);
    expect(draft()?.said.length).toBeGreaterThan(0);
    expect(digitsOf(JSON.stringify(draft()?.said))).not.toContain(
      other.slice(0, 19),
    );
  });

  it.each([
    ["rượu không nhãn, can 20 lít", "can 20 lít"],
    ["tôi không nhớ", "không nhớ"],
    [": khoảng 9 giờ tối, hai người", "khoảng 9 giờ tối"],
  ])("answers the officer who waits: %s", async (answer, heard) => {
    const { write, receipt, told, officer, reference } = await open();
    await officer.say("cb1", `/hoi ${reference} rượu hiệu gì?`);
    await write(`mã ${receipt} ${answer}`);
    expect(told()).toContain(heard);
    expect(digitsOf(told())).not.toContain(receipt);
  });

  it.each([
    "mã {} em muốn rút tin",
    "em muốn rút tin, mã {}",
    "{} rút tin này giùm tôi",
  ])("is a wish to withdraw, asked once: %s", async (typed) => {
    const { write, receipt, officer, reference } = await open();
    expect(await write(typed.replace("{}", receipt))).toContain("Rút tin");
    await write("đồng ý rút");
    expect(await officer.say("cb1", `/mo ${reference}`)).toMatch(/rút/);
  });

  it.each(["mã {}", "tin của tôi tới đâu rồi, mã {}", "mã {} xem giùm em"])(
    "only asks how it stands: %s",
    async (typed) => {
      const { write, receipt, told, reference } = await open();
      const before = told();
      expect(await write(typed.replace("{}", receipt))).toContain(reference);
      expect(told()).toBe(before);
    },
  );
});
