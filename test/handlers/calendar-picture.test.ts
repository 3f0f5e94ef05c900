import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { createDesk } from "../../src/desk.ts";
import { createFeeds } from "../../src/deadlines/feeds.ts";
import type { Message } from "../../src/message.ts";
import { newSession } from "../../src/session.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

const feeds = createFeeds(openMemory());
const open = await createDesk({
  knowledgeFolder,
  logger: quiet,
  calendarFeeds: { feeds, url: "https://desk.example.vn/calendar" },
});
const closed = await createDesk({ knowledgeFolder, logger: quiet });

async function ask(
  text: string,
  channel: Message["channel"] = "telegram",
  desk = open,
) {
  const message: Message = {
    ...{ id: "1", channel, conversation: "1", sender: "1", text },
    ...{ at: new Date("2024-03-01T08:00:00+07:00"), attachments: [] },
    ...{ group: false, named: true },
  };
  const { replies } = await desk.respond(message, {
    ...newSession(),
    place: "Thành phố Trà Vinh",
  });
  return replies[0] ?? { text: "", files: [] };
}

describe("a year's calendar", () => {
  it("comes as a picture beneath the list, of a size that Telegram takes as a photo", async () => {
    const { text, files } = await ask("lịch năm 2024 của UBND phường");
    expect(text).toContain("Lịch hạn của ủy ban nhân dân phường");
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ["truc-ban-2024.png", "image/png"],
    ]);
    const bytes = files[0]?.bytes ?? new Uint8Array();
    const { width, height } = decode(bytes);
    expect(width).toBe(1080);
    // Bot API: width and height together at most 10,000, one at most 20 times the other, 10 MB.
    expect(width + height).toBeLessThan(10_000);
    expect(height / width).toBeLessThan(2);
    expect(bytes.length).toBeGreaterThan(50_000);
    expect(bytes.length).toBeLessThan(1_000_000);
  });

  it("comes on Zalo where the desk has a public address to show it from", async () => {
    const words = "lịch năm 2024 của UBND phường";
    expect((await ask(words, "zalo")).files).toHaveLength(1);
    expect((await ask(words, "zalo", closed)).files).toEqual([]);
    expect((await ask(words, "zalo", closed)).text).toContain("Lịch hạn");
    expect((await ask(words, "terminal")).files).toEqual([]);
  });

  it.each([
    "lịch tháng 11 năm 2024 của UBND phường",
    "hạn sắp tới",
    "lịch năm 2031 của UBND phường",
  ])("is words alone for “%s”", async (text) => {
    expect((await ask(text)).files).toEqual([]);
  });
});
