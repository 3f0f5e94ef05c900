import { describe, expect, it, onTestFinished } from "vitest";
import { loadCatalogs } from "../../src/catalog.ts";
import { settableClock } from "../../src/clock.ts";
import { openCalendar } from "../../src/deadlines/calendar.ts";
import { createCalendarService } from "../../src/deadlines/feed-text.ts";
import { createFeeds } from "../../src/deadlines/feeds.ts";
import { createHttpServer } from "../../src/http/server.ts";
import { createLogger } from "../../src/logger.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";

const anna = { channel: "telegram", sender: "1" } as const;
const library = await loadLibrary(knowledgeFolder);
const writing = {
  calendar: await openCalendar(knowledgeFolder, library),
  concerns: () => true,
  catalogs: await loadCatalogs("knowledge/messages"),
};

/** A server with one person's feed, on a free port of this machine. */
async function open() {
  const clock = settableClock();
  clock.set(new Date("2023-10-01T08:00:00+07:00"));
  const feeds = createFeeds(openMemory());
  const lines: string[] = [];
  const logger = createLogger("debug", clock, {
    write: (line) => lines.push(line),
  });
  const server = createHttpServer({
    host: "127.0.0.1",
    port: 0,
    webhooks: [],
    checks: [],
    metrics: { contentType: "text/plain", text: () => Promise.resolve("") },
    logger,
    calendar: createCalendarService(writing, feeds, clock),
  });
  onTestFinished(() => server.close());
  const address = await server.listen();
  const secret = await feeds.make(anna, {
    place: "Tỉnh Bình Phước",
    agency: "Sở Tư pháp",
    language: "vi",
  });
  const get = (headers: Record<string, string> = {}, name = `${secret}.ics`) =>
    fetch(`${address}/calendar/${name}`, { headers });
  return { get, feeds, clock, lines, secret };
}

describe("a calendar feed", () => {
  it("is fetched by its secret as iCalendar that nobody keeps", async () => {
    const { get } = await open();
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(
      "text/calendar; charset=utf-8",
    );
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const text = await answer.text();
    expect(text).toContain("RRULE:FREQ=YEARLY;UNTIL=20251114");
    expect(text).toContain("X-WR-CALNAME:");
  });

  it("is not sent again to who has it, until it changes", async () => {
    const { get, clock } = await open();
    const tag = (await get()).headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]+"$/);
    const again = await get({ "if-none-match": `"x", W/${tag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    clock.set(new Date("2023-11-15T08:00:00+07:00"));
    expect((await get({ "if-none-match": tag })).status).toBe(200);
  });

  it("is gone once revoked, as if it had never been", async () => {
    const { get, feeds } = await open();
    await feeds.revoke(anna);
    const revoked = await get();
    const never = await get({}, `${"A".repeat(32)}.ics`);
    expect([revoked.status, await revoked.text()]).toEqual([404, ""]);
    expect([never.status, await never.text()]).toEqual([404, ""]);
  });

  it.each(["", "x", "x.ics", "%2e%2e%2f.ics", `${"A".repeat(60)}.ics`])(
    "is not found as %s",
    async (name) => {
      const { get } = await open();
      expect((await get({}, name)).status).toBe(404);
    },
  );

  it("is not found without its ending", async () => {
    const { get, secret } = await open();
    expect((await get({}, secret)).status).toBe(404);
  });

  it("leaves its secret in no log", async () => {
    const { get, lines, secret } = await open();
    await get();
    await get({}, `${secret}.txt`);
    expect(lines.join("\n")).not.toContain(secret);
  });
});
