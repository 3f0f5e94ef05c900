import { describe, expect, it } from "vitest";
import { channels, later, openSent } from "./sent.ts";

describe.each(channels)("words for one of two sent tips, on %s", (channel) => {
  it("wait until its reporter has chosen which, by place, reference or label", async () => {
    for (const choose of ["2", "first", "label"] as const) {
      const { say, tips } = await openSent(channel, 2);
      const [first] = tips;
      const reference = first?.view.reference ?? "";
      const asked = await say("bổ sung: nó chạy xe Wave đỏ");
      expect(asked?.text).toContain("cho tin nào");
      expect(asked?.labels).toHaveLength(2);
      expect(tips.flatMap(({ updates }) => updates)).toEqual([]);
      const label = asked?.labels.find((one) => one.startsWith(reference));
      const added = await say(
        choose === "2" ? "2" : choose === "first" ? reference : (label ?? ""),
      );
      expect(added?.text).toContain(`Đã bổ sung vào tin ${reference}`);
      expect(first?.updates.map(({ text }) => text)).toEqual([
        "nó chạy xe Wave đỏ",
      ]);
    }
  });

  it("are kept no longer than for the next message", async () => {
    const { say, session, tips } = await openSent(channel, 2);
    await say("bổ sung: nó chạy xe Wave đỏ");
    expect(JSON.stringify(session())).toContain("Wave");
    await say("trưởng công an là ai");
    expect(JSON.stringify(session())).not.toContain("Wave");
    expect(tips.flatMap(({ updates }) => updates)).toEqual([]);
  });

  it("are asked for where none were said, once it is told which", async () => {
    const { say, tips } = await openSent(channel, 2);
    await say("bổ sung");
    expect((await say("2"))?.text).toContain("điều cần bổ sung");
    await say("nó chạy xe Wave đỏ");
    expect(tips[0]?.updates).toHaveLength(1);
    // From then on it is plain which.
    await say("bổ sung: có hai thằng");
    expect(tips[0]?.updates).toHaveLength(2);
  });

  it("go to the one that was called or opened, without a question", async () => {
    const { say, tips } = await openSent(channel, 2);
    const [first] = tips;
    await say(`bổ sung vào tin ${first?.view.reference}: nó chạy xe đỏ`);
    expect(first?.updates).toHaveLength(1);
    const next = await openSent(channel, 2);
    await next.say(next.tips[0]?.receipt ?? "");
    await next.say("bổ sung: nó chạy xe đỏ");
    expect(next.tips[0]?.updates).toHaveLength(1);
  });

  it.each([
    ["rút tin", "Rút tin"],
    ["xóa tin", "Xóa những gì tôi giữ của tin"],
  ])("“%s” is asked about before it is asked whether", async (said, sure) => {
    const { say, tips } = await openSent(channel, 2);
    expect((await say(said))?.text).toContain("tin nào");
    const reference = tips[0]?.view.reference ?? "";
    expect((await say("2"))?.text).toContain(`${sure} ${reference}?`);
  });
});

describe("words for the only tip that was sent", () => {
  it("go to it at once, as before, and so do those for the only one that was not withdrawn", async () => {
    const one = await openSent("telegram", 1);
    await one.say("bổ sung: nó chạy xe Wave đỏ");
    expect(one.tips[0]?.updates).toHaveLength(1);
    const two = await openSent("telegram", 2);
    await two.double.reporting.withdraw("tip-2", "m");
    await two.say("bổ sung: nó chạy xe Wave đỏ");
    expect(two.tips[0]?.updates).toHaveLength(1);
  });
});

describe("what is told before the wish to add it", () => {
  it.each([
    "hôm thứ bảy tui thấy tụi nó chia tiền ở bãi xe, bổ sung được không?",
    "nó có thêm một thằng nữa mặc áo đen. tôi muốn bổ sung",
  ])("is added: “%s”", async (text) => {
    const { say, tips } = await openSent("telegram", 1);
    expect((await say(text))?.text).toContain("Đã bổ sung");
    expect(tips[0]?.updates[0]?.text).toMatch(/^(?:hôm|nó)/);
    expect(tips[0]?.updates[0]?.text).not.toContain("bổ sung");
  });

  it("is added to the tip whose receipt was typed along with it", async () => {
    const { say, tips } = await openSent("telegram", 1);
    const typed = `mã của tôi là ${tips[0]?.receipt} bổ sung: thằng đó tên Tâm`;
    expect((await say(typed, "B"))?.text).toContain("Đã bổ sung");
    expect(tips[0]?.updates[0]?.text).toBe("thằng đó tên Tâm");
  });

  it("without such a wish is no addition", async () => {
    const { say, tips } = await openSent("telegram", 1);
    await say("tin của tôi tới đâu rồi, bao giờ xong?");
    await say(tips[0]?.receipt ?? "", "B");
    expect(tips[0]?.updates).toEqual([]);
  });

  it("shows how the only tip stands where nothing waits to be read", async () => {
    const { say, tips } = await openSent("telegram", 1);
    expect((await say("xem"))?.text).toContain(tips[0]?.view.reference);
  });
});

describe("a button under a sent tip", () => {
  it("that was spoken of too long ago asks which tip is meant", async () => {
    const { tap, pass } = await openSent("telegram", 2);
    pass(later);
    expect((await tap("tip:withdraw"))?.text).toContain("tin nào");
    expect((await tap("tip:more"))?.labels).toHaveLength(2);
  });
});

describe("an answer to an officer", () => {
  it.each(["không biết", "tôi không rõ lắm", "không nhớ", "hông thấy ai"])(
    "“%s” is an answer",
    async (text) => {
      const { say, tips, double } = await openSent("telegram", 1);
      const [tip] = tips;
      if (tip === undefined) throw new RangeError("no tip");
      double.write(tip, "Xe màu gì?");
      expect((await say(text))?.text).toContain("Đã chuyển lời bạn");
      expect(tip.updates.map((one) => one.text)).toEqual([text]);
    },
  );

  it.each(["bỏ qua", "tôi không muốn nói", "câu này bỏ qua đi", "khỏi"])(
    "“%s” is none, and is respected",
    async (text) => {
      const { say, tips, double } = await openSent("telegram", 1);
      const [tip] = tips;
      if (tip === undefined) throw new RangeError("no tip");
      double.write(tip, "Tên gì?");
      expect((await say(text))?.text).toContain("quyền không trả lời");
      expect(tip.updates[0]?.text).toContain("không muốn trả lời");
    },
  );

  it("from another account, by the receipt, reads the question there and reaches the officer, danger in it or not", async () => {
    for (const text of [
      "xe màu đỏ",
      "có một đứa bị chém, xe cấp cứu chở đi rồi",
      "tụi nó có súng",
    ]) {
      const { say, tips, double } = await openSent("telegram", 1);
      const [tip] = tips;
      if (tip === undefined) throw new RangeError("no tip");
      double.write(tip, "Có ai bị thương không?");
      expect((await say(tip.receipt, "B"))?.text).toContain("Có ai bị thương");
      expect((await say(text, "B"))?.text).toContain("Đã chuyển lời bạn");
      expect(tip.updates.map((one) => one.text)).toEqual([text]);
    }
  });

  it("that cries for help is danger first, and reaches the officer as well", async () => {
    const { say, tips, double } = await openSent("telegram", 1);
    const [tip] = tips;
    if (tip === undefined) throw new RangeError("no tip");
    double.write(tip, "Nó đang ở đâu?");
    await say(tip.receipt, "B");
    expect((await say("cứu tôi với nó cầm dao", "B"))?.text).toContain("113");
    expect(tip.updates).toHaveLength(1);
  });
});

describe("CUT from another account", () => {
  it("cuts the link of the tip that was opened there, and says where messages stay", async () => {
    const { say, tips } = await openSent("telegram", 2);
    const [tip, other] = tips;
    expect((await say("CẮT", "B"))?.text).toContain("mã biên nhận trước");
    await say(tip?.receipt ?? "", "B");
    const cut = await say("CẮT", "B");
    expect(cut?.text).toContain(`từ tin ${tip?.view.reference}`);
    expect([tip?.linked, other?.linked]).toEqual([false, true]);
    // So it does once something was added there.
    await say(other?.receipt ?? "", "B");
    await say("bổ sung: nó mặc áo đỏ", "B");
    expect((await say("tin của tôi tới đâu rồi", "B"))?.text).toContain(
      other?.view.reference,
    );
    expect((await say("CẮT", "B"))?.text).toContain("từ tin");
    expect(other?.linked).toBe(false);
  });
});
