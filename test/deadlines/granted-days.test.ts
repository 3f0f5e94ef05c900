import { sync } from "node-ical";
import { describe, expect, it } from "vitest";
import { loadCatalogs } from "../../src/catalog.ts";
import { openCalendar } from "../../src/deadlines/calendar.ts";
import { calendarText } from "../../src/deadlines/feed-text.ts";
import type { GrantedTo } from "../../src/deadlines/granted-days.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { openNudgingDesk } from "../nudges/desk.ts";
import { day, deadline, planOf } from "./plans.ts";

describe("lists of an agency that was granted a later day", () => {
  async function office() {
    const desk = await openNudgingDesk();
    await desk.grants("o", "staff", "Sở Tư pháp");
    await desk.grants("c", "officer", "Công an tỉnh Bình Phước");
    await desk.says("c", "nhắc tôi hạn của Công an tỉnh Bình Phước");
    await desk.says("c", "gia hạn cho Sở Tư pháp đến 30/11 do mưa lũ kéo dài");
    return desk;
  }

  it.each([
    ["2023-11-10T08:00:00+07:00", "hạn sắp tới của %s"],
    ["2023-11-20T08:00:00+07:00", "hạn sắp tới của %s"],
    ["2023-11-20T08:00:00+07:00", "%s còn nợ báo cáo nào"],
    ["2023-12-04T08:00:00+07:00", "quá hạn của %s"],
    ["2023-11-20T08:00:00+07:00", "lịch năm nay của %s"],
  ])(
    "name both days and the reason on %s: %s",
    async (now, words) => {
      const desk = await office();
      desk.clock.set(new Date(now));
      const agency = "Sở Tư pháp tỉnh Bình Phước";
      expect(await desk.says("o", words.replace("%s", agency))).toMatch(
        /30\/11\/2023 \(đã gia hạn; hạn của văn bản: trước ngày 15\/11\/2023; lý do: mưa lũ kéo dài/u,
      );
    },
    20_000,
  );

  it("hold nothing overdue that was granted time, and only for that agency", async () => {
    const desk = await office();
    desk.clock.set(new Date("2023-11-20T08:00:00+07:00"));
    const over = (agency: string) =>
      desk.says("o", `quá hạn của ${agency} tỉnh Bình Phước`);
    expect(await over("Sở Tư pháp")).not.toContain("mưa lũ");
    expect(await over("Sở Tư pháp")).not.toContain("14/11/2023");
    expect(await over("Sở Y tế")).toContain("14/11/2023");
  }, 20_000);
});

describe("a calendar of an agency that was granted a later day", () => {
  const plan = planOf([
    deadline({
      rule: "yearly",
      date: "11-15",
      evidence: "gửi báo cáo; trước ngày 15/11, hằng năm",
    }),
  ]);
  const grantedTo: GrantedTo = ({ period }, agency) =>
    Promise.resolve(
      period === "2024" && agency === "Sở Y tế"
        ? { to: day("2024-11-29"), reason: "mưa lũ" }
        : undefined,
    );

  async function write(agency: string) {
    const calendar = await openCalendar(knowledgeFolder, [plan]);
    const catalogs = await loadCatalogs("knowledge/messages");
    const parts = { calendar, catalogs, concerns: () => true, grantedTo };
    const whose = { place: null, agency };
    return calendarText(parts, whose, "vi", day("2024-10-01"));
  }

  const eventOf = (text: string) =>
    Object.values(sync.parseICS(text)).flatMap((entry) =>
      entry?.type === "VEVENT" ? [entry] : [],
    );

  it("moves that one time, says why, and keeps the event under its UID", async () => {
    const [own] = eventOf(await write("Sở Y tế"));
    const [other] = eventOf(await write("Sở Tư pháp"));
    expect(own?.uid).toBe(other?.uid);
    expect(own?.rrule?.toString()).toBe(other?.rrule?.toString());
    const [moved] = Object.values(own?.recurrences ?? {});
    expect(moved?.uid).toBe(own?.uid);
    const start: unknown = moved?.start;
    expect(start).toBeInstanceOf(Date);
    expect(String(start)).toContain("Nov 29 2024");
    const words = JSON.stringify(moved?.description);
    expect(words).toContain("đã gia hạn đến 29/11/2024");
    expect(words).toContain("trước ngày 15/11/2024. Lý do: mưa lũ");
    expect(other?.recurrences).toBeUndefined();
  });

  it("moves the task as well", async () => {
    const text = await write("Sở Y tế");
    expect(text).toContain("DUE;VALUE=DATE:20241129");
    expect(text).not.toContain("DUE;VALUE=DATE:20241114");
    expect(text).toContain("RECURRENCE-ID;VALUE=DATE:20241114");
  });
});
