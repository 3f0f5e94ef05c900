import { describe, expect, it } from "vitest";
import { openNudgingDesk, told } from "./desk.ts";

async function weekly(leads: string, until: string, leave?: string) {
  const desk = await openNudgingDesk({ now: "2023-11-01T08:00:00+07:00" });
  await desk.says("o", "nhắc tôi hạn báo cáo của Sở Tài chính tỉnh Trà Vinh");
  await desk.says("o", leads);
  await desk.says("o", "gộp hằng tuần");
  if (leave !== undefined) await desk.says("o", leave);
  return told(await desk.moves(until), "o");
}

describe("a weekly digest", () => {
  it.each(["nhắc trước 4 ngày", "nhắc trước 7, 3, 1 ngày"])(
    "speaks of no day off where none moved a nudge: %s",
    async (leads) => {
      const texts = await weekly(leads, "2023-11-29T12:00:00+07:00");
      expect(texts.join("\n")).not.toContain("ngày nghỉ");
      expect(texts.length).toBeGreaterThan(0);
    },
  );

  it("counts the days that are truly left", async () => {
    const [first] = await weekly(
      "nhắc trước 1 ngày",
      "2023-11-13T12:00:00+07:00",
    );
    expect(first).toMatch(/còn 1 ngày tới ngày cuối.*14\/11\/2023/su);
  });
});

it("names the day off that a single nudge was moved from", async () => {
  const desk = await openNudgingDesk({ now: "2023-11-01T08:00:00+07:00" });
  await desk.says("o", "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước");
  await desk.says("o", "trước 3 ngày");
  const [only] = told(await desk.moves("2023-11-10T12:00:00+07:00"), "o");
  expect(only).toMatch(/còn 4 ngày.*12\/11 là Chủ Nhật, ngày nghỉ/su);
});
