import { sync } from "node-ical";
import { describe, expect, it } from "vitest";
import { createCalendarListHandler } from "../../handlers/calendar-list.ts";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { createAskingReader } from "../../src/deadlines/asking.ts";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { loadCommands } from "../../src/steering/commands.ts";
import { createDesk } from "../../src/desk.ts";
import { createFeeds } from "../../src/deadlines/feeds.ts";
import type { Message } from "../../src/message.ts";
import { newSession, type Session } from "../../src/session.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

const feeds = createFeeds(openMemory());
const desk = await createDesk({
  knowledgeFolder,
  logger: quiet,
  calendarFeeds: { feeds, url: "https://desk.example.vn/calendar" },
});
const closed = await createDesk({ knowledgeFolder, logger: quiet });

/** A conversation on a day, in which the person's place and agency are known. */
function open(
  at: string,
  set: Partial<Session> = {},
  { via = desk, ...as }: Partial<Message> & { via?: typeof desk } = {},
) {
  let session: Session = { ...newSession(), ...set };
  let count = 0;
  return {
    async send(sent: { text?: string; choose?: string }) {
      count += 1;
      const choice =
        session.offered.find(
          ({ id, label }) => sent.choose === id || sent.choose === label,
        )?.id ?? sent.choose;
      const step = await via.respond(
        {
          id: String(count),
          channel: "telegram",
          conversation: "1",
          sender: "1",
          at: new Date(at),
          text: sent.text ?? "",
          attachments: [],
          group: false,
          named: true,
          ...(choice !== undefined && { choice }),
          ...as,
        },
        session,
      );
      session = step.session;
      const [reply] = step.replies;
      return {
        ...step,
        text: reply?.text ?? "",
        files: reply?.files ?? [],
        labels: reply?.choices.map(({ label }) => label) ?? [],
      };
    },
  };
}

const binhPhuoc = { place: "Tỉnh Bình Phước" };
const health = { ...binhPhuoc, agency: "Sở Y tế" };
const november = "2024-11-05T08:00:00+07:00";

describe("asking what falls due", () => {
  it("lists it with its day, its recipient and its section, each cited", async () => {
    const { text, intent, citations } = await open(november, binhPhuoc).send({
      text: "tháng này nộp gì",
    });
    expect(intent).toBe("question");
    expect(text).toMatch(
      /14\/11\/2024 \(trước ngày 15\/11\/2024\).*— gửi .*\[mục VI\.1\]/,
    );
    expect(text).not.toContain("Trà Vinh");
    expect(
      citations.map(({ plan, section }) => `${plan} ${section}`),
    ).toContain("binh-phuoc-2022 VI.1");
    const lines = text.split("\n").filter((line) => line.startsWith("•"));
    expect(lines.length).toBe(citations.length);
    expect(lines.every((line) => /\[.+\]$/.test(line))).toBe(true);
  });

  it("means the asker's own agency where none is named", async () => {
    const { text } = await open(november, health).send({ text: "hạn sắp tới" });
    expect(text).toContain("Hạn sắp tới của Sở Y tế");
    expect(text).toContain("14/11/2024");
    expect(text).not.toContain("19/11/2024");
  });

  it("marks a day that no text names as suggested", async () => {
    const { text } = await open(november, { place: "Thành phố Trà Vinh" }).send(
      { text: "tháng này nộp gì" },
    );
    expect(text).toMatch(/29\/11\/2024 \(gợi ý, văn bản không nêu ngày/);
  });

  it("tells that the plans do not know what was handed in", async () => {
    const { text } = await open(november, binhPhuoc).send({
      text: "Sở Y tế còn nợ báo cáo nào",
    });
    expect(text).toContain("đã nộp hay chưa");
  });

  it("says that a plan has ended instead of telling what comes", async () => {
    const { text, citations } = await open(
      "2026-11-21T08:00:00+07:00",
      binhPhuoc,
    ).send({ text: "hạn sắp tới" });
    expect(text).toContain(
      "đã hết thời gian thực hiện, ngày cuối là 31/12/2025",
    );
    expect(text).not.toContain("•");
    expect(citations).toEqual([]);
  });

  it("tells of an ended plan's past year, saying that it has ended", async () => {
    const { text } = await open("2026-11-21T08:00:00+07:00", binhPhuoc).send({
      text: "lịch năm 2024",
    });
    expect(text).toContain("đã hết thời gian thực hiện");
    expect(text).toContain("14/11/2024");
  });

  it("goes on page by page, under the plan's name, within what one message holds", async () => {
    const talk = open(november);
    let step = await talk.send({ text: "lịch năm 2024" });
    const seen: string[] = [];
    for (let page = 1; ; page += 1) {
      expect(step.text.length).toBeLessThanOrEqual(1500);
      expect(step.text.split("\n")[1]).toMatch(/^Kế hoạch .*:$/);
      seen.push(...step.citations.map(({ quote, plan }) => plan + quote));
      if (!step.labels.includes("Xem tiếp") || page > 20) break;
      step = await talk.send({ choose: "Xem tiếp" });
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(step.text).toContain("Lịch hạn của tất cả cơ quan");
  });

  it.each([
    ["lịch năm 2024 của kế hoạch 95", "95/KH-UBND", "41/KH-UBND"],
    ["lịch của kế hoạch 41/KH-UBND năm 2024", "41/KH-UBND", "95/KH-UBND"],
  ])("“%s” lists that plan alone", async (text, one, other) => {
    const step = await open(november, health).send({ text });
    expect(step.text).toContain(one);
    expect(step.text).not.toContain(other);
    expect(step.text).not.toContain("Sở Y tế,");
  });

  it.each([
    ["Sở Y tế Đồng Nai còn nợ báo cáo nào", "Tỉnh Đồng Nai"],
    ["lịch năm 2024 của tỉnh Đồng Nai", "Tỉnh Đồng Nai"],
    ["lịch kế hoạch 977/KH-UBND", "977/KH-UBND"],
  ])("“%s”: there is no plan of %s", async (text, name) => {
    const step = await open(november, health).send({ text });
    expect(step.answered).toBe(false);
    expect(step.text).toMatch(new RegExp(`chưa có kế hoạch.*${name}`, "u"));
    expect(step.text).not.toContain("•");
  });

  it("does not narrow what is asked of a place to the asker's agency", async () => {
    const talk = open("2024-06-05T08:00:00+07:00", health);
    const all = await talk.send({ text: "lịch năm 2024 của tỉnh Bình Phước" });
    expect(all.text).toContain("Lịch hạn của Tỉnh Bình Phước");
    const own = await talk.send({
      text: "lịch năm 2024 của cơ quan tôi ở tỉnh Bình Phước",
    });
    expect(own.text).toContain("Lịch hạn của Sở Y tế, Tỉnh Bình Phước");
  });

  it("asks whose calendar is wanted where nothing tells", async () => {
    const talk = open(november);
    const asked = await talk.send({ text: "lịch" });
    expect(asked.text).toContain("địa phương nào");
    const step = await talk.send({ choose: "Tỉnh Bình Phước" });
    expect(step.text).toContain("Lịch hạn của Tỉnh Bình Phước");
  });

  it("lists no suggested day among deadlines that have passed", async () => {
    const { text } = await open("2024-12-05T08:00:00+07:00", health).send({
      text: "quá hạn",
    });
    const [dated = "", suggested = ""] = text.split(
      /^.*các ngày gợi ý đã qua/mu,
    );
    expect(dated).toContain("14/11/2024");
    expect(dated).not.toContain("gợi ý");
    expect(suggested).toContain("29/12/2023");
    expect(suggested).not.toContain("14/11/2024");
  });

  it.each([
    "hạn nộp báo cáo của Sở Tư pháp là ngày nào?",
    "Sở Tư pháp phải làm gì?",
  ])("leaves “%s” to the plans' answers", async (text) => {
    const step = await open(november, binhPhuoc).send({ text });
    expect(step.text).not.toMatch(/Lịch hạn|Hạn sắp tới/);
    expect(step.answered).toBe(true);
  });
});

describe("what an agency has reported", () => {
  it("is owed no more", async () => {
    const { calendar, catalogs } = desk;
    const told: string[] = [];
    const words = calendar.calendar.asking;
    const handler = createCalendarListHandler({
      ...{ ...calendar, catalogs },
      commands: await loadCommands("knowledge/commands.yaml"),
      pageIn: () => undefined,
      asking: createAskingReader({
        words,
        directory: createDirectory(
          await loadAgencies("knowledge/agencies.yaml"),
        ),
        gazetteer: createGazetteer(
          await loadPlaces("knowledge/places.yaml"),
          [],
        ),
      }),
      read: (text) => text,
      isDone: ({ lastDay }, agency) => {
        told.push(agency);
        return Promise.resolve(lastDay === "2024-11-14");
      },
    });
    const message: Message = {
      ...{ id: "1", channel: "telegram", conversation: "1", sender: "1" },
      ...{ at: new Date(november), text: "Sở Tư pháp còn nợ báo cáo nào" },
      ...{ attachments: [], group: false, named: true },
    };
    const step = await handler(message, { ...newSession(), ...binhPhuoc });
    const text = step?.replies[0]?.text ?? "";
    expect(text).not.toContain("14/11/2024");
    expect(text).toContain("31/12/2024");
    expect(text).toContain("Không kể những kỳ đã báo là xong");
    expect(new Set(told)).toEqual(new Set(["Sở Tư pháp"]));
  });
});

describe("/lich", () => {
  it("gives a calendar file of the asker's agency", async () => {
    const { files, text } = await open(november, health).send({
      text: "/lich",
    });
    const [file] = files;
    expect(text).toContain("Sở Y tế, Tỉnh Bình Phước");
    expect(file?.mediaType).toBe("text/calendar");
    const parsed = sync.parseICS(new TextDecoder().decode(file?.bytes));
    expect(
      Object.values(parsed).some((entry) => entry?.type === "VEVENT"),
    ).toBe(true);
  });

  it("with a year lists that year", async () => {
    const { text } = await open(november, health).send({
      text: "/lich năm 2023",
    });
    expect(text).toContain("từ 1/1/2023 đến 31/12/2023");
  });

  it("gives a private address, ends it, and gives another", async () => {
    const talk = open(november, health);
    await talk.send({ text: "/lich" });
    const secretIn = (text: string) =>
      /\/calendar\/([\w-]{32})\.ics/.exec(text)?.[1] ?? "";
    const first = secretIn(
      (await talk.send({ choose: "Lấy địa chỉ lịch riêng" })).text,
    );
    expect(await feeds.find(first)).toMatchObject(health);
    expect((await talk.send({ choose: "Hủy địa chỉ lịch" })).text).toContain(
      "Đã hủy",
    );
    expect(await feeds.find(first)).toBeUndefined();
    expect((await talk.send({ choose: "calendar:end" })).text).toContain(
      "không có địa chỉ",
    );
    const second = secretIn(
      (await talk.send({ choose: "calendar:feed" })).text,
    );
    expect(second).not.toBe(first);
    expect(await feeds.find(second)).toMatchObject(health);
  });

  it("gives no address in a group", async () => {
    const talk = open(november, health, { group: true });
    for (const sent of [{ text: "/lich" }, { choose: "calendar:feed" }]) {
      const { text, files } = await talk.send(sent);
      expect(text).toContain("nhắn riêng");
      expect(files).toEqual([]);
    }
  });

  it("says where no file can be sent, and where there are no addresses", async () => {
    const zalo = await open(november, health, { channel: "zalo" }).send({
      text: "/lich",
    });
    expect(zalo.text).toContain("không gửi được tệp");
    expect(zalo.files).toEqual([]);
    const without = await open(november, health, { via: closed }).send({
      text: "/lich",
    });
    expect(without.text).toContain("chưa mở địa chỉ lịch riêng");
    expect(without.labels).toEqual([]);
  });
});
