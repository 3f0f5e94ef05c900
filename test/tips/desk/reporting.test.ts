import { describe, expect, it } from "vitest";
import { newReceipt } from "../../../src/tips/receipt.ts";
import { openTestTips, other, report, reporter } from "./open.ts";

describe("a report that is filed", () => {
  it("becomes a tip of the unit that it is routed to", async () => {
    const { reporting } = await openTestTips();
    const filed = await reporting.file(report(), reporter);
    expect(filed.unit).toBe("Công an Thành phố Trà Vinh");
    const looked = await reporting.look(filed.receipt, other);
    expect(looked).toMatchObject({
      kind: "found",
      tip: { reference: filed.reference, state: "received", outcome: null },
    });
  });

  it("gives the same receipt and reference when it is filed again, and makes no second tip", async () => {
    const { reporting } = await openTestTips();
    const filed = await reporting.file(report(), reporter);
    expect(await reporting.file(report(), reporter)).toEqual(filed);
    expect(await reporting.linked(reporter)).toHaveLength(1);
  });

  it("is one tip when it is filed twice at once", async () => {
    const { reporting } = await openTestTips();
    const [one, two] = await Promise.all([
      reporting.file(report(), reporter),
      reporting.file(report(), reporter),
    ]);
    expect(two).toEqual(one);
    expect(await reporting.linked(reporter)).toHaveLength(1);
  });

  it("gives other receipts to other reports of the same words", async () => {
    const { reporting } = await openTestTips();
    const one = await reporting.file(report(), reporter);
    const two = await reporting.file(report({ id: "another" }), reporter);
    expect(two.receipt).not.toBe(one.receipt);
    expect(two.reference).not.toBe(one.reference);
  });

  it("is known again by its words, to its own reporter alone", async () => {
    const { reporting } = await openTestTips();
    const { reference } = await reporting.file(report(), reporter);
    const again = "two men  break locks of motorbikes at the MARKET of ward 1";
    expect(await reporting.same(again, reporter)).toMatchObject({ reference });
    expect(await reporting.same(again, other)).toBeUndefined();
    expect(await reporting.same("Something else", reporter)).toBeUndefined();
  });
});

describe("a look with a wrong receipt", () => {
  it("is answered the same, each time later, and then not at all for a while", async () => {
    const { reporting, clock } = await openTestTips();
    const delays: number[] = [];
    for (;;) {
      const looked = await reporting.look(newReceipt(), other);
      if (looked.kind !== "wrong") {
        expect(looked).toEqual({ kind: "later" });
        break;
      }
      delays.push(looked.delayMs);
    }
    expect(delays).toEqual([
      1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000,
    ]);
    const { receipt } = await reporting.file(report(), reporter);
    expect(await reporting.look(receipt, other)).toEqual({ kind: "later" });
    expect((await reporting.look(receipt, reporter)).kind).toBe("found");
    clock.set(new Date(clock.now().getTime() + 61 * 60_000));
    expect((await reporting.look(receipt, other)).kind).toBe("found");
  });
});

describe("the reporter of a tip", () => {
  it("adds words to it once, however often the message is worked", async () => {
    const { reporting } = await openTestTips();
    await reporting.file(report(), reporter);
    const [tip] = await reporting.linked(reporter);
    const more = { text: "A blue Sirius", files: [] };
    await reporting.add(tip?.id ?? "", more, "message 1");
    const view = await reporting.add(tip?.id ?? "", more, "message 1");
    expect(view.lines.map(({ from, text }) => [from, text])).toEqual([
      ["reporter", "A blue Sirius"],
    ]);
  });

  it("loses none of very many words, in a document that stays small", async () => {
    const { reporting, store } = await openTestTips();
    await reporting.file(report(), reporter);
    const [tip] = await reporting.linked(reporter);
    const id = tip?.id ?? "";
    for (let count = 1; count <= 230; count += 1)
      await reporting.add(
        id,
        { text: `word ${count}`, files: [] },
        `m${count}`,
      );
    const lines = (await store.get(id))?.lines ?? [];
    expect(lines).toHaveLength(200);
    expect(lines.map(({ text }) => text).join("\n")).toBe(
      Array.from({ length: 230 }, (_, at) => `word ${at + 1}`).join("\n"),
    );
  });

  it("withdraws it, and still sees that", async () => {
    const { reporting } = await openTestTips();
    const { receipt } = await reporting.file(report(), reporter);
    const [tip] = await reporting.linked(reporter);
    await reporting.withdraw(tip?.id ?? "", "message 1");
    expect(await reporting.look(receipt, other)).toMatchObject({
      kind: "found",
      tip: { state: "withdrawn", expected: undefined },
    });
  });

  it("erases it, and it is as if it had never been", async () => {
    const { reporting } = await openTestTips();
    const { receipt } = await reporting.file(report(), reporter);
    const [tip] = await reporting.linked(reporter);
    const id = tip?.id ?? "";
    expect(await reporting.erase(id, "message 1")).toEqual({
      delivered: false,
    });
    expect(await reporting.erase(id, "message 1")).toEqual({
      delivered: false,
    });
    expect((await reporting.look(receipt, other)).kind).toBe("wrong");
    expect(await reporting.linked(reporter)).toEqual([]);
  });

  it("erases it, and the officer who has it is told, once", async () => {
    const desk = await openTestTips();
    await desk.roster.grant({ channel: "telegram", sender: "cb1" }, "officer");
    desk.scheduler.start();
    await desk.reporting.file(report(), reporter);
    await desk.scheduler.settled();
    const [tip] = await desk.reporting.linked(reporter);
    const id = tip?.id ?? "";
    expect(await desk.reporting.erase(id, "m")).toEqual({ delivered: true });
    expect(await desk.reporting.erase(id, "m")).toEqual({ delivered: true });
    const texts = desk.posted.map(({ reply }) => reply.text);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain("đã xóa tin");
  });

  it("leaves nothing that leads from conversation to tip once the link is cut", async () => {
    const { reporting, store, parts } = await openTestTips();
    await reporting.file(report(), reporter);
    const [tip] = await reporting.linked(reporter);
    await reporting.cut(reporter);
    expect(await store.linked(parts.secrets.link(reporter))).toEqual([]);
    const kept = JSON.stringify(await store.get(tip?.id ?? ""));
    expect(kept).not.toContain(reporter.id);
    expect(kept).not.toContain(parts.secrets.words(report().text, reporter));
  });

  it("cuts the link for good, and comes back by the receipt alone", async () => {
    const { reporting } = await openTestTips();
    const { receipt } = await reporting.file(report(), reporter);
    await reporting.file(report({ id: "second" }), reporter);
    expect(await reporting.cut(reporter)).toBe(2);
    expect(await reporting.linked(reporter)).toEqual([]);
    expect(await reporting.same(report().text, reporter)).toBeUndefined();
    expect((await reporting.look(receipt, reporter)).kind).toBe("found");
    expect(await reporting.cut(reporter)).toBe(0);
  });
});
