import { describe, expect, it } from "vitest";
import { openNudgingDesk, told } from "./desk.ts";

const wish = "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước trước 7 ngày";

async function office() {
  const desk = await openNudgingDesk();
  await desk.says("o", wish);
  const offer = await desk.says("o", "bàn giao việc nhắc");
  const [code = ""] = /BG-\w{5}-\w{5}/u.exec(offer) ?? [];
  const take = { id: `nudge-take:${code}`, label: "" };
  return { desk, offer, code, take };
}

describe("handing over to a colleague", () => {
  it("goes by a code and a tap; from then on the colleague is nudged, and the giver is not", async () => {
    const { desk, offer, code, take } = await office();
    expect(offer).toContain("• Sở Tư pháp (Tỉnh Bình Phước)");
    const asked = await desk.says("p", `mã đây: ${code.toLowerCase()}`);
    expect(asked).toContain("[Nhận bàn giao]");
    expect(asked).toContain("Sở Tư pháp (Tỉnh Bình Phước)");
    expect(await desk.taps("p", take)).toContain("Bạn đã nhận bàn giao");
    const heard = await desk.moves("2023-11-08T09:00:00+07:00");
    expect(
      told(heard, "p").filter((one) => one.includes("Nhắc hạn")),
    ).toHaveLength(1);
    expect(told(heard, "o").filter((one) => one.includes("Nhắc hạn"))).toEqual(
      [],
    );
  });

  it("is taken once, however often it is tapped", async () => {
    const { desk, take } = await office();
    await desk.taps("p", take);
    await desk.taps("p", take);
    const person = { channel: "telegram", sender: "p" } as const;
    expect((await desk.nudges.followers.get(person))?.follows).toHaveLength(1);
  });

  it("is one person's only, within a week", async () => {
    const first = await office();
    await first.desk.taps("p", first.take);
    expect(await first.desk.says("q", first.code)).toContain(
      "không dùng được nữa",
    );
    expect(await first.desk.taps("q", first.take)).toContain(
      "không dùng được nữa",
    );
    const second = await office();
    second.desk.clock.set(new Date("2023-10-24T08:05:00+07:00"));
    expect(await second.desk.says("p", second.code)).toContain(
      "không dùng được nữa",
    );
  });

  it("is nothing for oneself, for whom nothing is nudged, or after the giver was forgotten", async () => {
    const { desk, code, take } = await office();
    expect(await desk.says("o", code)).toContain("mã của chính bạn");
    expect(await desk.says("r", "bàn giao việc nhắc")).not.toContain(
      "Mã bàn giao",
    );
    await desk.nudges.eraser({ channel: "telegram", sender: "o" });
    expect(await desk.taps("p", take)).toContain("không dùng được nữa");
  });

  it("leaves all as it was where the colleague declines", async () => {
    const { desk, code } = await office();
    await desk.says("p", code);
    await desk.taps("p", { id: `nudge-leave:${code}`, label: "" });
    const heard = await desk.moves("2023-11-08T09:00:00+07:00");
    expect(
      told(heard, "o").filter((one) => one.includes("Nhắc hạn")),
    ).toHaveLength(1);
  });
});
