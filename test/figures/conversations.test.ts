import { describe, expect, it } from "vitest";
import { openWorld, textTo, type World } from "../bulletins/world.ts";

const morning = "2023-11-08T08:05:00+07:00";

/** An officer, two people of the Department of Justice, one of the Department of Finance. */
async function opened(): Promise<World> {
  const world = await openWorld(morning);
  await world.grant("chief", "officer", "Công an tỉnh Bình Phước");
  for (const [who, agency] of [
    ["j1", "Sở Tư pháp"],
    ["j2", "Sở Tư pháp"],
    ["h", "Sở Tài chính"],
  ] as const) {
    await world.grant(who, "staff", agency);
    await follow(world, who, agency);
  }
  return world;
}

async function follow(world: World, who: string, agency: string) {
  await world.say(who, `nhắc tôi hạn báo cáo của ${agency} tỉnh Bình Phước`);
  await world.say(who, "7, 1");
}

/** Asks the two departments and one that nobody answers for. */
async function asked(
  world: World,
  words = "thu thập số liệu: số vụ bạo lực gia đình, đến 30/11",
) {
  await world.say("chief", words);
  await world.say("chief", "Bình Phước");
  const shown = await world.say("chief", "Sở Tư pháp, Sở Tài chính, Sở Nội vụ");
  return { shown, sent: await world.tap("chief", shown, "Gửi cho các đơn vị") };
}

async function answers(world: World, who: string, text: string) {
  const read = await world.say(who, text);
  return { read, told: await world.say(who, "đúng") };
}

describe("asking units for a figure", () => {
  it("takes what, by when and whom, and shows what units will read", async () => {
    const world = await opened();
    const { shown, sent } = await asked(world);
    const text = textTo(shown, "chief");
    expect(text).toContain(
      "báo số liệu: số vụ bạo lực gia đình. Ngày cuối: 30/11/2023",
    );
    expect(text).toContain("Đơn vị được hỏi (3)");
    expect(text).toContain("Chưa có ai nhận tin ở đơn vị (1): Sở Nội vụ");
    for (const who of ["j1", "j2", "h"])
      expect(textTo(sent, who)).toContain("Công an tỉnh Bình Phước đề nghị");
    expect(sent.filter(({ to }) => to === "j1")).toHaveLength(1);
  });

  it("offers the plan's own targets, and shows the one chosen to units", async () => {
    const world = await opened();
    await world.say("chief", "/solieu");
    const what = await world.say("chief", "Bình Phước");
    const day = await world.tap("chief", what, "90% khu dân cư");
    expect(textTo(day, "chief")).toContain("Ngày cuối");
    await world.say("chief", "30/11");
    const shown = await world.say("chief", "Sở Tư pháp");
    expect(textTo(shown, "chief")).toContain(
      "Chỉ tiêu trong kế hoạch: “90% khu dân cư",
    );
    expect(textTo(shown, "chief")).toContain("mục II.1");
  });

  it("does not exist for others", async () => {
    const world = await opened();
    const told = await world.say("h", "/solieu");
    expect(textTo(told, "h")).not.toMatch(/số liệu gì|theo kế hoạch của nơi/iu);
  });

  it("asks nobody who has no role for the unit they follow", async () => {
    const world = await opened();
    await follow(world, "r", "Sở Tài chính");
    const { sent } = await asked(world);
    expect(textTo(sent, "r")).toBe("");
    const told = await world.say("r", "12 vụ");
    expect(textTo(told, "r")).not.toContain("Tôi hiểu là");
  });

  it("says which names are no units of the plan, rather than leave them out", async () => {
    const world = await opened();
    await world.say("chief", "thu thập số liệu: số vụ, đến 30/11");
    await world.say("chief", "Bình Phước");
    const told = await world.say("chief", "Sở Tư pháp, Sở Trà đá");
    expect(textTo(told, "chief")).toContain("không có: Sở Trà đá");
    const whole = await world.say(
      "chief",
      "Sở Văn hóa, Thể thao và Du lịch; sở tài chính",
    );
    expect(textTo(whole, "chief")).toContain("Đơn vị được hỏi (2)");
  });

  it("refuses a day that has passed", async () => {
    const world = await opened();
    const told = await world.say(
      "chief",
      "thu thập số liệu: số vụ, đến 1/11/2023",
    );
    expect(textTo(told, "chief")).toContain("đã qua");
  });
});

describe("a unit's answer", () => {
  it("is read back, counts once confirmed, and can be corrected until the day", async () => {
    const world = await opened();
    await asked(world);
    const read = await world.say("h", "12 vụ, 15 đối tượng – đã rà soát");
    expect(textTo(read, "h")).toContain(
      "Tôi hiểu là: 12 vụ, 15 đối tượng – “đã rà soát”",
    );
    const none = await world.say("chief", "/solieu");
    expect(JSON.stringify(none)).toContain("0/3");
    const taken = await world.tap("h", read, "Đúng, ghi vào");
    expect(textTo(taken, "h")).toContain(
      "Đã ghi cho Sở Tài chính: 12 vụ, 15 đối tượng",
    );
    const { told } = await answers(world, "h", "13 vụ");
    expect(textTo(told, "h")).toContain(
      "Thay cho số trước: 12 vụ, 15 đối tượng",
    );
    await world.pass("2023-12-01T09:00:00+07:00");
    const late = await answers(world, "h", "14 vụ");
    expect(textTo(late.told, "h")).toContain(
      "không sửa được nữa; số đang ghi: 13 vụ",
    );
  });

  it("may be a bare number, none yet, or typed wrong at first", async () => {
    const world = await opened();
    await asked(world);
    expect(textTo(await world.say("h", "5"), "h")).toContain(
      "Tôi hiểu là: 5\n",
    );
    expect(textTo(await world.say("h", "sai"), "h")).toContain("chưa ghi");
    const none = await answers(world, "h", "chưa có, đang rà soát");
    expect(textTo(none.told, "h")).toContain(
      "chưa có số liệu – “đang rà soát”",
    );
    const words = await world.say("h", "hai mươi lăm vụ");
    expect(textTo(words, "h")).toContain("25 vụ");
  });

  it("given by two colleagues at once is the last word, shown to both", async () => {
    const world = await opened();
    await asked(world);
    await world.say("j1", "12 vụ");
    await world.say("j2", "14 vụ");
    const told = (
      await Promise.all([world.say("j1", "đúng"), world.say("j2", "đúng")])
    ).flat();
    const list = await world.say("chief", "/solieu");
    const summary = await world.tap("chief", list, "bạo lực gia đình");
    const last = /Sở Tư pháp: (\d+ vụ)/u.exec(textTo(summary, "chief"))?.[1];
    expect(last).toBeDefined();
    for (const who of ["j1", "j2"])
      expect(textTo(told, who)).toContain(last ?? "nothing");
    expect(told.some(({ text }) => text.includes("Thay cho số trước"))).toBe(
      true,
    );
  });

  it("leaves danger and the police's number to what they are", async () => {
    const world = await opened();
    await asked(world);
    const danger = await world.say("h", "cứu với có người cầm dao chém nhau");
    expect(textTo(danger, "h")).toContain("113");
    expect(textTo(await world.say("h", "113"), "h")).not.toContain(
      "Tôi hiểu là",
    );
  });

  it("asks which where two figures are asked for", async () => {
    const world = await opened();
    await asked(world);
    await asked(world, "thu thập số liệu: số buổi tuyên truyền, đến 25/11");
    const which = await world.say("h", "12 vụ");
    expect(textTo(which, "h")).toContain("của việc nào");
    const read = await world.tap("h", which, "bạo lực gia đình");
    expect(textTo(read, "h")).toContain(
      "số vụ bạo lực gia đình – Sở Tài chính",
    );
  });
});

describe("as time passes", () => {
  it("reminds the silent once, sums up the morning after, and says who is missing and who was late", async () => {
    const world = await opened();
    await asked(world);
    await answers(world, "j1", "12 vụ");
    const before = await world.pass("2023-11-29T07:59:00+07:00");
    expect(textTo(before, "h")).not.toContain("Nhắc một lần");
    const reminded = await world.pass("2023-11-29T08:01:00+07:00");
    expect(textTo(reminded, "h")).toContain("Nhắc một lần");
    expect(textTo(reminded, "j1")).not.toContain("Nhắc một lần");
    await world.restart();
    const after = [
      ...world.sent(),
      ...(await world.pass("2023-11-30T20:00:00+07:00")),
    ];
    expect(textTo(after, "h")).not.toContain("Nhắc một lần");
    const summed = await world.pass("2023-12-01T08:00:00+07:00");
    const text = textTo(summed, "chief");
    expect(text).toContain("Có số liệu: 1/3 đơn vị");
    expect(text).toContain("Tổng: 12 vụ (1 số)");
    expect(text).toContain("Chưa trả lời (1): Sở Tài chính");
    expect(text).toContain("Chưa có ai nhận tin ở đơn vị (1): Sở Nội vụ");
    expect(summed.some(({ files }) => files.includes("unit-figures.csv"))).toBe(
      true,
    );
    const late = await answers(world, "h", "3 vụ");
    expect(textTo(late.told, "h")).toContain("trả lời muộn");
    const list = await world.say("chief", "/solieu");
    const again = textTo(await world.tap("chief", list, "bạo lực"), "chief");
    expect(again).toContain("Tổng: 15 vụ (2 số)");
    expect(again).toContain("Trả lời muộn (1): Sở Tài chính");
  });

  it("asked at night, units are written to in the morning, once across restarts", async () => {
    const world = await opened();
    await world.pass("2023-11-08T22:00:00+07:00");
    const { sent } = await asked(world);
    expect(textTo(sent, "h")).toBe("");
    await world.restart();
    const told = [
      ...world.sent(),
      ...(await world.pass("2023-11-09T07:01:00+07:00")),
    ];
    await world.restart();
    told.push(
      ...world.sent(),
      ...(await world.pass("2023-11-09T12:00:00+07:00")),
    );
    const asks = told.filter(
      ({ to, text }) => to === "h" && text.includes("báo số liệu"),
    );
    expect(asks).toHaveLength(1);
  });
});
