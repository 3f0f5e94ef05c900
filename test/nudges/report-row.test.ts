import { describe, expect, it } from "vitest";
import { openNudgingDesk } from "./desk.ts";

async function office() {
  const desk = await openNudgingDesk({ now: "2023-11-10T08:00:00+07:00" });
  await desk.grants("c", "officer", "Công an tỉnh Bình Phước");
  await desk.grants("o", "staff", "Sở Tư pháp");
  await desk.says("c", "nhắc tôi hạn báo cáo của Công an tỉnh Bình Phước");
  await desk.says("c", "mặc định");
  return desk;
}

describe("an officer who asks whether an agency has reported", () => {
  it.each([
    "Sở Tư pháp đã nộp chưa?",
    "Sở Tư pháp nộp báo cáo chưa",
    "Sở Tư pháp tỉnh Bình Phước báo cáo xong chưa",
    "bên Sở Tư pháp đã gửi báo cáo chưa vậy",
  ])(
    "is told its row, and reports nothing by it: %s",
    async (words) => {
      const desk = await office();
      expect(await desk.says("c", words)).toMatch(
        /Sở Tư pháp.*\(hạn .*14\/11\/2023/su,
      );
      await desk.says("c", "ghi nhận báo cáo của Sở Tư pháp ngày 9/11");
      expect(await desk.says("c", words)).toMatch(/Sở Tư pháp.*09\/11\/2023/su);
    },
    20_000,
  );

  it("learns of a later day that was granted", async () => {
    const desk = await office();
    await desk.says("c", "gia hạn cho Sở Tư pháp đến 30/11 vì mưa lũ");
    expect(await desk.says("c", "Sở Tư pháp nộp chưa")).toContain(
      "được gia hạn đến 30/11/2023",
    );
  });

  it.each([
    "Sở Tư pháp nộp báo cáo khi nào?",
    "Sở Tư pháp gửi báo cáo cho ai?",
  ])("is answered from the plan what the plan tells: %s", async (words) => {
    const desk = await office();
    expect(await desk.says("c", words)).not.toContain("ghi nhận của bàn trực");
  });

  it("is nobody else: a resident learns nothing of it", async () => {
    const desk = await office();
    expect(await desk.says("r", "Sở Tư pháp đã nộp chưa?")).not.toContain(
      "Theo ghi nhận của bàn trực",
    );
  });
});
