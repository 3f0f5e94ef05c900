import { describe, expect, it } from "vitest";
import type { Address } from "../../../src/message.ts";
import { enrol, officerChat } from "../desk/officer-chat.ts";
import { hour, openTestTips, report, reporter } from "../desk/open.ts";

const group = "-1001";

async function deskWithGroup(
  topic?: (group: Address, name: string) => Promise<string | undefined>,
) {
  const made: string[] = [];
  const desk = await openTestTips({
    more: {
      topic:
        topic ??
        (({ id }, name) => {
          made.push(name);
          return Promise.resolve(`${id}/${made.length}`);
        }),
    },
  });
  await enrol(desk, "cb1", "tra-vinh-city");
  await desk.roster.grantGroup(
    { channel: "telegram", conversation: group },
    "police",
    "tra-vinh-city",
  );
  desk.scheduler.start();
  const rest = () => desk.scheduler.settled();
  const { reference } = await desk.reporting.file(report(), reporter);
  await rest();
  const [tip] = await desk.reporting.linked(reporter);
  const add = async (text: string) => {
    await desk.reporting.add(tip?.id ?? "", { text, files: [] }, text);
    await rest();
  };
  const inGroups = () => desk.posted.filter(({ to }) => to.group);
  return {
    ...{ ...desk, ...officerChat(desk) },
    ...{ rest, reference, made, add, inGroups, id: tip?.id ?? "" },
  };
}

describe("a tip in a group with topics", () => {
  it("has one topic of its own, where all that comes later is told, without a word of it", async () => {
    const desk = await deskWithGroup();
    const { reference, made, add, inGroups, say, clock, rest } = desk;
    expect(made).toEqual([expect.stringContaining(reference)]);
    await say("cb1", `/nhan ${reference}`);
    await add("They are back.");
    await clock.moveTo(new Date(clock.now().getTime() + 20 * 24 * hour), rest);
    await desk.reporting.withdraw(desk.id, "m");
    await rest();
    const told = inGroups();
    expect(told.length).toBeGreaterThan(3);
    expect(new Set(told.map(({ to }) => to.id))).toEqual(
      new Set([`${group}/1`]),
    );
    const texts = told.map(({ reply }) => reply.text).join("\n");
    expect(texts).toContain("nhắn thêm");
    expect(texts).toContain("đã rút");
    expect(texts).toContain("Nhắc hạn");
    expect(texts).not.toMatch(/They are back|locks/);
    expect(made).toHaveLength(1);
  });

  it("tells there what officers do with it, and nothing of who does", async () => {
    const { say, reference, inGroups, reporting, rest, ...desk } =
      await deskWithGroup();
    await enrol({ ...desk, reporting }, "cb2", "tra-vinh-city");
    const texts = () => inGroups().map(({ reply }) => reply.text);
    const before = texts().length;
    await say("cb1", `/nhan ${reference}`);
    await say("cb1", `/tra ${reference}`);
    // Who asks has taken it.
    await say("cb2", `/hoi ${reference} Xe màu gì?`);
    await say("cb2", `/ghichu ${reference} số 9`);
    await say("cb2", `/dong ${reference} có thật`);
    await say("cb1", `/molai ${reference}`);
    await say("cb1", `/chuyen ${reference} tra-vinh: xa quá`);
    await say("cb1", `/dong ${reference} rác`);
    await rest();
    expect(texts().slice(before)).toEqual([
      `Đã có cán bộ nhận tin ${reference}.`,
      `Tin ${reference} được trả lại, chưa ai giữ.`,
      `Đã có cán bộ nhận tin ${reference}.`,
      `Tin ${reference} đã đóng: có thật.`,
      `Tin ${reference} đã được mở lại, đang có cán bộ giữ.`,
      `Tin ${reference} đã chuyển cho: Công an Tỉnh Trà Vinh.`,
    ]);
    expect(new Set(inGroups().map(({ to }) => to.id)).size).toBe(1);
    expect(texts().join()).not.toMatch(/cb1|cb2|xa quá|số 9|màu gì/);
  });

  it("has another one than any other tip", async () => {
    const { reporting, rest, made } = await deskWithGroup();
    await reporting.file(report({ id: "2" }), reporter);
    await rest();
    expect(new Set(made).size).toBe(2);
  });

  it("keeps its topic where nobody of the unit can be told yet, and makes no second one", async () => {
    const made: string[] = [];
    const desk = await openTestTips({
      more: {
        topic: ({ id }, name) => {
          made.push(name);
          return Promise.resolve(`${id}/${made.length}`);
        },
      },
    });
    await desk.roster.grantGroup(
      { channel: "telegram", conversation: group },
      "police",
      "tra-vinh-city",
    );
    desk.scheduler.start();
    await desk.reporting.file(report(), reporter);
    await desk.scheduler.settled();
    await desk.clock.moveTo(new Date(desk.clock.now().getTime() + hour), () =>
      desk.scheduler.settled(),
    );
    expect(made).toHaveLength(1);
  });

  it("leaves officers' talk there where it is: nothing of it goes to the reporter", async () => {
    const { hear, posted, reference, rest, say } = await deskWithGroup();
    await say("cb1", `/nhan ${reference}`);
    const before = posted.filter(({ to }) => to.id === reporter.id).length;
    const inTopic = { conversation: `${group}/1`, group: true };
    const talk = await hear("cb1", {
      ...inTopic,
      text: "ai đi hỏi người báo?",
    });
    expect(talk).toBeUndefined();
    const command = await hear("cb1", {
      ...inTopic,
      text: `/hoi ${reference} Xe màu gì?`,
    });
    expect(command?.text).toContain("riêng");
    const tapped = await hear("cb1", {
      ...inTopic,
      choice: `tip-ask:${reference}`,
    });
    expect(tapped?.text).toContain("riêng");
    await hear("cb1", { ...inTopic, text: "Xe màu gì?" });
    await rest();
    expect(posted.filter(({ to }) => to.id === reporter.id)).toHaveLength(
      before,
    );
  });
});

describe("a tip in a group without topics", () => {
  it.each([
    ["which has none", () => Promise.resolve(undefined)],
    ["where Telegram is in trouble", () => Promise.reject(new Error("down"))],
  ])("%s is told of in the group, once", async (_, topic) => {
    const { inGroups, add, say, reference } = await deskWithGroup(topic);
    await say("cb1", `/nhan ${reference}`);
    await add("They are back.");
    expect(inGroups().map(({ to }) => to.id)).toEqual([group]);
  });
});

describe("an officer whom several units fall back to", () => {
  it("is told of a tip once", async () => {
    const desk = await openTestTips();
    await enrol(desk, "above", "tra-vinh");
    desk.scheduler.start();
    // Goes to the city, which has nobody, and for its urgency to the province as well.
    await desk.reporting.file(
      report({ routed: { ...report().routed, urgent: true } }),
      reporter,
    );
    await desk.scheduler.settled();
    const [tip] = await desk.reporting.linked(reporter);
    expect(tip?.unit).toContain(", ");
    expect(desk.posted.filter(({ to }) => to.id === "above")).toHaveLength(1);
  });
});
