import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { openNudgingDesk, told } from "./desk.ts";

/** The knowledge without one plan. */
async function without(plan: string): Promise<string> {
  const folder = join(await temporaryFolder(), "knowledge");
  await cp(knowledgeFolder, folder, { recursive: true });
  await rm(join(folder, "plans", plan), { recursive: true });
  return folder;
}

describe("a plan that is withdrawn while nudges wait", () => {
  it("nudges of nothing, escalates nothing, and says so to who answers an old nudge", async () => {
    const storage = openMemory();
    const desk = await openNudgingDesk({ storage });
    await desk.grants("o", "staff", "Sở Tư pháp");
    await desk.grants("h", "head", "Sở Tư pháp tỉnh Bình Phước");
    await desk.grants("c", "officer", "Công an tỉnh Bình Phước");
    const wish = "của Sở Tư pháp tỉnh Bình Phước trước 7 ngày";
    await desk.says("o", `nhắc tôi hạn báo cáo ${wish}`);
    const before = await desk.moves("2023-11-15T10:00:00+07:00");
    const done = before.at(-1)?.choices[0];
    const now = "2023-11-15T12:00:00+07:00";
    const knowledge = await without("binh-phuoc-2022");
    const after = await openNudgingDesk({ storage, knowledge, now });
    await after.nudges.refresh();
    const heard = await after.moves("2023-12-20T10:00:00+07:00");
    for (const who of ["o", "h", "c"]) expect(told(heard, who)).toEqual([]);
    expect(done && (await after.taps("o", done))).toContain(
      "không còn trong kế hoạch",
    );
    expect(await after.says("o", "đã xong")).toContain("không có tin nhắc nào");
    expect(await after.says("c", "bảng báo cáo Bình Phước")).not.toContain(
      "Sở Tư pháp: đã báo cáo",
    );
  });
});
