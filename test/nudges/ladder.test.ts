import { describe, expect, it } from "vitest";
import { type Heard, openNudgingDesk, told } from "./desk.ts";

const wish = "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước trước 7 ngày";
const policeWish =
  "nhắc tôi hạn báo cáo của Công an tỉnh Bình Phước trước 1 ngày";

/** Staff of an agency, its head and an officer of the standing agency; a report that was due on 14/11, a Tuesday. */
async function office({ head = true } = {}) {
  const desk = await openNudgingDesk();
  await desk.grants("o", "staff", "Sở Tư pháp");
  await desk.grants("c", "officer", "Công an tỉnh Bình Phước");
  if (head) await desk.grants("h", "head", "Sở Tư pháp tỉnh Bình Phước");
  await desk.says("o", wish);
  await desk.says("c", policeWish);
  await desk.moves("2023-11-14T20:00:00+07:00");
  return desk;
}

/** What somebody was told of the ladder of the agency. */
const ladderTold = (heard: readonly Heard[], to: string) =>
  told(heard, to).filter(
    (text) => text.includes("Bước") && text.includes("của Sở Tư pháp"),
  );

/** The choice under the last step that somebody was told. */
function choiceOf(heard: readonly Heard[], to: string, label: string) {
  const last = heard.findLast(
    (one) => one.to === to && one.text.includes("cho Sở Tư pháp"),
  );
  const choice = last?.choices.find((one) => one.label === label);
  if (choice === undefined) throw new RangeError(`no choice ${label}`);
  return choice;
}

describe("what is overdue", () => {
  it("goes from the person to the head to the standing agency, each told its step and what came before", async () => {
    const desk = await office();
    const first = await desk.moves("2023-11-15T20:00:00+07:00");
    expect(ladderTold(first, "o")[0]).toMatch(
      /Bước 1\/3: nhắc người theo dõi.*ngày 16\/11 tôi báo người đứng đầu cơ quan, ngày 21\/11 báo cơ quan thường trực/su,
    );
    expect(told(first, "h")).toEqual([]);
    const second = await desk.moves("2023-11-16T20:00:00+07:00");
    expect(ladderTold(second, "h")).toEqual([
      expect.stringMatching(
        /quá hạn 2 ngày.*Bước 2\/3: báo người đứng đầu Sở Tư pháp.*bước 1: đã nhắc người theo dõi của Sở Tư pháp ngày 15\/11/su,
      ),
    ]);
    expect(ladderTold(second, "h")[0]).toContain("“Báo cáo tổng kết");
    expect(ladderTold(second, "c")).toEqual([]);
    const third = await desk.moves("2023-11-21T20:00:00+07:00");
    expect(ladderTold(third, "c")).toEqual([
      expect.stringMatching(
        /Bước 3\/3: báo cơ quan thường trực.*bước 1.*15\/11.*Bước 2: đã báo người đứng đầu ngày 16\/11/su,
      ),
    ]);
    expect(ladderTold(third, "h")).toEqual([]);
    const later = await desk.moves("2024-01-05T20:00:00+07:00");
    expect([...ladderTold(later, "h"), ...ladderTold(later, "c")]).toEqual([]);
  });

  it("skips a head whom nobody has named, and says so before and after", async () => {
    const desk = await office({ head: false });
    const first = await desk.moves("2023-11-15T20:00:00+07:00");
    expect(ladderTold(first, "o")[0]).toMatch(
      /chưa được cho biết ai là người đứng đầu Sở Tư pháp.*ngày 21\/11 tôi báo thẳng cơ quan thường trực/su,
    );
    const third = await desk.moves("2023-11-21T20:00:00+07:00");
    expect(ladderTold(third, "c")[0]).toContain("Bước 2 bỏ qua");
  });

  it("is held by an acknowledgement, which expires, and then goes on", async () => {
    const desk = await office();
    await desk.moves("2023-11-15T10:00:00+07:00");
    expect(await desk.says("o", "đang làm rồi nhé")).toMatch(
      /Sở Tư pháp đang làm.*tới hết 20\/11\/2023/su,
    );
    const held = await desk.moves("2023-11-20T20:00:00+07:00");
    expect([...ladderTold(held, "h"), ...told(held, "o")]).toEqual([]);
    const after = await desk.moves("2023-11-21T20:00:00+07:00");
    expect(ladderTold(after, "o")).toEqual([
      expect.stringMatching(/giữ tới hết 20\/11.*ngày 22\/11 tôi báo/su),
    ]);
    expect(ladderTold(after, "h")).toEqual([
      expect.stringMatching(
        /Bước 2\/3.*Ngày 15\/11, Sở Tư pháp báo đang làm, giữ tới hết 20\/11; thời gian đó đã hết/su,
      ),
    ]);
    expect(await desk.says("h", "đã biết")).toContain("tới hết 24/11/2023");
    const later = await desk.moves("2023-11-24T20:00:00+07:00");
    expect(ladderTold(later, "c")).toEqual([]);
    const last = await desk.moves("2023-11-27T20:00:00+07:00");
    expect(ladderTold(last, "c")[0]).toMatch(/Bước 3\/3.*Bước 2: đã báo/su);
  });

  it("promises nobody the standing agency where none of its officers follows", async () => {
    const desk = await openNudgingDesk();
    await desk.grants("o", "staff", "Sở Tư pháp");
    await desk.says("o", wish);
    const first = await desk.moves("2023-11-15T20:00:00+07:00");
    const words = ladderTold(first, "o").join();
    expect(words).toContain("Bước 2 và bước 3 không có ai để báo");
    expect(words).not.toContain("tôi báo thẳng");
    await desk.grants("h", "head", "Sở Tư pháp tỉnh Bình Phước");
    const second = await desk.moves("2023-11-16T20:00:00+07:00");
    expect(ladderTold(second, "h").join()).toMatch(/Bước 3 không có ai/u);
  });

  it("says the ladder also with a reminder that was put off past the last day", async () => {
    const desk = await office({ head: false });
    await desk.moves("2023-11-15T10:00:00+07:00");
    await desk.says("o", "đang làm");
    await desk.moves("2023-11-21T10:00:00+07:00");
    await desk.says("o", "đang làm");
    const heard = await desk.moves("2023-11-30T20:00:00+07:00");
    for (const text of told(heard, "o").filter((one) =>
      one.includes("quá hạn"),
    ))
      expect(text).toContain("Bước 1/3");
  });

  it("waits with the standing agency for a head whose leave is still to come", async () => {
    const desk = await office();
    await desk.says("h", wish);
    await desk.says("h", "nghỉ phép từ 25/12 đến 31/12");
    await desk.moves("2023-11-15T10:00:00+07:00");
    desk.clock.set(new Date("2023-11-28T08:00:00+07:00"));
    const up = await desk.moves("2023-11-28T09:00:00+07:00");
    expect(ladderTold(up, "c")).toEqual([]);
  });

  it("is acknowledged once at each step", async () => {
    const desk = await office();
    await desk.moves("2023-11-15T10:00:00+07:00");
    await desk.says("o", "đang làm");
    expect(await desk.says("o", "đang làm")).toContain("không giữ thêm được");
  });

  it("goes to the standing agency again where its own acknowledgement ran out", async () => {
    const desk = await office();
    const heard = await desk.moves("2023-11-21T10:00:00+07:00");
    const known = choiceOf(heard, "c", "Đã biết, đang làm");
    expect(await desk.taps("c", known)).toContain("tới hết 24/11/2023");
    const again = await desk.moves("2023-11-27T20:00:00+07:00");
    expect(ladderTold(again, "c")).toEqual([
      expect.stringContaining("Bước 3/3, lần 2"),
    ]);
    const later = await desk.moves("2023-12-20T20:00:00+07:00");
    expect(ladderTold(later, "c")).toEqual([]);
  });

  it("ends once it is done, and goes on where that is taken back", async () => {
    const desk = await office();
    await desk.moves("2023-11-15T10:00:00+07:00");
    await desk.says("o", "đã xong");
    const quiet = await desk.moves("2023-11-20T10:00:00+07:00");
    expect([...ladderTold(quiet, "h"), ...ladderTold(quiet, "o")]).toEqual([]);
    expect(await desk.says("o", "ghi nhầm, chưa xong")).toContain(
      "Đã bỏ ghi nhận",
    );
    const again = await desk.moves("2023-11-20T20:00:00+07:00");
    expect(ladderTold(again, "o")).toHaveLength(1);
    expect(ladderTold(again, "h")).toHaveLength(1);
  });

  it("is not begun by who cannot speak for the agency", async () => {
    const desk = await openNudgingDesk();
    await desk.grants("h", "head", "Sở Tư pháp tỉnh Bình Phước");
    await desk.says("o", wish);
    const heard = await desk.moves("2023-12-05T20:00:00+07:00");
    expect(told(heard, "h")).toEqual([]);
    expect(told(heard, "o").length).toBeGreaterThan(1);
    expect(ladderTold(heard, "o")).toEqual([]);
  });

  it("is told to the head of the place's own agency, not of a namesake elsewhere", async () => {
    const desk = await office({ head: false });
    await desk.grants("t", "head", "Sở Tư pháp tỉnh Trà Vinh");
    await desk.grants("u", "head", "Sở Tư pháp");
    const heard = await desk.moves("2023-11-16T20:00:00+07:00");
    expect([...told(heard, "t"), ...told(heard, "u")]).toEqual([]);
  });

  it("gives the head a working day even where the desk was down for both steps", async () => {
    const desk = await office();
    await desk.moves("2023-11-15T10:00:00+07:00");
    desk.clock.set(new Date("2023-11-28T08:00:00+07:00"));
    const up = await desk.moves("2023-11-28T09:00:00+07:00");
    expect(ladderTold(up, "h")).toHaveLength(1);
    expect(ladderTold(up, "c")).toEqual([]);
    const next = await desk.moves("2023-11-29T09:00:00+07:00");
    expect(ladderTold(next, "c")).toHaveLength(1);
  });

  it("has nobody above the standing agency itself", async () => {
    const desk = await office();
    const heard = await desk.moves("2023-12-05T20:00:00+07:00");
    const own = told(heard, "c").filter((text) =>
      text.includes("cho Công an tỉnh"),
    );
    expect(own.length).toBeGreaterThan(3);
    expect(own.join("\n")).not.toMatch(/Bước 3|báo cơ quan thường trực/u);
  });

  it("leaves a word about other work to others", async () => {
    const desk = await office();
    await desk.moves("2023-11-14T21:00:00+07:00");
    expect(await desk.says("o", "đang làm")).not.toContain("Đã ghi");
  });
});
