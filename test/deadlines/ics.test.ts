import { sync } from "node-ical";
import { describe, expect, it } from "vitest";
import { loadCatalogs } from "../../src/catalog.ts";
import { openCalendar } from "../../src/deadlines/calendar.ts";
import { addDays } from "../../src/deadlines/civil-days.ts";
import { calendarText, obligationsFor } from "../../src/deadlines/feed-text.ts";
import { isListed } from "../../src/deadlines/listed.ts";
import type { Obligation } from "../../src/deadlines/occurrence.ts";
import type { LibraryPlan } from "../../src/plans/plan.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { day, deadline, planOf } from "./plans.ts";

// Named, or everybody's: what is told of an agency beyond that is tried where agencies are compared.
const concerns = ({ who }: Obligation, agency: string) =>
  who.length === 0 || who.includes(agency);
const catalogs = await loadCatalogs("knowledge/messages");
const library = await loadLibrary(knowledgeFolder);

async function writing(plans: readonly LibraryPlan[]) {
  return {
    calendar: await openCalendar(knowledgeFolder, plans),
    concerns,
    catalogs,
  };
}

const all = { place: null, agency: null };

async function write(
  plans: readonly LibraryPlan[],
  today: string,
): Promise<string> {
  return calendarText(await writing(plans), all, "vi", day(today));
}

interface Entry {
  readonly uid: string;
  readonly days: readonly string[];
}

/** What another program reads from a calendar: each event's uid and all its days. */
function read(text: string): {
  events: Entry[];
  todos: Entry[];
  all: ReturnType<typeof sync.parseICS>;
} {
  const parsed = sync.parseICS(text);
  const events: Entry[] = [];
  const todos: Entry[] = [];
  for (const entry of Object.values(parsed)) {
    if (entry?.type === "VEVENT") {
      const days = entry.rrule?.all().map((date) => iso(date)) ?? [
        iso(entry.start),
      ];
      events.push({ uid: entry.uid, days });
    }
    if (entry?.type === "VTODO") todos.push({ uid: entry.uid, days: [] });
  }
  return { events, todos, all: parsed };
}

function iso(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

const dated = planOf([
  deadline({
    date: "11-15",
    evidence: "gửi báo cáo; trước ngày 15/11, hằng năm",
  }),
]);

describe("a calendar file", () => {
  it("tells what recurs on one day by one rule that ends with the plan", async () => {
    const text = await write([dated], "2023-10-01");
    expect(text).toContain("RRULE:FREQ=YEARLY;UNTIL=20251114\r\n");
    const { events } = read(text);
    expect(events.map(({ days }) => days)).toEqual([
      ["2021-11-14", "2022-11-14", "2023-11-14", "2024-11-14", "2025-11-14"],
    ]);
  });

  it("tells irregular days one by one", async () => {
    const text = await write(
      [planOf([deadline({ rule: "quarterly" })])],
      "2023-10-01",
    );
    expect(text).not.toContain("RRULE");
    const { events } = read(text);
    expect(events.flatMap(({ days }) => days)).toContain("2023-09-29");
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it("has to-dos of what is ahead beside the events, each with an id of its own", async () => {
    const text = await write([dated], "2023-10-01");
    expect(text.match(/BEGIN:VTODO/g)).toHaveLength(3);
    expect(text).toContain("DUE;VALUE=DATE:20231114\r\n");
    const uids = [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
    expect(new Set(uids).size).toBe(4);
  });

  it("keeps its ids from day to day", async () => {
    const uids = (text: string) => text.match(/^UID:(?!todo).*$/gm);
    expect(uids(await write([dated], "2024-10-01"))).toEqual(
      uids(await write([dated], "2023-10-01")),
    );
  });

  it("is the same text all day", async () => {
    expect(await write([dated], "2023-10-01")).toBe(
      await write([dated], "2023-10-01"),
    );
  });

  it("keeps lines to 75 octets, ended by CRLF, without a cut letter", async () => {
    const text = await write(library, "2024-03-01");
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lengths = text.split("\r\n").map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
  });

  it("names dates without time or zone, and no address", async () => {
    const text = await write(library, "2024-03-01");
    expect(
      text
        .match(/^DTSTART.*$/gm)
        ?.every((line) => /^DTSTART;VALUE=DATE:\d{8}\r?$/.test(line)),
    ).toBe(true);
    expect(text).not.toMatch(/^URL|BEGIN:VTIMEZONE/m);
  });

  it("warns before and on the day", async () => {
    const { all: parsed } = read(await write([dated], "2023-10-01"));
    const alarms = Object.values(parsed).flatMap((entry) =>
      entry?.type === "VEVENT" ? (entry.alarms ?? []) : [],
    );
    expect(alarms.map(({ trigger }) => trigger)).toEqual([
      "-P6DT16H",
      "-PT16H",
      "PT8H",
    ]);
  });

  it("quotes the plan's sentence and names its section", async () => {
    const { all: parsed } = read(await write([dated], "2023-10-01"));
    const [event] = Object.values(parsed).filter(
      (entry) => entry?.type === "VEVENT",
    );
    const description =
      event?.type === "VEVENT" ? JSON.stringify(event.description) : "";
    expect(description).toContain("“gửi báo cáo; trước ngày 15/11, hằng năm”");
    expect(description).toContain("mục VI.1");
    expect(description).toContain("Hạn: trước ngày 15/11.");
  });

  it("shows another program the very days that the plans fall due, for all plans", async () => {
    const parts = await writing(library);
    const today = day("2024-03-01");
    const { events } = read(await calendarText(parts, all, "vi", today));
    const shown = events
      .flatMap(({ days }) => days)
      .filter((date) => date >= "2024-01-01" && date <= "2024-08-30");
    const window = { from: day("2024-01-01"), to: day("2024-08-30") };
    const due = parts.calendar
      .occurrences(window)
      .filter(({ obligation }) => isListed(obligation, "calendar"))
      .map(({ lastDay }) => String(lastDay));
    expect(shown.sort()).toEqual(due.sort());
    expect(due.length).toBeGreaterThan(100);
  });

  it("shows nothing ahead of plans that have ended", async () => {
    const { events, todos } = read(await write(library, "2026-11-21"));
    const ahead = events
      .flatMap(({ days }) => days)
      .filter((date) => date > "2026-11-21");
    expect([...ahead, ...todos]).toEqual([]);
  });
});

describe("an agency's calendar", () => {
  it("holds what is the agency's in the plans of its place", async () => {
    const parts = await writing([
      planOf([
        deadline({ who: ["Sở Y tế"], evidence: "một" }),
        deadline({ who: ["Sở Tư pháp"], evidence: "hai" }),
        deadline({ who: [], evidence: "ba" }),
      ]),
    ]);
    const of = (place: string, agency: string) =>
      obligationsFor(parts, { place, agency }).map(({ evidence }) => evidence);
    expect(of("Tỉnh Mẫu", "Sở Y tế")).toEqual(["một", "ba"]);
    expect(of("Tỉnh Khác", "Sở Y tế")).toEqual([]);
  });

  it("is limited to a window that is asked for", async () => {
    const parts = await writing([dated]);
    const window = {
      from: day("2024-01-01"),
      to: addDays(day("2025-01-01"), -1),
    };
    const { events } = read(
      await calendarText(parts, all, "vi", day("2023-10-01"), window),
    );
    expect(events.map(({ days }) => days)).toEqual([["2024-11-14"]]);
  });
});
