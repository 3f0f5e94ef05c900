import { describe, expect, it } from "vitest";
import { CivilDate } from "../../src/clock.ts";
import { createDesk } from "../../src/desk.ts";
import type { Message } from "../../src/message.ts";
import { createRoster } from "../../src/people/roster.ts";
import { newSession, type Session } from "../../src/session.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

const now = "2023-10-12T09:00:00+07:00";
const city = { place: "Thành phố Trà Vinh" };

/** A desk on a store of its own, and an admin's conversation with it. */
async function open(
  set: Partial<Session> = city,
  { isAdmin = true, group = false } = {},
) {
  const clock = { now: () => new Date(now) };
  const storage = openMemory();
  const roster = createRoster(storage, clock);
  if (isAdmin)
    await roster.grant({ channel: "telegram", sender: "1" }, "admin");
  const desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    nudging: { storage, clock, roster, post: () => Promise.resolve() },
  });
  let session: Session = { ...newSession(), ...set };
  let count = 0;
  return {
    desk,
    async send(text: string) {
      count += 1;
      const message: Message = {
        ...{ id: String(count), channel: "telegram", conversation: "1" },
        ...{ sender: "1", at: new Date(now), text, attachments: [] },
        ...{ group, named: true },
      };
      const tapped = session.offered.find(({ label }) => label === text);
      const step = await desk.respond(
        tapped ? { ...message, choice: tapped.id } : message,
        session,
      );
      session = step.session;
      const [reply] = step.replies;
      return {
        text: reply?.text ?? "",
        labels: reply?.choices.map(({ label }) => label) ?? [],
      };
    },
    days: () =>
      desk.calendar.calendar
        .occurrences({
          from: CivilDate.parse("2023-10-01"),
          to: CivilDate.parse("2023-12-31"),
        })
        .filter(({ obligation, suggested }) => !suggested && !obligation.stated)
        .map(({ lastDay }) => lastDay),
  };
}

describe("an admin", () => {
  it("who sets a day that has passed is told the next such day, and what counts until then", async () => {
    const talk = await open();
    const { text } = await talk.send(
      "đặt hạn gửi chương trình hàng tháng của Công an thành phố là ngày 5",
    );
    expect(text).toMatch(
      /Kỳ tới: Chủ Nhật 05\/11\/2023 \(riêng kỳ này.*ngày gợi ý: Thứ Ba 31\/10\/2023\)/u,
    );
  });

  it("sets a day in plain words, sees it in the list and takes it back", async () => {
    const talk = await open();
    const { text, labels } = await talk.send(
      "đặt hạn gửi chương trình hàng tháng của Công an thành phố là ngày 25",
    );
    expect(text).toContain("Đã đặt hạn: ngày 25 hằng tháng");
    expect(text).toContain("25/10/2023");
    expect(text).toContain("ngày do quản trị đặt");
    expect(talk.days()).toEqual(["2023-10-25", "2023-11-25", "2023-12-25"]);
    const list = await talk.send("tháng này nộp gì");
    expect(list.text).toMatch(/25\/10\/2023 \(ngày do quản trị đặt/);
    await talk.send("x");
    const again = await talk.send(
      "đặt hạn gửi chương trình hàng tháng của Công an thành phố là ngày 20",
    );
    expect(labels).toEqual(["Hoàn tác"]);
    expect(again.labels).toEqual(["Hoàn tác"]);
    const undone = await talk.send("Hoàn tác");
    expect(undone.text).toContain("Đang là: ngày 25 hằng tháng");
    expect(talk.days()).toEqual(["2023-10-25", "2023-11-25", "2023-12-25"]);
  });

  it("chooses from the work that has no day, and types the day alone", async () => {
    const talk = await open();
    const list = await talk.send("/datngay");
    expect(list.text).toContain("văn bản không nêu ngày");
    const monthly = list.labels.find((label) => label.startsWith("Hằng tháng"));
    const asked = await talk.send(monthly ?? "");
    expect(asked.text).toContain("Đang là: ngày gợi ý");
    const done = await talk.send("25");
    expect(done.text).toContain("Đã đặt hạn: ngày 25 hằng tháng");
    expect(talk.days()).toContain("2023-10-25");
  });

  it("chooses among what is meant, and the day typed before is set", async () => {
    const talk = await open();
    const which = await talk.send(
      "dat han bao cao 6 thang cua UBND phuong la ngay 20/6",
    );
    const said =
      which.labels.length > 1 ? await talk.send(which.labels[0] ?? "") : which;
    expect(said.text).toContain("Đã đặt hạn");
    expect(talk.days()).toEqual(["2023-12-20"]);
  });

  it("is told where nothing of that rhythm is asked of an agency, with what is", async () => {
    const talk = await open();
    const { text, labels } = await talk.send(
      "đặt hạn báo cáo tháng của UBND phường là ngày 25",
    );
    expect(text).toContain("Không có việc nào đúng như vậy");
    expect(labels.some((label) => label.startsWith("6 tháng"))).toBe(true);
    expect(talk.days()).toEqual([]);
  });

  it("cannot move the day that the text names", async () => {
    const talk = await open({ place: "Tỉnh Trà Vinh" });
    const { text } = await talk.send(
      "đặt hạn báo cáo năm của các cơ quan, đơn vị là ngày 1/12",
    );
    expect(text).toContain("Văn bản đã nêu ngày");
    expect(text).toContain("15/11");
    expect(talk.days()).toEqual([]);
  });

  it.each([
    [
      "đặt hạn chương trình hàng tháng của Công an thành phố là ngày 32",
      "Không có ngày như vậy",
    ],
    [
      "đặt hạn chương trình hàng tháng của Công an thành phố là thứ sáu",
      "hằng tháng",
    ],
    [
      "đặt hạn dự toán kinh phí hàng năm của các cơ quan là ngày 30/2",
      "Không có ngày như vậy",
    ],
  ])("is asked again for “%s”", async (typed, expected) => {
    const talk = await open();
    expect((await talk.send(typed)).text).toContain(expected);
    expect(talk.days()).toEqual([]);
  });

  it("sets nothing in a group", async () => {
    const talk = await open(city, { group: true });
    const { text } = await talk.send("/datngay");
    expect(text).toContain("nhắn riêng");
  });
});

describe("somebody who is no admin", () => {
  it.each([
    "/datngay",
    "đặt hạn báo cáo tháng của Công an thành phố là ngày 25",
  ])("sets nothing by “%s”", async (typed) => {
    const talk = await open(city, { isAdmin: false });
    const { text } = await talk.send(typed);
    expect(text).not.toMatch(/Đã đặt hạn|quản trị/);
    expect(talk.days()).toEqual([]);
  });
});
