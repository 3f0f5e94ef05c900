import { expect, it } from "vitest";
import { openWorld } from "../bulletins/world.ts";

async function reported() {
  const world = await openWorld("2023-11-03T08:00:00+07:00");
  await world.grant("p", "staff");
  await world.say("p", "nhắc tôi hạn báo cáo của Sở Tư pháp tỉnh Bình Phước");
  await world.say("p", "mặc định");
  await world.pass("2023-11-08T08:00:00+07:00");
  await world.say("p", "đã xong");
  return world;
}

const file = {
  kind: "document",
  ref: "f1",
  name: "bao-cao.pdf",
  bytes: 100,
} as const;

const words = (told: readonly { readonly text: string }[]) =>
  told.map(({ text }) => text).join("\n");

it("keeps a file after 'done' as its proof, and begins no report on crime", async () => {
  const world = await reported();
  const answer = words(await world.say("p", "", { attachments: [file] }));
  expect(answer).not.toMatch(/tin báo|Tóm tắt|Việc gì|ở đâu/u);
  expect(answer).toMatch(/tệp|ghi kèm/iu);
});

it("takes a file with words of a crime, or an hour later, for what belongs to a report", async () => {
  const world = await reported();
  const told = await world.say("p", "bọn trộm vừa lấy xe của tôi ở chợ", {
    attachments: [file],
  });
  expect(words(told)).toMatch(/^Tôi hiểu đây là tin báo/u);
  const other = await reported();
  await other.pass("PT1H");
  const later = await other.say("p", "", { attachments: [file] });
  expect(words(later)).not.toMatch(/ghi kèm vào việc|Đã giữ tệp/u);
});
