import type { DayCell, DayKind, DueKind, MonthGrid } from "./year-grid.ts";

/** The words of a picture. */
export interface PictureWords {
  readonly title: string;
  /** Lines under the title. */
  readonly notes: readonly string[];
  /** Twelve. */
  readonly months: readonly string[];
  /** Seven, Monday first. */
  readonly weekdays: readonly string[];
  readonly legend: Readonly<Record<DayKind | DueKind, string>>;
  /** Where it all stands; one plan a line. */
  readonly sources: readonly string[];
}

/** Colours as #rrggbb; marks of what is due differ in shape as well, for those who do not tell colours apart. */
export const colours = {
  working: "#ffffff",
  weekend: "#eceff1",
  holiday: "#f8cfcf",
  stated: "#b3261e",
  set: "#1b5faa",
  suggested: "#f2a33a",
} as const;
const ink = { text: "#202124", faint: "#6b7176", onDark: "#ffffff" };

// All in pixels. Telegram shows pictures up to 1280 wide as they are.
const page = { width: 1080, margin: 40 };
const cell = { width: 44, height: 40 };
const block = { width: cell.width * 7, headHeight: 66 };
const gap = {
  across: (page.width - 2 * page.margin - 3 * block.width) / 2,
  down: 22,
};
const lineHeight = 28;
// Of the smaller type, as many letters as fit a line.
const lettersALine = 104;
/** The middle of a day's cell within its month's block. */
export const middleOf = (week: number, day: number) => ({
  x: day * cell.width + cell.width / 2,
  y: block.headHeight + week * cell.height + cell.height / 2,
});

export interface YearPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Where the block of each month begins. */
  readonly blocks: readonly { readonly x: number; readonly y: number }[];
}

/** A year as an SVG image: twelve months, a legend, the sources. */
export function drawYear(
  months: readonly MonthGrid[],
  words: PictureWords,
): YearPicture {
  const notes = words.notes.flatMap(wrapped);
  const sources = words.sources.flatMap(wrapped);
  const top = page.margin + 56 + notes.length * lineHeight;
  const blocks: { x: number; y: number }[] = [];
  let y = top;
  for (let row = 0; row < 4; row += 1) {
    const inRow = months.slice(row * 3, row * 3 + 3);
    inRow.forEach((_, at) => {
      blocks.push({ x: page.margin + at * (block.width + gap.across), y });
    });
    const weeks = Math.max(...inRow.map(({ length }) => length));
    y += block.headHeight + weeks * cell.height + gap.down;
  }
  const legend = legendOf(words.legend, y + 20);
  const beneath = y + 20 + 2 * 36 + 12;
  const height = beneath + sources.length * lineHeight + page.margin;
  const parts = [
    `<rect width="${page.width}" height="${height}" fill="#ffffff"/>`,
    text(page.margin, page.margin + 30, words.title, { size: 32, bold: true }),
    ...notes.map((note, at) =>
      text(page.margin, page.margin + 66 + at * lineHeight, note, {
        colour: ink.faint,
      }),
    ),
    ...months.map((month, at) => {
      const { x, y: down } = blocks[at] ?? { x: 0, y: 0 };
      const inner = monthOf(month, words.months[at] ?? "", words.weekdays);
      return `<g transform="translate(${x} ${down})">${inner}</g>`;
    }),
    ...legend,
    ...sources.map((source, at) =>
      text(page.margin, beneath + 18 + at * lineHeight, source, {
        colour: ink.faint,
      }),
    ),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${height}" font-family="Be Vietnam Pro">${parts.join("\n")}</svg>`;
  return { svg, width: page.width, height, blocks };
}

function monthOf(
  weeks: MonthGrid,
  name: string,
  weekdays: readonly string[],
): string {
  return [
    text(4, 24, name, { size: 22, bold: true }),
    ...weekdays.map((weekday, at) =>
      text(middleOf(0, at).x, 54, weekday, {
        size: 15,
        colour: ink.faint,
        middle: true,
      }),
    ),
    ...weeks.flatMap((days, week) =>
      days.flatMap((day, at) => (day === null ? [] : dayOf(day, week, at))),
    ),
  ].join("\n");
}

function dayOf(
  { date, kind, due, count }: DayCell,
  week: number,
  at: number,
): string[] {
  const { x, y } = middleOf(week, at);
  const left = x - cell.width / 2 + 1;
  const above = y - cell.height / 2 + 1;
  const isDark = due === "stated" || due === "set";
  const colour = isDark
    ? ink.onDark
    : kind === "weekend" && due === null
      ? ink.faint
      : ink.text;
  return [
    `<rect x="${left}" y="${above}" width="${cell.width - 2}" height="${cell.height - 2}" rx="4" fill="${colours[kind]}" stroke="#dadce0"/>`,
    ...(due === null ? [] : [mark(due, x, y)]),
    text(x, y + 6, String(Number(date.slice(8))), {
      size: 17,
      colour,
      bold: due !== null,
      middle: true,
    }),
    ...(count > 1
      ? [text(x + 17, y - 7, String(count), { size: 11, middle: true })]
      : []),
  ];
}

function mark(due: DueKind, x: number, y: number): string {
  const fill = `fill="${colours[due]}"`;
  switch (due) {
    case "stated":
      return `<circle cx="${x}" cy="${y}" r="17" ${fill}/>`;
    case "set":
      return `<rect x="${x - 17}" y="${y - 16}" width="34" height="32" rx="6" ${fill}/>`;
    case "suggested":
      return `<path d="M${x} ${y - 18}L${x + 19} ${y}L${x} ${y + 18}L${x - 19} ${y}Z" ${fill}/>`;
  }
}

function legendOf(
  words: PictureWords["legend"],
  top: number,
): readonly string[] {
  const across = (page.width - 2 * page.margin) / 3;
  const kinds = ["working", "weekend", "holiday"] as const;
  const dues = ["stated", "set", "suggested"] as const;
  const label = (name: string, at: number, y: number) =>
    text(page.margin + at * across + 50, y + 6, name, {});
  return [
    ...kinds.flatMap((kind, at) => [
      `<rect x="${page.margin + at * across}" y="${top - 14}" width="36" height="28" rx="4" fill="${colours[kind]}" stroke="#dadce0"/>`,
      label(words[kind], at, top),
    ]),
    ...dues.flatMap((due, at) => [
      mark(due, page.margin + at * across + 18, top + 42),
      label(words[due], at, top + 42),
    ]),
  ];
}

function text(
  x: number,
  y: number,
  words: string,
  {
    size = 18,
    bold = false,
    middle = false,
    colour = ink.text,
  }: {
    readonly size?: number;
    readonly bold?: boolean;
    readonly middle?: boolean;
    readonly colour?: string;
  },
): string {
  const weight = bold ? ' font-weight="700"' : "";
  const anchor = middle ? ' text-anchor="middle"' : "";
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${weight}${anchor}>${escaped(words)}</text>`;
}

function wrapped(line: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length > lettersALine && current !== "") {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

// Composed: marks that follow their letter are drawn beside it by some renderers.
function escaped(words: string): string {
  return words
    .normalize("NFC")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
