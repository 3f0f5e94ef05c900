import { describe, expect, it } from "vitest";
import { openWorld } from "../bulletins/world.ts";
import { openNudgingDesk } from "./desk.ts";

type World = Awaited<ReturnType<typeof openWorld>>;
type Led = "done" | "open" | "asked" | "noted" | "notOurs" | "elsewhere";

const begins: readonly (readonly [Led, RegExp])[] = [
  ["done", /^Đã ghi cho riêng bạn: xong/u],
  ["open", /^Vâng, việc vẫn còn mở/u],
  ["asked", /^Tôi chưa ghi gì\. “/u],
  ["noted", /chưa được báo xong ở bàn trực/u],
  ["notOurs", /^Đã ghi: việc “.* không phải của Sở Y tế/u],
];

const said: Readonly<Record<Led, readonly string[]>> = {
  done: [
    "xong rồi nha, gửi sáng nay, cv 123/SYT-NV",
    "đã báo cáo xong bằng văn bản số 45/BC-SCT, link https://x.vn/45",
    "da nop roi, cong van 77",
    "đã xong, có kèm ảnh chụp biên nhận",
    "báo cáo số 15/BC-SYT ngày 12/11 đã phát hành",
    "sáng nay đã phát hành văn bản 210",
    "hoàn tất từ hôm qua",
    "gửi chị Hà rồi nè, đã nộp số 88/BC-SYT",
  ],
  open: [
    "mấy hôm nay bận, chưa làm",
    "chưa nộp",
    "chưa gửi được, máy hư",
    "ghi nhầm",
  ],
  asked: [
    "đã up lên trục liên thông",
    "lãnh đạo chưa duyệt",
    "trình sếp ký rồi nhé",
    "trễ chút nha",
  ],
  noted: [
    "tôi nộp rồi, sao cứ nhắc hoài vậy?",
    "đã nộp rồi mà sao còn nhắc",
    "nộp từ tuần trước rồi mà cứ nhắc mãi",
  ],
  notOurs: [
    "không phải việc của sở tôi",
    "cái này không thuộc trách nhiệm bên em",
    "việc này đâu phải việc của phòng tôi",
    "báo cáo này không liên quan đến đơn vị mình",
    "nhắc nhầm cơ quan rồi",
    "sai cơ quan rồi, cái này của Sở Nội vụ",
  ],
  elsewhere: [
    "có người trộm xe máy nhà tôi hôm qua",
    "cháy nhà rồi cứu với",
    "chồng tôi mới đánh tôi",
    "tôi bị lừa chuyển tiền rồi",
    "tôi muốn tố cáo người bán ma túy",
    "đã gửi tin báo rồi thì bao lâu có kết quả",
    "hạn báo cáo của Sở Công Thương là khi nào",
    "kế hoạch 95 giao việc gì cho Sở Y tế",
    "kinh phí đã cấp bao nhiêu",
    "ma túy kiểu mới",
    "mức phạt đua xe là bao nhiêu",
    "cảm ơn nhé",
    "tôi đang theo dõi gì",
    "lịch năm 2024 của Sở Y tế",
  ],
};

const wish = "nhắc tôi hạn báo cáo của Sở Y tế tỉnh Trà Vinh";

async function answer(world: World, who: string, text: string) {
  const told = await world.say(who, text);
  return told.map((one) => one.text).join("\n");
}

describe("while a nudge is the last thing said", () => {
  it.each(Object.entries(said))("it is %s", async (led, texts) => {
    const world = await openWorld("2023-10-02T08:00:00+07:00");
    for (const who of texts) {
      await world.say(who, wish);
      await world.say(who, "mặc định");
    }
    await world.pass("2023-11-14T09:00:00+07:00");
    for (const text of texts) {
      const heard = await answer(world, text, text);
      const found = begins.find(([, begin]) => begin.test(heard))?.[0];
      expect.soft(found ?? "elsewhere", `${text}: ${heard}`).toBe(led);
    }
  });
});

it("takes words for how nudges come for no report of a crime", async () => {
  const world = await openWorld("2023-10-02T08:00:00+07:00");
  await world.say("o", wish);
  await world.say("o", "mặc định");
  const weekly = /mỗi thứ Hai một tin gộp/u;
  expect(await answer(world, "o", "nhận tóm tắt hàng tuần")).toMatch(weekly);
  const each = await answer(world, "o", "đổi lại nhắc từng việc");
  expect(each).toMatch(/từng việc một tin/u);
  const daily = await answer(world, "o", "gửi tóm tắt hằng ngày");
  expect(daily).toMatch(/mỗi ngày một tin gộp/u);
});

it("means no nudge to who gets none", async () => {
  const world = await openWorld("2023-10-02T08:00:00+07:00");
  for (const text of ["không liên quan", "chưa nộp", "trễ chút nha"]) {
    const heard = await answer(world, text, text);
    expect(heard, text).not.toMatch(/việc vẫn còn mở|nộp xong chưa|tin nhắc/u);
  }
});

describe("where lead times are asked for", () => {
  it.each([
    ["hạn sắp tới", /^Hạn sắp tới của Sở Y tế/u],
    ["quá hạn", /^Không có hạn nào của Sở Y tế/u],
    ["lịch năm 2024 của UBND phường", /^Lịch hạn của ủy ban nhân dân phường/u],
    [
      "lịch năm 2024 của UBND phường 1",
      /^Lịch hạn của ủy ban nhân dân phường 1/u,
    ],
    ["lịch năm 2023 của Sở Y tế", /^Lịch hạn của Sở Y tế/u],
    ["tháng này nộp gì", /^Không có hạn nào của Sở Y tế/u],
  ])("%s is answered, and the question asked again", async (text, begin) => {
    const desk = await openNudgingDesk({ now: "2023-10-02T08:00:00+07:00" });
    await desk.says("o", wish);
    const heard = await desk.says("o", text);
    expect(heard).toMatch(begin);
    expect(heard).toContain("Bạn muốn được nhắc trước mấy ngày?");
    expect(await desk.says("o", "7, 1")).toMatch(/^Đã đặt nhắc hạn/u);
  });

  it("what is neither a question nor a number of days is asked back", async () => {
    const desk = await openNudgingDesk({ now: "2023-10-02T08:00:00+07:00" });
    await desk.says("o", wish);
    expect(await desk.says("o", "sớm sớm")).toMatch(/^Tôi chưa rõ bạn muốn/u);
  });
});

describe("on the last day itself", async () => {
  const today = /^Hôm nay 14\/11\/2023 là ngày cuối/u;
  const all: readonly (readonly [string, RegExp])[] = [
    ["nhắc lại mai nhé", today],
    ["nhắc lại thứ sáu", today],
    ["nhắc lại sau", today],
    ["nhắc lại lúc 22h", today],
    ["nhắc lại lúc 7h", today],
    ["nhắc lại chiều nay", /^Tôi sẽ nhắc lại lúc 14:00 hôm nay/u],
    ["nhắc lại lúc 15h", /^Tôi sẽ nhắc lại lúc 15:00 hôm nay/u],
    ["nhắc tôi 4 giờ chiều nay", /^Tôi sẽ nhắc lại lúc 16:00 hôm nay/u],
    ["để 3h rưỡi chiều nhắc lại", /^Tôi sẽ nhắc lại lúc 15:30 hôm nay/u],
    ["ok để chiều", /^Tôi sẽ nhắc lại lúc 14:00 hôm nay/u],
  ];
  const desk = await openNudgingDesk({ now: "2023-10-02T08:00:00+07:00" });
  for (const [text] of all) {
    await desk.says(text, wish);
    await desk.says(text, "mặc định");
  }
  await desk.moves("2023-11-14T09:00:00+07:00");

  it.each(all)("%s", async (text, begin) => {
    expect(await desk.says(text, text)).toMatch(begin);
  });

  it("a later hour is kept, asked for or typed, and nobody is told that the day has passed", async () => {
    const one = await openNudgingDesk({ now: "2023-10-02T08:00:00+07:00" });
    await one.says("o", wish);
    await one.says("o", "mặc định");
    await one.moves("2023-11-14T09:00:00+07:00");
    await one.says("o", "nhắc lại mai nhé");
    expect(await one.says("o", "lúc 15h")).toMatch(/lúc 15:00 hôm nay/u);
    expect(await one.moves("2023-11-14T14:59:00+07:00")).toHaveLength(0);
    expect(await one.moves("2023-11-14T15:01:00+07:00")).toHaveLength(1);
    await one.says("o", "nhắc lại sau");
    const [choice] = one.sessionOf("o").offered;
    if (choice === undefined) throw new RangeError("nothing was offered");
    expect(await one.taps("o", choice)).toMatch(/lúc 16:00 hôm nay/u);
    expect(await one.moves("2023-11-14T16:01:00+07:00")).toHaveLength(1);
    await one.moves("2023-11-14T20:30:00+07:00");
    expect(await one.says("o", "nhắc lại sau")).toContain("đã hết giờ");
    await one.moves("2023-11-15T09:00:00+07:00");
    expect(await one.says("o", "nhắc lại mai nhé")).toContain("đã quá ngày");
  });
});
