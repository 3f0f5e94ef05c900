import { describe, expect, it } from "vitest";
import { enrol, officerChat } from "./officer-chat.ts";
import { day, hour, openTestTips, report, reporter } from "./open.ts";

async function closed(outcome: string) {
  const desk = await openTestTips();
  await enrol(desk, "cb1", "tra-vinh-city");
  await enrol(desk, "cb2", "tra-vinh-city");
  desk.scheduler.start();
  const { reference, receipt } = await desk.reporting.file(report(), reporter);
  const chat = officerChat(desk);
  await chat.say("cb1", `/dong ${reference} ${outcome}`);
  await desk.scheduler.settled();
  const [tip] = await desk.reporting.linked(reporter);
  const id = tip?.id ?? "";
  const view = () => desk.reporting.see(id);
  const told = (who: string) =>
    desk.posted
      .filter(({ to }) => to.id === who)
      .map(({ reply }) => reply.text);
  const pass = (ms: number) =>
    desk.clock.moveTo(new Date(desk.clock.now().getTime() + ms), () =>
      desk.scheduler.settled(),
    );
  const add = async (text: string) => {
    await desk.reporting.add(id, { text, files: [] }, text);
    await desk.scheduler.settled();
  };
  return { ...desk, ...chat, id, reference, receipt, view, told, pass, add };
}

describe("a tip that is closed", () => {
  it("is not withdrawn any more, and that is told apart", async () => {
    const { reporting, id, view } = await closed("có thật");
    expect(await reporting.withdraw(id, "m")).toBe("closed");
    expect((await view())?.state).toBe("closed");
  });

  it("is opened again by what its reporter adds, to whoever had it, and is listed", async () => {
    const { add, view, told, say, reference } = await closed("chưa đủ căn cứ");
    expect(await say("cb1", "/ds")).toContain("Không còn tin nào");
    await add("I have a photo now.");
    expect((await view())?.state).toBe("received");
    expect(told("cb1").at(-1)).toContain("nay mở lại");
    expect(told("cb1").at(-1)).toContain("I have a photo now.");
    const list = await say("cb1", "/ds");
    expect(list).toContain(reference);
    expect(list).toContain("mở lại");
    expect(await say("cb1", `/mo ${reference}`)).toContain("Mở lại ngày");
  });

  it("has its periods counted anew once it is open again", async () => {
    const { add, pass, view, told, say, reference } = await closed("có thật");
    await pass(10 * day);
    await add("It goes on.");
    expect((await view())?.expected).toEqual(
      new Date("2024-11-02T08:00:00+07:00"),
    );
    const before = told("cb1").length;
    await pass(5 * hour);
    expect(told("cb1")).toHaveLength(before + 1);
    expect(told("cb1").at(-1)).toContain("Nhắc hạn");
    await say("cb1", `/nhan ${reference}`);
    expect(await say("cb1", `/mo ${reference}`)).toContain("21/11/2024");
  });

  it.each(["trêu đùa", "tin rác"])(
    "as %s stays closed, and the unit is asked whether to open it",
    async (outcome) => {
      const { add, view, told, say, reference } = await closed(outcome);
      await add("But it is true!");
      expect((await view())?.state).toBe("closed");
      expect(told("cb1").at(-1)).toContain("/molai");
      expect(told("cb1").at(-1)).toContain("But it is true!");
      expect(await say("cb2", `/molai ${reference}`)).toContain("Đã mở lại");
      expect((await view())?.state).toBe("working");
      expect(await say("cb1", `/hoi ${reference} Ở đâu?`)).toContain(
        "Cán bộ khác",
      );
    },
  );

  it("cannot be opened again while it is open, nor once it was withdrawn", async () => {
    const { add, say, reporting, id, reference } = await closed("có thật");
    await add("more");
    expect(await say("cb1", `/molai ${reference}`)).toContain("không làm được");
    await reporting.withdraw(id, "m");
    expect(await say("cb1", `/molai ${reference}`)).toContain("đã được rút");
  });
});
