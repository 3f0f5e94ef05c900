import { describe, expect, it } from "vitest";
import { enrol, officerChat } from "../tips/desk/officer-chat.ts";
import { openTestTips, report, reporter } from "../tips/desk/open.ts";

async function deskWithTip(more = {}) {
  const desk = await openTestTips();
  await enrol(desk, "cb1");
  desk.scheduler.start();
  const { reference } = await desk.reporting.file(report(more), reporter);
  await desk.scheduler.settled();
  return { ...desk, ...officerChat(desk), reference };
}

describe("an officer", () => {
  it("is told of a new tip by reference, kind, place and urgency, without a word of it", async () => {
    const { posted, reference } = await deskWithTip();
    const [notice] = posted;
    expect(notice?.to.id).toBe("cb1");
    expect(notice?.reply.text).toContain(reference);
    expect(notice?.reply.text).toContain("Thành phố Trà Vinh");
    expect(notice?.reply.text).not.toContain("locks");
    expect(notice?.reply.choices.map(({ id }) => id)).toEqual([
      `tip-open:${reference}`,
      `tip-claim:${reference}`,
    ]);
  });

  it("opens it, and that is in the audit log", async () => {
    const { tap, reference, audit } = await deskWithTip();
    const shown = await tap("cb1", `tip-open:${reference}`);
    expect(shown).toContain(report().text);
    expect(shown).toContain("ẩn danh");
    expect((await audit.head()).number).toBe(1);
    expect((await audit.verify()).is).toBe("whole");
  });

  it.each([
    ["a command", (ref: string) => `/hoi ${ref} Xe màu gì?`],
    ["plain words", (ref: string) => `hỏi người báo ${ref}: Xe màu gì?`],
    [
      "words without marks",
      (ref: string) => `hoi nguoi bao ${ref.toLowerCase()}, Xe màu gì?`,
    ],
  ])(
    "asks the reporter by %s, who is told no more than that an officer asks",
    async (_, typed) => {
      const { say, posted, reference } = await deskWithTip();
      expect(await say("cb1", typed(reference))).toContain("Đã chuyển");
      const question = posted.at(-1);
      expect(question?.to).toEqual(reporter);
      expect(question?.reply.text).toContain("Cán bộ xử lý hỏi");
      expect(question?.reply.text).toContain("Xe màu gì?");
      expect(question?.reply.text).toContain(reference);
      expect(question?.reply.text).toContain("không trả lời");
      expect(question?.reply.text).not.toContain("cb1");
    },
  );

  it("asks at once, and the reporter is told no more than the question", async () => {
    const { say, posted, reference } = await deskWithTip();
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    expect(posted.filter(({ to }) => to.id === reporter.id)).toHaveLength(1);
  });

  it("asks by a button and the words after it, and can leave that", async () => {
    const { say, tap, posted, reference } = await deskWithTip();
    await tap("cb1", `tip-ask:${reference}`);
    expect(await say("cb1", "thôi")).toContain("không gửi gì");
    expect(await say("cb1", "Xe màu gì?")).toBeUndefined();
    await tap("cb1", `tip-ask:${reference}`);
    await say("cb1", "Xe màu gì?");
    expect(posted.at(-1)?.reply.text).toContain("Xe màu gì?");
    expect(await say("cb1", "Xe màu gì?")).toBeUndefined();
  });

  it("reads the reporter's answer with the tip's reference, whole", async () => {
    const { say, posted, reference, reporting, scheduler } =
      await deskWithTip();
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    const [tip] = await reporting.linked(reporter);
    expect(tip?.asked).toBe(true);
    expect(tip?.state).toBe("asked");
    const more = { text: "xe Sirius xanh", files: [] };
    await reporting.add(tip?.id ?? "", more, "answer");
    await scheduler.settled();
    expect(posted.at(-1)?.to.id).toBe("cb1");
    expect(posted.at(-1)?.reply.text).toContain("xe Sirius xanh");
    expect(posted.at(-1)?.reply.text).toContain(reference);
  });

  it("is told when words could not be handed over, and the words wait behind the receipt", async () => {
    const desk = await deskWithTip();
    const { say, posted, reference, reporting, scheduler, onOutcome } = desk;
    await say("cb1", `/hoi ${reference} Xe màu gì?`);
    const question = posted.at(-1);
    onOutcome(reporter, question?.reference ?? "", "gone");
    await scheduler.settled();
    await scheduler.settled();
    expect(posted.at(-1)?.to.id).toBe("cb1");
    expect(posted.at(-1)?.reply.text).toContain("Chưa chuyển được");
    const [tip] = await reporting.linked(reporter);
    expect(tip?.lines.map(({ text }) => text)).toEqual(["Xe màu gì?"]);
  });

  it("closes a tip with an outcome in plain words, and the reporter is told that there is news, not what", async () => {
    const { say, posted, reference, reporting } = await deskWithTip();
    expect(
      await say("cb1", `đóng tin ${reference}: không đủ căn cứ`),
    ).toContain("Đã đóng");
    expect(posted.at(-1)?.to).toEqual(reporter);
    expect(posted.at(-1)?.reply.text).not.toContain("căn cứ");
    const [tip] = await reporting.linked(reporter);
    expect(tip).toMatchObject({ state: "closed", outcome: "not-enough" });
  });

  it("hands a tip over with a reason, and sees it no more", async () => {
    const { say, tap, posted, reference, ...desk } = await deskWithTip();
    await enrol({ ...desk, posted }, "cb2", "Công an Tỉnh Gia Lai");
    await enrol({ ...desk, posted }, "cb3", "tra-vinh-city");
    const chat = officerChat({ ...desk, posted });
    expect(await tap("cb3", `tip-hand:${reference}:gia-lai`)).toContain(
      "lý do",
    );
    expect(await say("cb3", "Nơi ở của người này")).toContain("Đã chuyển");
    expect(posted.some(({ to }) => to.id === "cb2")).toBe(true);
    expect(await chat.say("cb3", `/mo ${reference}`)).toContain(
      "Không có tin nào",
    );
    expect(await chat.say("cb2", `/mo ${reference}`)).toContain(
      "Nơi ở của người này",
    );
  });

  it.each([
    [
      "note",
      (ref: string) => `/ghichu ${ref} đã gọi công an phường`,
      "ghi chú",
    ],
    ["kind", (ref: string) => `/loai ${ref} ma túy`, "đặt loại"],
    ["urgent", (ref: string) => `/khan ${ref}`, "khẩn"],
    ["complex", (ref: string) => `/phuctap ${ref}`, "phức tạp"],
  ])("does what %s says", async (_, typed, said) => {
    const { say, reference } = await deskWithTip();
    expect(await say("cb1", typed(reference))).toContain(said);
  });

  it("sees what waits, the urgent first, and what comes next", async () => {
    const { say, reference, reporting, audit } = await deskWithTip();
    const routed = { ...report().routed, urgent: true };
    const urgent = await reporting.file(report({ id: "2", routed }), reporter);
    const list = await say("cb1", "danh sách tin");
    expect(list?.indexOf(urgent.reference)).toBeLessThan(
      list?.indexOf(reference) ?? 0,
    );
    expect(await say("cb1", "/tiep")).toContain(urgent.reference);
    // The list, the wish for the next one, and that one.
    expect((await audit.head()).number).toBe(3);
  });

  it("gives back only what they hold, and is told why otherwise", async () => {
    const { say, reference, ...desk } = await deskWithTip();
    await enrol({ ...desk }, "cb2", "tra-vinh-city");
    expect(await say("cb1", `/tra ${reference}`)).toContain("chưa ai nhận");
    expect(await say("cb1", `/mo ${reference}`)).toContain("mới");
    await say("cb1", `/nhan ${reference}`);
    expect(await say("cb2", `/tra ${reference}`)).toContain(
      "do cán bộ khác đang giữ",
    );
    expect(await say("cb1", `/tra ${reference}`)).toContain("trả tin");
  });

  it.each([
    ["trộm cắp", "đặt loại"],
    ["trộm cắp tài sản", "đặt loại"],
    ["đánh bạc", "đặt loại"],
    ["ma túy", "đặt loại"],
    ["gì đó", "thuộc loại nào"],
    ["", "thuộc loại nào"],
  ])("sets the kind “%s” as people speak of it", async (kind, said) => {
    const { say, reference } = await deskWithTip();
    expect(await say("cb1", `/loai ${reference} ${kind}`)).toContain(said);
  });

  it.each([
    ["cho mình nhận tin REF", "Bạn đã nhận tin"],
    ["REF để tôi nhận", "Bạn đã nhận tin"],
    ["REF", "locks of motorbikes"],
    ["tin REF sao rồi", "locks of motorbikes"],
    ["xem giúp tôi ref nhé", "locks of motorbikes"],
    ["hỏi REF nhà màu gì", "Đã chuyển câu hỏi"],
    ["nhờ đóng giùm REF có thật", "Đã đóng tin"],
    ["chuyển tin REF cho công an tỉnh, vượt thẩm quyền", "Đã chuyển tin"],
    ["chuyển tin REF sang viện kiểm sát: có dấu hiệu", "Đã chuyển tin"],
    ["chuyển REF cho bên kia, xa quá", "cho đơn vị nào"],
  ])("understands “%s” where the tip is theirs", async (typed, said) => {
    const { say, reference } = await deskWithTip();
    expect(await say("cb1", typed.replace(/ref/i, reference))).toContain(said);
  });

  it("is not heard in plain words about a tip that is not theirs, or in a group", async () => {
    const { say, hear, reference, ...desk } = await deskWithTip();
    await enrol({ ...desk }, "far", "gia-lai");
    expect(await say("far", `cho mình nhận tin ${reference}`)).toBeUndefined();
    const inGroup = { text: `xem ${reference}`, group: true };
    expect(await hear("cb1", inGroup)).toBeUndefined();
  });

  it("is told what waits however they ask", async () => {
    const { say, reference } = await deskWithTip();
    for (const typed of ["tin nào chưa ai nhận", "có tin nào mới không"])
      expect(await say("cb1", typed)).toContain(reference);
  });

  it("merges a tip into another", async () => {
    const { say, reference, reporting } = await deskWithTip();
    const second = await reporting.file(report({ id: "2" }), reporter);
    expect(await say("cb1", `/gop ${second.reference} ${reference}`)).toContain(
      "Đã gộp",
    );
    expect(await say("cb1", `/mo ${second.reference}`)).toContain(
      `Đã gộp vào tin ${reference}`,
    );
  });
});

describe("two officers who take one tip at once", () => {
  it("have one that wins and one that is told", async () => {
    const { say, tap, reference, ...desk } = await deskWithTip();
    await enrol({ ...desk }, "cb2");
    const answers = await Promise.all([
      tap("cb1", `tip-claim:${reference}`),
      tap("cb2", `tip-claim:${reference}`),
    ]);
    expect(
      answers.filter((text) => text?.includes("Bạn đã nhận")),
    ).toHaveLength(1);
    expect(
      answers.filter(
        (text) => text?.includes("nhận tin") && text.includes("trước bạn"),
      ),
    ).toHaveLength(1);
    const loser = answers[0]?.includes("Bạn đã nhận") ? "cb2" : "cb1";
    expect(await say(loser, `/dong ${reference} rác`)).toContain("trước bạn");
  });
});

describe("an officer whose role was taken away", () => {
  it("reads no answer any more, and others take the tip", async () => {
    const desk = await deskWithTip();
    const { say, tap, reference, reporting, roster, posted, scheduler } = desk;
    await tap("cb1", `tip-ask:${reference}:Xe màu gì?`);
    await roster.revoke({ channel: "telegram", sender: "cb1" }, "officer");
    await enrol(desk, "cb2");
    const [tip] = await reporting.linked(reporter);
    const more = { text: "xe Sirius xanh", files: [] };
    await reporting.add(tip?.id ?? "", more, "answer");
    await scheduler.settled();
    expect(posted.at(-1)?.to.id).toBe("cb2");
    expect(posted.at(-1)?.reply.text).not.toContain("Sirius");
    expect(await tap("cb1", `tip-open:${reference}`)).toBeUndefined();
    expect(await say("cb2", `/nhan ${reference}`)).toContain("Bạn đã nhận");
  });
});

describe("whoever is no officer", () => {
  it("is not heard by this handler, whatever they type or tap", async () => {
    const { say, tap, reference } = await deskWithTip();
    for (const typed of [
      `/mo ${reference}`,
      `hỏi người báo ${reference}: ai?`,
      "danh sách tin",
      "/thongke",
    ])
      expect(await say("stranger", typed)).toBeUndefined();
    expect(await tap("stranger", `tip-open:${reference}`)).toBeUndefined();
  });

  it("is told, as an officer of an office that is no unit, to have that put right", async () => {
    const { say, reference, ...desk } = await deskWithTip();
    await enrol({ ...desk }, "cbx", "Công an xã Tân Mẫu");
    expect(await say("cbx", `/mo ${reference}`)).toContain(
      "chưa có trong danh sách",
    );
  });
});
