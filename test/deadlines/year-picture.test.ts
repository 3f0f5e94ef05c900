import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { weekdayOf } from "../../src/deadlines/civil-days.ts";
import {
  obligationsOf,
  occurrencesOf,
} from "../../src/deadlines/occurrence.ts";
import { createPainter } from "../../src/deadlines/painter.ts";
import { yearGrid } from "../../src/deadlines/year-grid.ts";
import {
  colours,
  drawYear,
  middleOf,
} from "../../src/deadlines/year-picture.ts";
import { day, deadline, planOf, readDay, workingDays } from "./plans.ts";

const obligations = obligationsOf(
  [
    planOf([
      deadline({ date: "11-15", evidence: "trước ngày 15/11 hằng năm" }),
      deadline({ rule: "quarterly", evidence: "hằng quý" }),
      deadline({ rule: "halfyearly", evidence: "6 tháng" }),
    ]),
  ],
  readDay,
);
const halfyearly = obligations[2]?.id ?? "";
const months = yearGrid(
  2024,
  occurrencesOf(
    obligations,
    { from: day("2024-01-01"), to: day("2024-12-31") },
    {
      workingDays,
      days: new Map([
        [halfyearly, [{ day: { month: 6, day: 20 }, from: day("2024-01-01") }]],
      ]),
    },
  ),
  workingDays,
);
const picture = drawYear(months, {
  title: "Lịch hạn năm 2024 <&>",
  notes: ["Ủy ban nhân dân phường, Thành phố Trà Vinh"],
  months: Array.from({ length: 12 }, (_, at) => `Tháng ${at + 1}`),
  weekdays: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
  legend: {
    ...{ working: "Ngày làm việc", weekend: "Cuối tuần", holiday: "Ngày nghỉ" },
    ...{ stated: "Hạn nêu ngày", set: "Hạn đặt", suggested: "Hạn gợi ý" },
  },
  sources: ["Nguồn: Kế hoạch số 41/KH-UBND ".padEnd(150, "của UBND ")],
});
const png = await createPainter()(picture.svg);
const image = decode(png);

/** The colour near a corner of a day's cell, or of its mark, left of the figures. */
function colourOf(date: string, away = { x: -12, y: 0 }): string {
  const [, month = 0, of = 0] = date.split("-").map(Number);
  const first = weekdayOf(day(`${date.slice(0, 7)}-01`)) - 1;
  const at = first + of - 1;
  const { x, y } = middleOf(Math.floor(at / 7), at % 7);
  const block = picture.blocks[month - 1] ?? { x: 0, y: 0 };
  const pixel = (block.y + y + away.y) * image.width + block.x + x + away.x;
  const from = pixel * image.channels;
  return `#${Buffer.from(image.data.slice(from, from + 3)).toString("hex")}`;
}

describe("the picture of a year", () => {
  it("is as large as it says", () => {
    expect([image.width, image.height]).toEqual([
      picture.width,
      picture.height,
    ]);
  });

  it.each([
    ["2024-11-14", colours.stated],
    ["2024-06-20", colours.set],
    ["2024-12-20", colours.set],
    ["2024-03-29", colours.suggested],
    ["2024-12-31", colours.suggested],
  ])("marks what is due on %s in the colour of its kind", (date, colour) => {
    expect(colourOf(date)).toBe(colour);
  });

  it.each([
    ["2024-02-10", colours.holiday],
    ["2024-04-18", colours.holiday],
    ["2024-04-29", colours.holiday],
    ["2024-09-03", colours.holiday],
    ["2024-05-04", colours.working],
    ["2024-05-11", colours.weekend],
    ["2024-11-17", colours.weekend],
    ["2024-11-15", colours.working],
  ])("shows by its colour whether offices work on %s", (date, colour) => {
    // In the corner, where no figure reaches.
    expect(colourOf(date, { x: -16, y: 14 })).toBe(colour);
  });

  it("marks as many days as fall due, and each in a shape of its own", () => {
    const count = (pattern: RegExp) => picture.svg.match(pattern)?.length ?? 0;
    // One more each in the legend.
    expect(count(/<circle/g)).toBe(1 + 1);
    expect(count(new RegExp(`rx="6" fill="${colours.set}"`, "g"))).toBe(2 + 1);
    expect(count(/<path/g)).toBe(4 + 1);
  });

  it("holds its words composed and escaped, long lines broken", () => {
    expect(picture.svg).toContain(">Lịch hạn năm 2024 &lt;&amp;&gt;</text>");
    expect(picture.svg).toBe(picture.svg.normalize("NFC"));
    const lines = [...picture.svg.matchAll(/>([^<>]*)<\/text>/g)].map(
      ([, words = ""]) => words.length,
    );
    expect(Math.max(...lines)).toBeLessThanOrEqual(104);
  });

  it("draws every Vietnamese letter with a glyph of its typeface", async () => {
    const paint = createPainter();
    const draw = (letter: string) =>
      paint(
        `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" font-family="Be Vietnam Pro"><text x="10" y="40" font-size="32">${letter}</text></svg>`,
      ).then((bytes) => Buffer.from(bytes).toString("base64"));
    const missing = await draw("\u{10FFFD}");
    const letters =
      "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
    const drawn = new Set<string>();
    const both = letters + letters.toUpperCase();
    for (const letter of both.match(/./gu) ?? []) drawn.add(await draw(letter));
    expect(drawn.has(missing)).toBe(false);
    expect(drawn.size).toBe(letters.length * 2);
  });

  it("keeps its text", () => {
    const words = [...picture.svg.matchAll(/>([^<>]*)<\/text>/g)]
      .map(([, text]) => text)
      .filter((text) => /\p{L}/u.test(text ?? ""));
    expect(words).toMatchInlineSnapshot(`
      [
        "Lịch hạn năm 2024 &lt;&amp;&gt;",
        "Ủy ban nhân dân phường, Thành phố Trà Vinh",
        "Tháng 1",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 2",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 3",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 4",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 5",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 6",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 7",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 8",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 9",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 10",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 11",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Tháng 12",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
        "Ngày làm việc",
        "Cuối tuần",
        "Ngày nghỉ",
        "Hạn nêu ngày",
        "Hạn đặt",
        "Hạn gợi ý",
        "Nguồn: Kế hoạch số 41/KH-UBND của UBND của UBND của UBND của UBND của UBND của UBND của UBND của UBND",
        "của UBND của UBND của UBND của UBND của UBND của",
      ]
    `);
  });
});
