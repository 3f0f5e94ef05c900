import { sync } from "node-ical";
import { describe, expect, it } from "vitest";
import { loadCatalogs } from "../../src/catalog.ts";
import { fixedClock } from "../../src/clock.ts";
import { openCalendar } from "../../src/deadlines/calendar.ts";
import { createCalendarService } from "../../src/deadlines/feed-text.ts";
import { createFeeds } from "../../src/deadlines/feeds.ts";
import type { SetDaysInForce } from "../../src/deadlines/set-day.ts";
import type { LibraryPlan } from "../../src/plans/plan.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { day } from "./plans.ts";

const library = await loadLibrary(knowledgeFolder);
const catalogs = await loadCatalogs("knowledge/messages");
const anna = { channel: "telegram", sender: "1" } as const;

/** Feeds on one store; each call of `serve` is a process that has just started. */
async function open() {
  const storage = openMemory();
  const secret = await createFeeds(storage).make(anna, {
    place: "Thành phố Trà Vinh",
    agency: null,
    language: "vi",
  });
  return {
    serve: async (
      plans: readonly LibraryPlan[] = library,
      {
        now = "2024-03-01T08:00:00+07:00",
        days = new Map(),
      }: {
        readonly now?: string;
        readonly days?: SetDaysInForce;
      } = {},
    ) => {
      const calendar = await openCalendar(knowledgeFolder, plans, () => days);
      const writing = { calendar, catalogs, concerns: () => true };
      const clock = fixedClock(new Date(now));
      const service = createCalendarService(
        writing,
        createFeeds(storage),
        clock,
      );
      const served = await service(secret);
      const parsed = sync.parseICS(served?.text ?? "");
      const uids = Object.values(parsed).flatMap((entry) =>
        entry?.type === "VEVENT" || entry?.type === "VTODO" ? [entry.uid] : [],
      );
      return { tag: served?.tag, text: served?.text ?? "", uids, calendar };
    },
  };
}

/** The library with one sentence of the city's plan changed. */
function edited(from: RegExp, to: string): LibraryPlan[] {
  return library.map((plan) =>
    plan.slug === "tra-vinh-city-41-2021"
      ? {
          ...plan,
          deadlines: plan.deadlines.map((one) => ({
            ...one,
            evidence: one.evidence.replace(from, to),
          })),
        }
      : plan,
  );
}

describe("a calendar that programs have subscribed to", () => {
  it("is the same after a restart, down to its entity tag", async () => {
    const { serve } = await open();
    const [one, other] = [await serve(), await serve()];
    expect(other.text).toBe(one.text);
    expect(other.tag).toBe(one.tag);
    expect(one.uids.length).toBeGreaterThan(50);
    expect(new Set(one.uids).size).toBe(one.uids.length);
  });

  it("keeps the ids of all but the sentence that was edited", async () => {
    const { serve } = await open();
    const before = await serve();
    const after = await serve(edited(/^Định kỳ hàng tháng,/, "Hằng tháng,"));
    const kept = before.uids.filter((uid) => after.uids.includes(uid));
    const gone = before.uids.filter((uid) => !after.uids.includes(uid));
    expect(after.tag).not.toBe(before.tag);
    expect(gone.length).toBeGreaterThan(0);
    const obligations = new Set(
      gone.map((uid) => uid.replace(/^todo-/, "").slice(0, 16)),
    );
    expect(obligations.size).toBe(1);
    expect(kept.length).toBeGreaterThan(gone.length);
  });

  it("keeps the ids of what moves because an admin set a day, so that programs move it", async () => {
    const { serve } = await open();
    const before = await serve();
    const monthly = before.calendar.obligations.find(
      ({ rule }) => rule === "monthly",
    );
    const set = { day: { month: 1, day: 25 }, from: day("2024-03-01") };
    const days = new Map([[monthly?.id ?? "", [set]]]);
    const after = await serve(library, { days });
    expect(after.text).toContain("DTSTART;VALUE=DATE:20240325");
    expect(before.text).not.toContain("DTSTART;VALUE=DATE:20240325");
    const own = (uids: readonly string[]) =>
      uids.filter((uid) => uid.includes(monthly?.id ?? "none")).sort();
    expect(own(after.uids)).toEqual(own(before.uids));
  });

  it("keeps the ids of what is still ahead from one month to the next", async () => {
    const { serve } = await open();
    const march = await serve();
    const april = await serve(library, { now: "2024-04-01T08:00:00+07:00" });
    const later = march.uids.filter((uid) => /2024-0[5-9]@/.test(uid));
    expect(later.length).toBeGreaterThan(5);
    expect(april.uids).toEqual(expect.arrayContaining(later));
    const shared = march.uids.filter((uid) => april.uids.includes(uid));
    expect(shared.length / march.uids.length).toBeGreaterThan(0.8);
  });

  it("has an event for every to-do, on the same day, for programs that know none", async () => {
    const { serve } = await open();
    const parsed = sync.parseICS((await serve()).text);
    const entries = Object.values(parsed);
    const dates = entries.flatMap((entry) =>
      entry?.type !== "VEVENT"
        ? []
        : (entry.rrule?.all().map((date) => date.toDateString()) ?? [
            entry.start.toDateString(),
          ]),
    );
    const todos = entries.flatMap((entry) =>
      entry?.type === "VTODO" ? [entry.due?.toDateString()] : [],
    );
    expect(todos.length).toBeGreaterThan(20);
    expect(todos.filter((date) => !dates.includes(date ?? ""))).toEqual([]);
  });
});
