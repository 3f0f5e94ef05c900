import { describe, expect, it } from "vitest";
import { fold } from "../../../src/text/fold.ts";
import { asking, newDraft, toldOf } from "../../../src/tips/draft/draft.ts";
import { take } from "../../../src/tips/draft/take.ts";
import type { Slot } from "../../../src/tips/tips.ts";
import { hear } from "../../../src/tips/words/hear.ts";
import { cues } from "../cues.ts";
import { hearing } from "../words/hearing.ts";
import { telling } from "./telling.ts";

const begun = newDraft("r", new Date("2025-03-10T19:05:00+07:00"));

/** What is told of a part once it was asked for and a message came. */
function answered(slot: Slot, text: string) {
  const story = take(begun, telling("có người bán ma túy", { kinds: ["x"] }));
  const heard = hear(text, { ...hearing, cues });
  const draft = take(asking(story, slot), { ...telling(text), heard });
  return {
    told: toldOf(draft, slot),
    settled: draft.settled.includes(slot),
    draft,
  };
}

const talk = [
  "để con nghĩ",
  "sao hỏi nhiều vậy",
  "ủa gì",
  "ủa gì vậy trời",
  "hỏi chi vậy",
  "mắc gì phải nói",
  "đồ ngu",
  "bot ngu quá",
  "mệt quá à",
  "làm ơn giúp em với",
  "em sợ lắm",
  "tôi sợ bị trả thù",
  "chờ em chút",
  "từ từ đã",
  "trời ơi",
  "nói ra có bị lộ không",
  "ai mà biết",
  "alo",
  "để tôi hỏi lại",
  "khoan đã",
  "mày là ai",
  "sao phải khai",
];

describe("talk", () => {
  it.each(
    (["where", "when", "who"] as const).flatMap((slot) =>
      talk.map((text) => [slot, text] as const),
    ),
  )("as an answer to %s is none: %j", (slot, text) => {
    const { told, settled, draft } = answered(slot, text);
    expect(told).toEqual([]);
    expect(settled).toBe(false);
    expect(draft.said).toHaveLength(1);
    expect(draft.said[0]?.text).not.toContain(text);
  });

  it.each([
    "tôi nghe hàng xóm kể nó đánh bài",
    "em sợ lắm vì nó có súng",
    "khoan đã nó vừa chạy ra",
  ])("that tells something as well is kept: %j", (text) => {
    expect(answered("where", text).draft.said.at(-1)?.text).toBe(text);
  });

  it.each(talk.map(fold))("without marks is none either: %j", (text) => {
    expect(answered("where", text).told).toEqual([]);
  });
});

describe("asked where", () => {
  it.each([
    "gần cây cầu cũ",
    "sau trường",
    "nhà văn hoá ấp 3",
    "quán Cây Dừa",
    "quán cây dừa",
    "trong hẻm cụt chỗ cột điện",
    "ngoài bờ kè",
    "Ao Bà Om",
    "ao ba om",
    "chỗ em làm",
    "cuối xóm",
    "12/5 Lý Nam Đế",
    "trên facebook",
    "khu mả",
    "cạnh cột phát sóng",
    "đầu hẻm nhà em",
    "Ba Động",
    "trong công ty chỗ tôi làm",
    "phường 5",
    "gan cay cau cu",
  ])("%j is the place", (text) => {
    expect(answered("where", text).told).toEqual([text]);
  });

  it.each([
    ["sau chợ, tối qua lúc 9h", ["sau chợ"], ["tối qua lúc 9h"]],
    ["tối qua ở khóm 4 phường 7", ["khóm 4 phường 7"], ["tối qua"]],
    ["mỗi đêm, chỗ cột điện đầu hẻm", ["chỗ cột điện đầu hẻm"], ["mỗi đêm"]],
  ])("of %j only %j is", (text, where, when) => {
    const { told, draft } = answered("where", text);
    expect(told.map((one) => one.replace(/^ở /u, ""))).toEqual(where);
    expect(toldOf(draft, "when")).toEqual(when);
  });

  it.each(["nó hay đánh vợ con", "tụi nó đông lắm", "bị mất hai con chó"])(
    "%j goes on with the story",
    (text) => {
      const { told, draft } = answered("where", text);
      expect(told).toEqual([]);
      expect(draft.said.at(-1)).toMatchObject({ text, answers: null });
    },
  );
});

describe("asked when", () => {
  it.each([
    "hồi nãy",
    "tối qua tầm 9h",
    "thứ 7 tuần trước",
    "mấy bữa nay",
    "mỗi đêm",
    "khuya",
    "rằm tháng 7 âm",
    "1h sáng",
    "20/10",
    "lúc nó đi nhậu về",
    "khi trời mưa",
    "hôm đám giỗ",
    "lâu rồi",
    "hoài",
    "hai ngày liền",
    "đang diễn ra nè",
    "lúc cúp điện",
    "cỡ 2 giờ",
    "luc tan hoc",
  ])("%j is the time", (text) => {
    expect(answered("when", text).told).toEqual([text]);
  });

  it.each(["nó chạy rồi", "hai người đàn ông lạ", "phường 5"])(
    "%j is none",
    (text) => {
      expect(answered("when", text).told).toEqual([]);
    },
  );
});

describe("asked who", () => {
  it.each([
    ["thằng Tí con bà Sáu", ["thằng Tí con bà Sáu"]],
    ["2 thanh niên đi Ex đen", ["2 thanh niên đi Ex đen"]],
    ["biển 84-F1 123.45", ["biển 84-F1 123.45"]],
    ["không rõ mặt", ["không rõ mặt"]],
    ["cao to, tóc dài, xăm tay", ["cao to, tóc dài, xăm tay"]],
    ["dân ở đây thôi", ["dân ở đây thôi"]],
    ["tối qua, thằng Tí", ["thằng Tí"]],
    ["một ông mập, đi dép lào", ["một ông mập, đi dép lào"]],
    ["người quen", ["người quen"]],
  ])("%j is %j", (text, who) => {
    expect(answered("who", text).told).toEqual(who);
  });
});

it("takes several parts of one answer, and loses no word", () => {
  const text =
    "ở sau chợ Phường 1, tối qua tầm 9h, thằng Tí con bà Sáu đi Ex đen, nó giật túi của một bà cụ rồi chạy về hướng cầu";
  const { draft } = answered("where", text);
  expect(toldOf(draft, "where")).toContain("sau chợ Phường 1");
  expect(toldOf(draft, "when")).toEqual(["tối qua tầm 9h"]);
  expect(toldOf(draft, "who")).toEqual(
    expect.arrayContaining(["thằng Tí con bà Sáu", "Ex đen"]),
  );
  expect(draft.said.at(-1)).toMatchObject({ text, answers: null });
});
