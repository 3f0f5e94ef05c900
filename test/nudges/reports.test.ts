import { describe, expect, it } from "vitest";
import { openNudgingDesk, told } from "./desk.ts";

const wish = "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước trước 7 ngày";
const policeWish =
  "nhắc tôi hạn báo cáo của Công an tỉnh Bình Phước trước 1 ngày";

/** Two colleagues of an agency and an officer of the standing agency. */
async function office(files: Readonly<Record<string, Uint8Array>> = {}) {
  const desk = await openNudgingDesk({ files });
  await desk.grants("o", "staff", "Sở Tư pháp");
  await desk.grants("p", "staff", "Sở Tư pháp");
  await desk.grants("c", "officer", "Công an tỉnh Bình Phước");
  await desk.says("o", wish);
  await desk.says("p", wish);
  await desk.says("c", policeWish);
  return desk;
}

const ofAgency = (texts: readonly string[]) =>
  texts.filter((text) => text.startsWith("Nhắc hạn cho Sở Tư pháp"));

describe("an extension", () => {
  it("moves the nudges of one agency, is shown with its reason, and leaves the plan's words", async () => {
    const desk = await office();
    expect(
      await desk.says(
        "c",
        "gia hạn cho Sở Tư pháp đến 30/11 do mưa lũ kéo dài",
      ),
    ).toMatch(
      /Đã gia hạn cho Sở Tư pháp.*30\/11\/2023 \(kế hoạch: 14\/11\/2023\).*Lý do: mưa lũ kéo dài/su,
    );
    const before = await desk.moves("2023-11-22T20:00:00+07:00");
    expect(ofAgency(told(before, "o"))).toEqual([]);
    const nudged = await desk.moves("2023-11-23T20:00:00+07:00");
    expect(ofAgency(told(nudged, "o"))).toEqual([
      expect.stringMatching(
        /còn 7 ngày tới ngày cuối.*Hạn: Thứ Năm 30\/11\/2023.*trước ngày 15\/11.*gia hạn đến hết 30\/11\/2023 \(ngày cuối theo kế hoạch: 14\/11\/2023\). Lý do: mưa lũ kéo dài/su,
      ),
    ]);
    expect(await desk.says("c", "bảng báo cáo Bình Phước")).toContain(
      "Sở Tư pháp: được gia hạn đến 30/11/2023",
    );
    const over = await desk.moves("2023-12-01T20:00:00+07:00");
    expect(ofAgency(told(over, "p"))[0]).toContain("quá hạn 1 ngày");
  });

  it("is known to who begins to follow after it", async () => {
    const desk = await office();
    await desk.says("c", "gia hạn cho Sở Tư pháp đến 30/11 vì mưa lũ");
    await desk.grants("q", "staff", "Sở Tư pháp");
    await desk.says("q", wish);
    const heard = await desk.moves("2023-11-20T20:00:00+07:00");
    expect(ofAgency(told(heard, "q"))).toEqual([]);
  });

  it("asks for what is left out, and refuses days that cannot be", async () => {
    const desk = await office();
    expect(
      await desk.says("c", "gia hạn cho Sở Tư pháp đến 31/11 vì lũ"),
    ).toContain("Không có ngày đó");
    expect(
      await desk.says("c", "gia hạn cho Sở Tư pháp đến 10/11 vì lũ"),
    ).toContain("không phải là gia hạn");
    expect(await desk.says("c", "gia hạn cho Sở Tư pháp")).toContain(
      "đến ngày nào",
    );
    expect(await desk.says("c", "gia hạn cho Sở Tư pháp đến 30/11")).toContain(
      "Vì sao",
    );
    expect(await desk.says("c", "chờ số liệu cấp xã")).toContain(
      "Lý do: chờ số liệu cấp xã",
    );
  });

  it("is no business of staff, and no answer to a question", async () => {
    const desk = await office();
    const said = "gia hạn cho Sở Tư pháp đến 30/11 vì lũ";
    expect(await desk.says("o", said)).not.toContain("Đã gia hạn");
    expect(
      await desk.says(
        "c",
        "Kế hoạch có gia hạn cho Sở Tư pháp đến 30/11 không?",
      ),
    ).not.toContain("Đã gia hạn");
  });
});

describe("what was said to be done", () => {
  it("is taken back by who said so, and nudges come back once", async () => {
    const desk = await office();
    await desk.moves("2023-11-07T20:00:00+07:00");
    await desk.moves("2023-11-08T08:00:00+07:00");
    await desk.says("o", "đã xong");
    expect(await desk.says("p", "bỏ đã xong")).not.toContain("Đã bỏ ghi nhận");
    const meanwhile = await desk.moves("2023-11-16T08:00:00+07:00");
    expect(ofAgency(told(meanwhile, "p"))).toEqual([]);
    expect(await desk.says("o", "ghi nhầm rồi, chưa xong")).toContain(
      "Đã bỏ ghi nhận: Sở Tư pháp chưa xong",
    );
    const back = await desk.moves("2023-11-16T18:00:00+07:00");
    expect(ofAgency(told(back, "o"))).toHaveLength(1);
    expect(ofAgency(told(back, "p"))).toHaveLength(1);
    expect(await desk.says("c", "bảng báo cáo Bình Phước")).toContain(
      "Sở Tư pháp: quá hạn",
    );
  });

  it("is taken back by the standing agency with its reason, and can be said again", async () => {
    const desk = await office();
    await desk.moves("2023-11-08T08:00:00+07:00");
    await desk.says("o", "đã xong");
    expect(
      await desk.says("c", "trả lại báo cáo của Sở Tư pháp vì thiếu phụ lục"),
    ).toContain("Đã bỏ ghi nhận");
    const back = await desk.moves("2023-11-13T18:00:00+07:00");
    expect(ofAgency(told(back, "o"))).toEqual([]);
    await desk.moves("2023-11-15T08:00:00+07:00");
    expect(await desk.says("p", "đã nộp")).toContain("Đã ghi: Sở Tư pháp");
  });

  it("does not take 'not done' for done", async () => {
    const desk = await office();
    await desk.moves("2023-11-08T08:00:00+07:00");
    for (const said of ["chưa xong", "chưa hoàn thành", "sắp xong rồi"])
      expect(await desk.says("o", said)).not.toContain("Đã ghi");
    expect(await desk.says("o", "chưa xong")).toContain("vẫn còn mở");
  });

  it("is said once where two colleagues say so at the same time", async () => {
    const desk = await office();
    await desk.moves("2023-11-08T08:00:00+07:00");
    const both = await Promise.all([
      desk.says("o", "đã xong"),
      desk.says("p", "đã xong"),
    ]);
    expect(both.filter((said) => said.startsWith("Đã ghi: Sở"))).toHaveLength(
      1,
    );
    expect(
      both.filter((said) => said.includes("đã được Sở Tư pháp báo xong")),
    ).toHaveLength(1);
    const table = await desk.says("c", "bảng báo cáo Bình Phước");
    expect(table.match(/Sở Tư pháp: đã báo cáo 08\/11\/2023/gu)).toHaveLength(
      1,
    );
  });
});

describe("the standing agency", () => {
  it("notes a report of who does not use the desk, with its day and word", async () => {
    const desk = await office();
    await desk.moves("2023-11-13T08:00:00+07:00");
    expect(
      await desk.says(
        "c",
        "ghi nhận báo cáo của Sở Nội vụ ngày 10/11, công văn 12/BC-SNV",
      ),
    ).toMatch(/Đã ghi nhận thay: Sở Nội vụ đã nộp.*10\/11\/2023/su);
    expect(await desk.says("c", "bảng báo cáo Bình Phước")).toContain(
      "Sở Nội vụ: đã báo cáo 10/11/2023 (cơ quan thường trực ghi nhận)",
    );
    expect(await desk.says("c", "xem minh chứng của Sở Nội vụ")).toContain(
      "12/BC-SNV",
    );
  });

  it.each([
    ["Sở Nội vụ đã nộp báo cáo ngày 40/11", "Không có ngày đó"],
    ["Sở Nội vụ đã nộp báo cáo ngày 30/11", "chưa tới"],
  ])("is told kindly what is wrong with %j", async (said, answer) => {
    const desk = await office();
    await desk.moves("2023-11-13T08:00:00+07:00");
    expect(await desk.says("c", said)).toContain(answer);
  });

  it("counts back from today, and hears plain words", async () => {
    const desk = await office();
    await desk.moves("2023-11-13T08:00:00+07:00");
    expect(
      await desk.says("c", "Sở Nội vụ gửi báo cáo rồi, hôm qua, số 45/BC-SNV"),
    ).toMatch(/Sở Nội vụ đã nộp.*12\/11\/2023/su);
    expect(
      await desk.says(
        "c",
        "lùi hạn cho Báo Bình Phước tới 20-11 do thiếu người",
      ),
    ).toContain("Lý do: thiếu người");
  });

  it("notes nothing where it asks", async () => {
    const desk = await office();
    for (const said of [
      "Sở Nội vụ đã nộp báo cáo chưa",
      "Sở Nội vụ nộp báo cáo khi nào thì xong",
    ])
      expect(await desk.says("c", said)).not.toContain("Đã ghi nhận");
  });
});

describe("proof", () => {
  const pdf = (bytes: number) => ({
    ...({ kind: "document", ref: "f", name: "bc.pdf", bytes } as const),
  });

  it("is kept, and handed to the standing agency", async () => {
    const desk = await office();
    await desk.moves("2023-11-08T08:00:00+07:00");
    await desk.says("o", "đã xong");
    expect(await desk.sends("o", pdf(9))).toContain("Đã giữ tệp");
    expect(await desk.says("o", "https://binhphuoc.gov.vn/bc")).toContain(
      "Đã ghi kèm",
    );
    const shown = await desk.says("c", "xem minh chứng của Sở Tư pháp");
    expect(shown).toContain("<proof-1.pdf 9>");
    expect(shown).toContain("https://binhphuoc.gov.vn/bc");
    expect(await desk.says("p", "xem minh chứng của Sở Tư pháp")).not.toContain(
      "proof-1.pdf",
    );
  });

  it("that is too large, or a program, is refused kindly; what was done stays done", async () => {
    const program = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]);
    const desk = await office({ x: program });
    await desk.moves("2023-11-08T08:00:00+07:00");
    await desk.says("o", "đã xong");
    const large = await desk.sends("o", pdf(30_000_000));
    expect(large).toMatch(/nhiều nhất 20 MB.*vẫn được ghi là đã xong/su);
    const refused = await desk.sends("o", { ...pdf(5), ref: "x" });
    expect(refused).toContain("Loại tệp này tôi không nhận được");
    expect(await desk.says("c", "bảng báo cáo Bình Phước")).toContain(
      "Sở Tư pháp: đã báo cáo 08/11/2023",
    );
  });
});

describe("the month's table", () => {
  it("counts early, on time, late, extended and missing, on asking", async () => {
    const desk = await office();
    await desk.moves("2023-11-10T08:00:00+07:00");
    await desk.says("c", "ghi nhận báo cáo của Sở Nội vụ ngày 9/11");
    await desk.says("c", "gia hạn cho Sở Tài chính đến 25/11 vì đổi phần mềm");
    await desk.moves("2023-11-16T08:00:00+07:00");
    await desk.says("c", "Hội Nông dân tỉnh đã nộp báo cáo ngày 14/11");
    await desk.says("c", "ghi hộ báo cáo của Báo Bình Phước ngày 16/11");
    const table = await desk.says("c", "bảng tháng 11");
    expect(table).toContain("Nộp báo cáo tháng 11/2023, Tỉnh Bình Phước");
    expect(table).toMatch(
      /hạn 14\/11\/2023\): sớm 1, đúng hạn 1, trễ 1, gia hạn 1/u,
    );
    expect(table).toContain("gia hạn (1): Sở Tài chính");
    expect(table).toMatch(/chưa nộp \(\d+\): .*Sở Tư pháp/u);
    expect(table).toMatch(/<reports-2023-11\.xlsx \d+>/u);
    for (const said of [
      "thống kê nộp báo cáo tháng 11 của tỉnh",
      "tình hình nộp báo cáo tháng này",
      "bảng báo cáo tháng 11/2023",
      "tháng này ai nộp sớm, ai nộp trễ",
    ])
      expect(await desk.says("c", said)).toContain("tháng 11/2023");
    expect(await desk.says("c", "bảng tháng 13")).toContain("12 tháng");
    expect(await desk.says("o", "bảng tháng 11")).not.toContain("chưa nộp (");
  });

  it("is sent on the first working day of the month after, once", async () => {
    const desk = await office();
    const sent = (texts: readonly string[]) =>
      texts.filter((text) => text.startsWith("Bảng tháng"));
    const november = await desk.moves("2023-11-30T20:00:00+07:00");
    expect(sent(told(november, "c"))).toEqual([]);
    const december = await desk.moves("2023-12-31T20:00:00+07:00");
    expect(sent(told(december, "c"))).toEqual([
      expect.stringMatching(
        /^Bảng tháng 11\/2023.*Chưa nộp|^Bảng tháng 11\/2023/su,
      ),
    ]);
    expect(sent(told(december, "o"))).toEqual([]);
  });
});

describe("beginning to follow", () => {
  it("goes on after a question in between", async () => {
    const desk = await openNudgingDesk();
    await desk.says("o", "/dangky");
    await desk.says("o", "Bình Phước");
    const between = await desk.says("o", "Kế hoạch này có mục tiêu gì?");
    expect(between).toContain("Bạn làm ở cơ quan nào?");
    expect(between.length).toBeGreaterThan(300);
    expect(await desk.says("o", "sở tư pháp")).toContain("trước mấy ngày");
    expect(await desk.says("o", "Ai ký kế hoạch?")).toContain("trước mấy ngày");
    expect(await desk.says("o", "trước 7 ngày")).toContain("Đã đặt nhắc hạn");
  });

  it("takes a month that is asked for in between for no number of days", async () => {
    const desk = await openNudgingDesk();
    await desk.grants("c", "officer");
    await desk.says("c", "/dangky");
    await desk.says("c", "Bình Phước");
    await desk.says("c", "công an tỉnh");
    expect(await desk.says("c", "tổng hợp nộp báo cáo tháng 11")).toMatch(
      /Nộp báo cáo tháng 11\/2023.*Trở lại việc đặt nhắc hạn/su,
    );
    expect(await desk.says("c", "7, 1")).toContain("Đã đặt nhắc hạn");
  });

  it("is given up for danger and for another wish", async () => {
    const desk = await openNudgingDesk();
    await desk.says("o", "/dangky");
    expect(
      await desk.says("o", "cứu với, có người đang đâm nhau"),
    ).not.toContain("địa phương nào? Hãy chọn");
    await desk.says("o", "/dangky");
    expect(await desk.says("o", "thôi")).toContain("tôi không đặt");
    expect(
      await desk.says("o", "Ai ký kế hoạch của Bình Phước?"),
    ).not.toContain("Hãy chọn hoặc gõ tên");
  });
});
