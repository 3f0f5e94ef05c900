import { describe, expect, it } from "vitest";
import { jsonLines, trucban } from "../commands/run.ts";
import { temporaryFolder } from "../temporary-folder.ts";

interface Said {
  readonly to: string;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

const morning = "2023-10-16T08:05:00+07:00";

/** What the desk says to each event, in order. */
async function talk(
  events: readonly object[],
  {
    folder,
    now = morning,
    grants = [],
  }: { folder?: string; now?: string; grants?: readonly string[] } = {},
): Promise<readonly (readonly Said[])[]> {
  const args = [
    ...["chat", "--jsonl", "--now", now],
    ...grants.flatMap((grant) => ["--grant", grant]),
  ];
  const ended = await trucban(args, jsonLines(...events), {
    folder: folder ?? (await temporaryFolder()),
  });
  expect(ended).toMatchObject({ code: 0, errors: "" });
  const said: Said[][] = [[]];
  for (const line of ended.json())
    if (isSaid(line)) said.at(-1)?.push(line);
    else said.push([]);
  return said.slice(0, -1);
}

function isSaid(line: unknown): line is Said {
  return typeof line === "object" && line !== null && "text" in line;
}

const textOf = (said: readonly Said[] | undefined) =>
  (said ?? []).map(({ text }) => text).join("\n");

const from = (who: string, channel: "telegram" | "zalo") => (text: string) => ({
  from: who,
  channel,
  text,
});

describe.each(["telegram", "zalo"] as const)("on %s", (channel) => {
  const says = from("o", channel);
  const following = [
    says("tôi muốn nhận nhắc hạn báo cáo"),
    says("Bình Phước"),
    says("sở tư pháp"),
    says("trước 7 ngày và trước 1 ngày"),
  ];

  it("a civil servant follows an agency and is nudged on both days, once each", async () => {
    const said = await talk([
      ...following,
      { clock: "2023-11-08T08:00:00+07:00" },
      { clock: "2023-11-13T23:00:00+07:00" },
      { clock: "2023-11-14T08:00:00+07:00" },
    ]);
    const [place, agency, leads, set, first, between, second] = said;
    expect(textOf(place)).toMatch(/địa phương.*cơ quan/u);
    const shown = JSON.stringify(agency);
    expect(shown).toContain("Sở Tư pháp");
    expect(shown).not.toContain("Ban Dân tộc");
    expect(textOf(leads)).toMatch(
      /15\/11 hằng năm, gửi Thường trực Ban Chỉ đạo tỉnh/u,
    );
    expect(textOf(leads)).not.toMatch(/20\/11|10\/8/u);
    expect(textOf(leads)).toContain("mục VI.1");
    expect(textOf(set)).toContain("08/11, 14/11");
    expect(textOf(set)).toContain("tắt nhắc");
    for (const nudge of [first, second]) {
      expect(nudge).toHaveLength(1);
      expect(textOf(nudge)).toContain("Hạn: trước ngày 15/11/2023");
      expect(textOf(nudge)).toContain(
        "“Báo cáo tổng kết hằng năm gửi về Thường trực Ban Chỉ đạo tỉnh",
      );
      expect(JSON.stringify(nudge)).toMatch(/Đã xong.*Nhắc lại sau/u);
    }
    expect(between).toEqual([]);
  });

  it("what fell due while the desk was down comes once, as one message, when it is up again", async () => {
    const folder = await temporaryFolder();
    await talk(following, { folder });
    const later = { folder, now: "2023-11-14T09:00:00+07:00" };
    const [up] = await talk([{ clock: "+PT1M" }], later);
    expect(up).toHaveLength(1);
    expect(textOf(up)).toContain("hôm nay là ngày cuối");
    const [again] = await talk([{ clock: "+PT1M" }], later);
    expect(again).toEqual([]);
  });

  it("stops at a word", async () => {
    const said = await talk([
      ...following,
      says("thôi nhắc"),
      { clock: "2023-11-15T08:00:00+07:00" },
      says("danh sách nhắc"),
    ]);
    expect(textOf(said[4])).toContain("Đã tắt nhắc hạn của Sở Tư pháp");
    expect(said[5]).toEqual([]);
    expect(textOf(said[6])).toContain("chưa đặt nhắc hạn nào");
  });
});

describe("following", () => {
  const says = from("o", "telegram");

  it("takes place, agency and days from one sentence", async () => {
    const [said] = await talk([
      says(
        "nhắc tôi hạn báo cáo của Sở Y tế tỉnh Trà Vinh trước 7 ngày và 3 ngày",
      ),
    ]);
    expect(textOf(said)).toContain("gửi Công an tỉnh");
    expect(textOf(said)).toContain(
      "08/11, 10/11 (vì 12/11 là Chủ Nhật, ngày nghỉ)",
    );
  });

  it("says that a plan has ended instead of nudging by it", async () => {
    const said = await talk([says("/dangky"), says("Hà Nội")]);
    expect(textOf(said[1])).toContain("đã hết thời hạn từ 31/12/2015");
  });

  it("asks which agency is meant, and marks days that the plan does not name", async () => {
    const said = await talk([
      says("/dangky"),
      says("thành phố Trà Vinh"),
      says("phòng giáo dục"),
    ]);
    expect(textOf(said[2])).toContain("kế hoạch không ghi ngày");
  });

  it("shows its own deadline to the police, not that of the departments", async () => {
    const said = await talk([
      says("/dangky"),
      says("Bình Phước"),
      says("công an tỉnh"),
    ]);
    expect(textOf(said[2])).toContain("Trước ngày 20/11 hằng năm");
    expect(textOf(said[2])).not.toContain("15/11");
  });

  it("is not set in a group", async () => {
    const [said] = await talk([
      { from: "o", group: "g", text: "@bot nhắc tôi hạn báo cáo" },
    ]);
    expect(textOf(said)).toContain("nhắn riêng");
  });
});

describe("doing", () => {
  const one = from("o", "zalo");
  const other = from("p", "zalo");
  const wish = "nhắc tôi hạn báo cáo của Sở Y tế tỉnh Trà Vinh trước 7 ngày";

  it("counts for colleagues where a role lets it, and names no person", async () => {
    const said = await talk(
      [
        one(wish),
        other(wish),
        { clock: "2023-11-08T08:00:00+07:00" },
        one("1"),
        { clock: "2023-11-21T08:00:00+07:00" },
        other("đã nộp"),
      ],
      { grants: ["o=staff", "p=staff"] },
    );
    expect(said[2]?.map(({ to }) => to).sort()).toEqual(["o", "p"]);
    expect(textOf(said[3])).toContain("Đồng nghiệp cùng cơ quan");
    expect(said[4]).toEqual([]);
    expect(textOf(said[5])).toMatch(
      /một đồng nghiệp của Sở Y tế báo xong ngày 08\/11\/2023/u,
    );
  });

  it("counts for the person alone without a role", async () => {
    const said = await talk([
      one(wish),
      other(wish),
      { clock: "2023-11-08T08:00:00+07:00" },
      one("đã xong"),
      { clock: "2023-11-15T08:00:00+07:00" },
    ]);
    expect(textOf(said[3])).toContain("riêng bạn");
    expect(said[4]?.map(({ to }) => to)).toEqual(["p"]);
  });

  it("puts a nudge off, but never past the last day", async () => {
    const said = await talk([
      one(wish),
      { clock: "2023-11-08T08:00:00+07:00" },
      one("nhắc lại sau"),
      one("20/11"),
      one("31/11"),
      one("nhắc lại sau 2 ngày"),
      { clock: "2023-11-10T08:00:00+07:00" },
    ]);
    expect(textOf(said[2])).toContain("ngày cuối 14/11/2023");
    expect(textOf(said[3])).toContain("không lùi tới 20/11/2023 được");
    expect(textOf(said[4])).toContain("Không có ngày đó");
    expect(textOf(said[5])).toContain("10/11/2023");
    expect(said[6]).toHaveLength(1);
  });

  it("pauses for a leave and tells what falls due meanwhile", async () => {
    const said = await talk([
      one(wish),
      one("nghỉ phép tới 20/11"),
      { clock: "2023-11-20T20:00:00+07:00" },
      { clock: "2023-11-21T08:00:00+07:00" },
    ]);
    expect(textOf(said[1])).toMatch(/20\/11\/2023.*14\/11\/2023/su);
    expect(said[2]).toEqual([]);
    expect(said[3]).toHaveLength(1);
  });

  it("keeps following who blocked the desk", async () => {
    const said = await talk([
      one(wish),
      { block: "o" },
      { clock: "2023-11-15T08:00:00+07:00" },
      one("danh sách nhắc"),
    ]);
    expect(said[2]).toEqual([]);
  });

  it("asks for a full sentence about the report", async () => {
    const said = await talk([
      one(wish),
      { clock: "2023-11-08T08:00:00+07:00" },
      one("4"),
    ]);
    expect(textOf(said[2])).toContain("15/11");
  });
});

describe("the table of reports", () => {
  const police = from("c", "telegram");
  const staff = from("o", "telegram");

  it("shows officers who has reported, each Monday too, and is unknown to everybody else", async () => {
    const said = await talk(
      [
        staff("nhắc hạn báo cáo của Sở Tư pháp tỉnh Bình Phước trước 7 ngày"),
        police("nhắc hạn báo cáo của Công an tỉnh Bình Phước trước 7 ngày"),
        { clock: "2023-11-08T08:00:00+07:00" },
        staff("đã xong"),
        police("bảng báo cáo Bình Phước"),
        staff("bảng báo cáo Bình Phước"),
        { clock: "2023-11-20T08:00:00+07:00" },
        { clock: "2023-11-20T18:00:00+07:00" },
      ],
      { grants: ["o=staff", "c=officer"] },
    );
    const table = textOf(said[4]);
    expect(table).toContain("Sở Tư pháp: đã báo cáo 08/11/2023");
    expect(table).toContain("Sở Nội vụ: còn hạn");
    expect(JSON.stringify(said[4])).toContain("reports.csv");
    expect(textOf(said[5])).not.toContain("Sở Nội vụ: còn hạn");
    const mondays = (said[6] ?? []).filter(({ text }) =>
      text.startsWith("Tổng hợp đầu tuần"),
    );
    expect(mondays.map(({ to }) => to)).toEqual(["c", "c"]);
    expect(mondays[1]?.text).toContain("Sở Nội vụ: quá hạn");
    expect(said[7]).toEqual([]);
  });
});
