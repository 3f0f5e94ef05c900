import { describe, expect, it } from "vitest";
import { openNudgingDesk, told } from "./desk.ts";

async function office(now = "2023-11-03T08:00:00+07:00") {
  const desk = await openNudgingDesk({ now });
  await desk.says("o", "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước");
  await desk.says("o", "trước 7 ngày");
  await desk.says("n", "nhắc tôi hạn báo cáo của Sở Nội vụ tỉnh Bình Phước");
  await desk.says("n", "trước 7 ngày");
  await desk.grants("c", "officer");
  await desk.says("c", "nhắc tôi hạn báo cáo của Công an tỉnh Bình Phước");
  await desk.says("c", "trước 1 ngày");
  return desk;
}

describe("a later day", () => {
  it("is told at once to who follows the agency, and to nobody else", async () => {
    const desk = await office();
    await desk.moves("2023-11-04T09:00:00+07:00");
    await desk.says("c", "gia hạn cho Sở Tư pháp đến 30/11 vì mưa lũ");
    const heard = desk.unasked();
    expect(told(heard, "o")).toEqual([
      expect.stringMatching(/Sở Tư pháp được gia hạn.*30\/11\/2023.*mưa lũ/su),
    ]);
    expect(told(heard, "n")).toEqual([]);
  });

  it("is granted also for what falls due in some months", async () => {
    const desk = await office("2023-06-05T08:00:00+07:00");
    expect(
      await desk.says(
        "c",
        "gia hạn cho Sở Tư pháp đến 30/11/2023 vì đang sáp nhập",
      ),
    ).toContain("14/11/2023: Báo cáo tổng kết");
  });

  it("is named where it has passed and nothing was reported", async () => {
    const desk = await office();
    await desk.says("c", "gia hạn cho Sở Tư pháp đến 30/11 vì mưa lũ");
    await desk.moves("2023-12-04T09:00:00+07:00");
    expect(await desk.says("c", "bảng báo cáo Bình Phước")).toContain(
      "Sở Tư pháp: quá hạn đã gia hạn đến 30/11/2023",
    );
  });
});

it("lists no nudge within a leave as the next one", async () => {
  const desk = await office();
  await desk.says("o", "nghỉ phép tới 20/11");
  const list = await desk.says("o", "danh sách nhắc");
  expect(list).toContain("Đang tạm dừng tới hết 20/11/2023");
  expect(list).toMatch(/Tin nhắc sắp tới: Thứ Ba 21\/11\/2023/u);
});

it("shows officers a past year's reports where they ask for it", async () => {
  const desk = await office();
  const table = await desk.says("c", "bảng báo cáo năm 2022 Bình Phước");
  expect(table).toContain("hạn 14/11/2022");
  expect(table).not.toContain("/2023):");
});
