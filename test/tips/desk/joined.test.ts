import { describe, expect, it, vi } from "vitest";
import { countsOf } from "../../../src/tips/desk/counts.ts";
import { Reference } from "../../../src/tips/reference.ts";
import { catalogs } from "../../knowledge.ts";
import { enrol, officerChat } from "./officer-chat.ts";
import { day, openTestTips, other, report, reporter } from "./open.ts";

/** Two reports of the same thing, the second merged into the first by cb1. */
async function joined() {
  const desk = await openTestTips();
  await enrol(desk, "cb1", "tra-vinh-city");
  desk.scheduler.start();
  const first = await desk.reporting.file(report(), reporter);
  const second = await desk.reporting.file(
    report({ id: "2", text: "They break locks near the bridge." }),
    other,
  );
  await desk.scheduler.settled();
  const chat = officerChat(desk);
  const said = await chat.say(
    "cb1",
    `/gop ${second.reference} ${first.reference}`,
  );
  const told = (id: string) =>
    desk.posted.filter(({ to }) => to.id === id).map(({ reply }) => reply.text);
  const viewOf = async (at: typeof first) => {
    const looked = await desk.reporting.look(at.receipt, other);
    if (looked.kind !== "found") throw new Error(looked.kind);
    return looked;
  };
  const add = async (at: typeof first, text: string) => {
    const { id } = await viewOf(at);
    await desk.reporting.add(id, { text, files: [] }, `message ${text}`);
    await desk.scheduler.settled();
  };
  return { ...desk, ...chat, first, second, said, told, viewOf, add };
}

describe("a tip that was merged into another one", () => {
  it("is told to its reporter as going on with another report, and not as dealt with elsewhere", async () => {
    const { said, second, told, viewOf } = await joined();
    expect(said).toContain("Đã gộp");
    expect(await viewOf(second)).toMatchObject({
      tip: { state: "joined", outcome: null, asked: false },
    });
    expect(told(other.id).join()).toContain(second.reference);
  });

  it("brings what its reporter adds to whoever has the other one, marked as from another reporter", async () => {
    const { add, second, first, told, say } = await joined();
    const more = "A third man waits in a car.";
    await say("cb1", `/nhan ${first.reference}`);
    await add(second, more);
    const [last = ""] = told("cb1").slice(-1);
    expect(last).toContain(more);
    expect(last).toContain(`Người báo khác của tin ${first.reference}`);
    const opened = (await say("cb1", `/mo ${first.reference}`)) ?? "";
    expect(opened.indexOf("Người báo khác")).toBeLessThan(opened.indexOf(more));
    expect(opened).toContain("near the bridge");
  });

  it("shows neither reporter what the other one said", async () => {
    const { add, first, second, viewOf } = await joined();
    await add(second, "from the second");
    await add(first, "from the first");
    const [one, two] = [await viewOf(first), await viewOf(second)];
    expect(one.tip.lines.map(({ text }) => text)).toEqual(["from the first"]);
    expect(two.tip.lines.map(({ text }) => text)).toEqual(["from the second"]);
  });

  it("lets each reporter be asked apart", async () => {
    const { say, first, second, told, viewOf, scheduler } = await joined();
    await say("cb1", `/hoi ${second.reference} Xe màu gì?`);
    await say("cb1", `/hoi ${first.reference} Mấy giờ?`);
    await scheduler.settled();
    expect(told(other.id).join()).toContain("Xe màu gì?");
    expect(told(other.id).join()).not.toContain("Mấy giờ?");
    expect(told(reporter.id).join()).toContain("Mấy giờ?");
    expect((await viewOf(second)).tip).toMatchObject({
      state: "asked",
      asked: true,
    });
  });

  it("is neither listed nor counted a second time, and takes no other act", async () => {
    const { say, first, second, officering } = await joined();
    const list = await say("cb1", "/ds");
    expect(list).toContain(first.reference);
    expect(list).not.toContain(`• ${second.reference}`);
    expect(await say("cb1", `/dong ${second.reference} rác`)).toContain(
      "đã đóng",
    );
    const officer = await officering.officerOf({
      channel: "telegram",
      sender: "cb1",
    });
    if (officer === undefined) throw new RangeError("no officer");
    const seen = [...(await officering.seen(officer)).tips];
    expect(seen).toHaveLength(2);
    const many = Array.from({ length: 5 }, () => seen).flat();
    expect(countsOf(many, catalogs.vi).month).toMatchObject([{ count: "5" }]);
  });

  it("ends as the other one does, and both reporters are told", async () => {
    const { say, first, second, told, viewOf, scheduler } = await joined();
    const before = told(other.id).length;
    await say("cb1", `/dong ${first.reference} có thật`);
    await scheduler.settled();
    expect((await viewOf(second)).tip).toMatchObject({
      state: "closed",
      outcome: "true",
    });
    expect(told(other.id)).toHaveLength(before + 1);
  });

  it("keeps its way back to the reporter for as long as the other one is open", async () => {
    const { clock, scheduler, second, reporting, say, first } = await joined();
    const pass = (days: number) =>
      clock.moveTo(new Date(clock.now().getTime() + days * day), () =>
        scheduler.settled(),
      );
    await pass(40);
    expect(await reporting.linked(other)).toMatchObject([
      { reference: second.reference, state: "joined" },
    ]);
    await say("cb1", `/dong ${first.reference} có thật`);
    await pass(15);
    expect(await reporting.linked(other)).toEqual([]);
  }, 60_000);

  it.each(["withdraw", "erase"] as const)(
    "is a tip of its own again where the other one's reporter wants to %s theirs",
    async (how) => {
      const { reporting, scheduler, viewOf, first, second, say } =
        await joined();
      const { id } = await viewOf(first);
      await reporting[how](id, "m");
      await scheduler.settled();
      expect((await viewOf(second)).tip.state).toBe("received");
      expect(await say("cb1", "/ds")).toContain(second.reference);
    },
  );

  it("is opened again alone by what its reporter adds after the end", async () => {
    const { say, first, second, add, viewOf, told } = await joined();
    await say("cb1", `/dong ${first.reference} có thật`);
    await add(second, "They are back.");
    expect((await viewOf(second)).tip.state).toBe("received");
    expect((await viewOf(first)).tip.state).toBe("closed");
    expect(told("cb1").at(-1)).toContain("They are back.");
  });

  it("goes along when the other one is handed over or merged further", async () => {
    const desk = await joined();
    const { say, first, second, reporting, viewOf, add, told } = desk;
    const third = await reporting.file(report({ id: "3" }), {
      ...other,
      id: "third",
    });
    await say("cb1", `/gop ${first.reference} ${third.reference}`);
    await enrol(desk, "cb2", "tra-vinh");
    await say("cb1", `/chuyen ${third.reference} tra-vinh: cùng vụ`);
    await desk.scheduler.settled();
    expect((await viewOf(second)).tip).toMatchObject({
      state: "joined",
      unit: "Công an Tỉnh Trà Vinh",
    });
    await say("cb2", `/nhan ${third.reference}`);
    await add(second, "still there");
    expect(told("cb2").at(-1)).toContain("still there");
    expect(told("cb2").at(-1)).toContain(third.reference);
  });

  it("goes along to no unit that may not see it, nor does what it was merged into", async () => {
    const desk = await openTestTips();
    await enrol(desk, "judge", "tra-vinh-oversight");
    await enrol(desk, "cb1", "tra-vinh-city");
    const { routed } = report();
    const open = await desk.reporting.file(report(), reporter);
    const hidden = await desk.reporting.file(
      report({ id: "2", routed: { ...routed, againstPolice: true } }),
      other,
    );
    const { say } = officerChat(desk);
    await say("cb1", `/chuyen ${open.reference} tra-vinh-oversight: liên quan`);
    expect(
      await say("judge", `/gop ${hidden.reference} ${open.reference}`),
    ).toContain("Đã gộp");
    expect(
      await say("judge", `/chuyen ${open.reference} tra-vinh-city: trả lại`),
    ).toContain("không làm được");
    expect(await say("judge", `/mo ${open.reference}`)).toContain(
      hidden.reference,
    );
  });

  it.each([1, 2, 3, 4])(
    "is whole where the desk dies after %i of the writes and works on the message again",
    async (writes) => {
      const desk = await openTestTips();
      await enrol(desk, "cb1", "tra-vinh-city");
      const first = await desk.reporting.file(report(), reporter);
      const second = await desk.reporting.file(report({ id: "2" }), other);
      const third = await desk.reporting.file(report({ id: "3" }), {
        ...other,
        id: "third",
      });
      const { hear, say } = officerChat(desk);
      await say("cb1", `/gop ${second.reference} ${third.reference}`);
      const { store } = desk;
      const change = store.change.bind(store);
      let left = writes;
      const dying = vi.spyOn(store, "change").mockImplementation((...given) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error("dies")) : change(...given);
      });
      const message = {
        id: "again",
        text: `/gop ${third.reference} ${first.reference}`,
      };
      await hear("cb1", message).catch(() => undefined);
      expect(left).toBeLessThanOrEqual(0);
      dying.mockRestore();
      expect((await hear("cb1", message))?.text).toContain("Đã gộp");
      const root = await store.byReference(Reference.parse(first.reference));
      expect(root?.joined).toHaveLength(2);
      for (const id of root?.joined ?? [])
        expect((await store.get(id))?.merged).toBe(first.reference);
    },
  );

  it("is merged into nothing that is closed, nor into itself", async () => {
    const { say, first, reporting } = await joined();
    const third = await reporting.file(report({ id: "3" }), reporter);
    await say("cb1", `/dong ${first.reference} có thật`);
    expect(
      await say("cb1", `/gop ${third.reference} ${first.reference}`),
    ).toContain("muốn gộp vào đã đóng");
    expect(
      await say("cb1", `/gop ${third.reference} ${third.reference}`),
    ).toContain("không làm được");
  });
});
