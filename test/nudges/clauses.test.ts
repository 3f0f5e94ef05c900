import { describe, expect, it } from "vitest";
import { openNudgingDesk } from "./desk.ts";

// What each of them leads to, by how its answer begins. The desk follows the same report for all.
type Led = "done" | "asked" | "open" | "doubt" | "other" | "elsewhere";

const begins: readonly (readonly [Led, RegExp])[] = [
  ["done", /^(?:Đã ghi cho riêng bạn: xong|Noted for you alone)/u],
  ["asked", /(?:chưa được báo xong|has not been reported)/u],
  ["open", /^(?:Vâng, việc vẫn còn mở|All right, it is still open)/u],
  ["doubt", /^(?:Tôi chưa ghi gì\. “|I noted nothing yet)/u],
  ["other", /(?:bạn không theo dõi cơ quan đó|^Bạn không theo dõi)/u],
];

const said: Readonly<Record<Led, readonly string[]>> = {
  done: [
    "đã xong",
    "xong",
    "xong rồi",
    "xong rồi ạ",
    "xong roi nhe",
    "dạ xong rồi",
    "bên em nộp rồi nhé",
    "đã nộp hôm qua",
    "da nop bao cao roi a",
    "đã nộp 7/11",
    "đã nộp ngày 7-11",
    "báo cáo rồi",
    "đã báo cáo công an tỉnh",
    "đã gửi báo cáo cho công an tỉnh sáng nay rồi ạ",
    "Sở Tư pháp đã nộp báo cáo ngày 7/11",
    "Sở Tư pháp tỉnh Bình Phước đã nộp rồi",
    "đã nộp, công văn số 12/BC-STP ngày 7/11/2023",
    "hoàn thành rồi, gửi qua email",
    "đã nộp qua trục liên thông lúc 9h",
    "cơ quan tôi đã hoàn thành báo cáo năm 2023",
    "em vừa nộp rồi",
    "đã nộp đầy đủ, đúng hạn",
    "done",
    "we have already submitted the report",
    "xong hết rồi nha",
    "em gửi rồi ạ",
    "tụi em xong rồi đó",
    "chiều qua đã nộp cho tỉnh rồi",
  ],
  asked: [
    "đã xong chưa",
    "xong chưa vậy",
    "xong chua",
    "da nop chua",
    "nộp chưa nhỉ",
    "Sở Tư pháp đã nộp chưa",
    "Sở Tư pháp nộp rồi hả",
    "đã nộp rồi phải không",
    "tôi không nhớ đã nộp chưa",
    "chị Lan nói đã nộp rồi phải không",
    "ai nộp rồi",
    "ai đã nộp",
    "báo xong rồi à",
    "đã xong?",
    "nộp rồi đúng không",
    "không biết đã nộp chưa",
    "bên mình nộp hay chưa",
    "làm sao báo là đã xong",
    "nếu xong thì nhắn đã xong phải không",
    "chưa xong à",
    "has it been submitted",
  ],
  open: [
    "tôi chưa nộp",
    "chưa nộp được",
    "chua xong",
    "chưa xong đâu",
    "sắp xong rồi",
    "sap xong roi",
    "gần xong rồi",
    "xong một nửa rồi",
    "đang làm",
    "đang soạn báo cáo",
    "mai xong",
    "tôi sẽ nộp",
    "sắp nộp",
    "không phải đã xong",
    "not done yet",
  ],
  doubt: [
    "đã nộp rồi nhưng bị trả lại",
    "năm ngoái đã nộp rồi",
    "kỳ trước đã nộp",
    "hình như đã nộp rồi",
    "chắc đã nộp rồi",
    "nghe nói đã nộp rồi",
    "chị Lan nói đã nộp rồi",
    "đã nộp bản nháp",
    "đã nộp năm 2022",
    "xong rồi nhưng còn thiếu phụ lục",
    "khi xong",
  ],
  other: [
    "Sở Y tế đã nộp rồi",
    "Sở Nội vụ nộp rồi hả",
    "Sở Y tế nộp chưa",
    "so noi vu da nop roi",
    "báo cáo của Sở Y tế đã nộp",
  ],
  elsewhere: [
    "báo cáo xong rồi gửi ai",
    "khi nào phải nộp báo cáo",
    "ai phải nộp báo cáo",
    "Sở Tư pháp nộp báo cáo cho ai",
    "nộp báo cáo ở đâu",
    "vụ trộm hôm qua tôi đã báo cáo công an rồi",
    "con tôi đi học đến giờ này chưa xong mà không liên lạc được",
    "hạn nộp báo cáo là ngày nào",
    "tôi đã gửi tin tố giác hôm qua",
    "đã gửi tin báo cho công an chưa",
    "đã báo cáo cấp trên về tình hình mất trộm ở thôn 3 rồi",
  ],
};

async function nudged(who: readonly string[]) {
  const desk = await openNudgingDesk({ now: "2023-11-03T08:00:00+07:00" });
  for (const one of who) {
    await desk.says(one, "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước");
    await desk.says(one, "mặc định");
  }
  await desk.moves("2023-11-08T08:00:00+07:00");
  return desk;
}

describe("to a nudge", async () => {
  const all = Object.entries(said).flatMap(([led, texts]) =>
    texts.map((text) => ({ led, text })),
  );
  const desk = await nudged(all.map(({ text }) => text));

  it.each(all)("$text: $led", async ({ led, text }) => {
    const answer = await desk.says(text, text);
    const found = begins.find(([, begin]) => begin.test(answer))?.[0];
    expect(found ?? "elsewhere", answer).toBe(led);
    const follower = await desk.nudges.followers.get({
      channel: "telegram",
      sender: text,
    });
    expect(follower?.done.length).toBe(led === "done" ? 1 : 0);
  });
});

describe("what steers nudges", async () => {
  type Steered = readonly [text: string, answer: RegExp];
  const all: readonly Steered[] = [
    ["tôi đang theo dõi gì", /^Bạn đang được nhắc hạn của/u],
    ["toi dang theo doi gi", /^Bạn đang được nhắc hạn của/u],
    ["danh sách nhắc", /^Bạn đang được nhắc hạn của/u],
    ["đổi thời gian nhắc", /chưa rõ giờ nhắc/u],
    ["đừng nhắc tôi buổi tối", /chưa rõ giờ nhắc/u],
    ["nhắc tôi lúc 8h sáng", /chưa rõ giờ nhắc/u],
    ["chỉ nhắc tôi từ 8 giờ sáng đến 5 giờ chiều", /8:00–17:00/u],
    ["chi nhac tu 8h toi 17h", /8:00–17:00/u],
    ["giờ nhắc 7:30 - 16:30", /7:30–16:30/u],
    ["sao lâu rồi không nhắc nữa", /^Muốn tắt, gõ/u],
    ["có tắt nhắc được không", /^Muốn tắt, gõ/u],
    ["làm sao để tắt nhắc", /^Muốn tắt, gõ/u],
    ["không tắt nhắc", /vẫn nhắc như cũ/u],
    ["đừng tắt nhắc", /vẫn nhắc như cũ/u],
    ["tôi không muốn hủy đăng ký", /vẫn nhắc như cũ/u],
    ["thôi nhắc Sở Y tế", /^Bạn không theo dõi cơ quan đó/u],
    ["tắt nhắc", /^Đã tắt nhắc hạn/u],
    ["tat nhac", /^Đã tắt nhắc hạn/u],
    ["thôi nhắc", /^Đã tắt nhắc hạn/u],
    ["thôi nhắc Sở Tư pháp", /^Đã tắt nhắc hạn/u],
    ["thôi đừng nhắc tôi nữa", /^Đã tắt nhắc hạn/u],
    ["hủy đăng ký nhắc hạn giùm em", /^Đã tắt nhắc hạn/u],
    ["ngừng nhắc tới 20/11", /tạm dừng nhắc tới hết 20\/11\/2023/u],
    [
      "nghỉ thai sản từ 15/11 đến 15/5",
      /^Từ 15\/11\/2023 tới hết 15\/05\/2024/u,
    ],
    ["theo dõi thêm Sở Nội vụ", /^Sở Nội vụ \(Tỉnh Bình Phước\) có hạn sau/u],
    ["xin gia hạn đến 30/11", /^Gia hạn do cơ quan thường trực cho/u],
    [
      "nghỉ phép từ 10/11 đến 20/11",
      /^Từ 10\/11\/2023 tới hết 20\/11\/2023 tôi tạm dừng/u,
    ],
    ["nghi phep 10-20/11", /^Từ 10\/11\/2023 tới hết 20\/11\/2023/u],
    ["tôi nghỉ từ mai đến hết 20/11", /^Từ 09\/11\/2023 tới hết 20\/11/u],
    ["nghỉ phép từ 10/11 đến 1/11", /không thể trước ngày đầu/u],
    ["nghỉ phép từ 31/11 đến 5/12", /Không có ngày đó/u],
    ["nghỉ phép tới 20/11", /tạm dừng nhắc tới hết 20\/11\/2023/u],
    ["gộp hằng tuần", /mỗi thứ Hai một tin gộp/u],
    ["gộp tin hằng ngày", /mỗi ngày một tin gộp/u],
    ["từng việc một tin", /từng việc một tin/u],
  ];
  const desk = await nudged(all.map(([text]) => text));

  it.each(all)("%s", async (text, answer) => {
    expect(await desk.says(text, text)).toMatch(answer);
  });
});
