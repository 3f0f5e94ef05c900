import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CivilDate } from "../../src/clock.ts";
import { proofIn } from "../../src/nudges/proof-words.ts";
import { pastDay, typedDay } from "../../src/nudges/typed-date.ts";
import { createNudgeCues, loadNudgeWords } from "../../src/nudges/words.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { openNudgingDesk } from "./desk.ts";

const words = await loadNudgeWords(join(knowledgeFolder, "nudges.yaml"));
const cues = createNudgeCues(words);
/** A Wednesday. */
const today = CivilDate.parse("2023-11-08");

describe("a day that has come", () => {
  it.each([
    ["nộp hôm qua rồi", "2023-11-07"],
    ["xong hôm kia", "2023-11-06"],
    ["xong bữa kia rồi nha", "2023-11-06"],
    ["nộp 3 ngày trước", "2023-11-05"],
    ["gửi cách đây hai hôm", "2023-11-06"],
    ["xong 1 tuần trước", "2023-11-01"],
    ["xong thứ hai", "2023-11-06"],
    ["nộp thứ tư", "2023-11-08"],
    ["nộp thứ năm tuần trước", "2023-11-02"],
    ["xong ngày 3/11", "2023-11-03"],
    ["nộp tuần trước", "vague"],
    ["gửi bữa nọ rồi", "vague"],
    ["xong rồi", undefined],
    ["trước 15/11 đã xong", "2023-11-15"],
  ])("%s", (text, day) => {
    expect(pastDay(text, today, cues)).toBe(day);
  });
});

describe("a day to come", () => {
  it.each([
    ["thứ sáu nhắc lại giùm", "2023-11-10"],
    ["thứ hai", "2023-11-13"],
    ["thứ tư", "2023-11-15"],
    ["thứ sáu tuần này", "2023-11-10"],
    ["thứ sáu tuần sau", "2023-11-17"],
    ["tuần sau nhắc lại", "2023-11-13"],
    ["cuối tuần", "2023-11-10"],
    ["ngày mốt", "2023-11-10"],
    ["mai nhắc", "2023-11-09"],
    ["nhắc lại sau 2 ngày", "2023-11-10"],
    ["sau", undefined],
  ])("%s", (text, day) => {
    expect(typedDay(text, today, cues)).toBe(day);
  });
});

describe("what proves in words", () => {
  it.each([
    ["xong rồi, công văn 123/BC-UBND ngày 10/11", true],
    ["đã gửi https://example.org/a", true],
    ["xong rồi, gửi qua trục liên thông", true],
    ["da nop roi, cong van 77", true],
    ["nộp rồi văn bản số 210", true],
    ["xong rồi nhé bạn ơi", false],
    ["đã nộp 3 bản", false],
    ["đã xong, 10/11", false],
  ])("%s: %s", (text, isProof) => {
    expect(proofIn(text, cues)).toBe(isProof ? text : undefined);
  });
});

describe("an answer to a reminder", () => {
  /** Staff of an agency who were just reminded of a report. */
  async function reminded() {
    const desk = await openNudgingDesk();
    await desk.grants("o", "staff", "Sở Tư pháp");
    await desk.grants("c", "officer");
    await desk.says(
      "o",
      "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước trước 7 ngày",
    );
    await desk.moves("2023-11-08T08:00:00+07:00");
    return desk;
  }

  it("says in its own words that it is done, not that a report on crime is sent", async () => {
    const desk = await reminded();
    for (const said of [
      "nộp rồi nhé",
      "gửi rồi",
      "rồi nhé, nộp hôm kia",
      "bọn em gửi từ hôm thứ hai",
    ]) {
      expect(await desk.says("o", said)).toContain("Đã ghi: Sở Tư pháp");
      expect(await desk.says("o", "ghi nhầm")).toContain("Đã bỏ ghi nhận");
    }
  });

  it("that does not tell the day is asked for it", async () => {
    const desk = await reminded();
    expect(await desk.says("o", "nộp tuần trước rồi")).toContain("ngày nào");
    expect(await desk.says("o", "thứ năm")).toContain("ngày 02/11/2023");
  });

  it("keeps a document's number in the same message as proof", async () => {
    const desk = await reminded();
    await desk.says("o", "xong rồi, công văn 123/BC-STP ngày 7/11");
    expect(
      await desk.says("c", "xem minh chứng của Sở Tư pháp tỉnh Bình Phước"),
    ).toMatch(/07\/11\/2023.*123\/BC-STP/su);
  });

  it("puts it off to a weekday, and a leave told in between is a leave", async () => {
    const desk = await reminded();
    expect(await desk.says("o", "để thứ sáu đi")).toContain("10/11/2023");
    await desk.says("o", "nhắc lại sau");
    expect(await desk.says("o", "thôi khỏi")).toContain("như cũ");
    await desk.says("o", "nhắc lại sau");
    expect(await desk.says("o", "tôi nghỉ phép từ 11/11 tới 16/11")).toContain(
      "tạm dừng nhắc",
    );
  });

  it("ends reminders at a plain word, whatever leads it in", async () => {
    const desk = await reminded();
    expect(await desk.says("o", "thôi khỏi nhắc")).toContain("Đã tắt nhắc");
  });

  it("asks about what it is, and hears the plan's sentence and its section", async () => {
    const desk = await reminded();
    expect(await desk.says("o", "hỏi")).toMatch(/“Báo cáo tổng kết.*mục/su);
  });

  it("noting another agency's report is no proof of the one noted before", async () => {
    const desk = await reminded();
    await desk.says(
      "c",
      "ghi nhận báo cáo của Sở Y tế tỉnh Bình Phước ngày 7/11",
    );
    expect(
      await desk.says(
        "c",
        "ghi nhận báo cáo của Sở Tư pháp tỉnh Bình Phước ngày 6/11, công văn 12/BC-STP",
      ),
    ).toContain("Đã ghi nhận thay: Sở Tư pháp");
  });

  it("to nothing is no question to the plans", async () => {
    const desk = await openNudgingDesk();
    expect(await desk.says("r", "Sở Y tế tỉnh Trà Vinh phải làm gì")).toContain(
      "Sở Y tế",
    );
    expect(await desk.says("r", "sắp xong rồi")).toMatch(/^Vâng/u);
  });

  it.each(["/huy", "/huy nhắc"])(
    "“%s” ends reminders where nothing else is under way",
    async (text) => {
      const desk = await reminded();
      await desk.says("o", "hạn sắp tới");
      expect(await desk.says("o", text)).toContain("Đã tắt nhắc");
      expect(await desk.says("o", "/huy nhắc")).toContain("chưa đặt nhắc");
    },
  );
});
