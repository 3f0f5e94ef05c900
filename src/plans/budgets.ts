import { withoutBullet } from "./assignments.ts";
import type { Genre } from "./genre.ts";
import { parseAmount } from "./money.ts";
import type { Branch } from "./outline.ts";
import { anyOf, anywhere, letters, phraseSource } from "./phrase.ts";
import type { BudgetLine } from "./plan.ts";
import type { Range } from "./ranges.ts";
import { sentences } from "./sentences.ts";

// The body a sum goes to and the year it is for stand close before it.
const nearby = 400;

/** Finds sums of money in running text. */
export type BudgetReader = (
  branches: readonly Branch[],
  period: Range | null,
) => BudgetLine[];

export function createBudgetReader(genre: Genre): BudgetReader {
  const { figures, frame, agencies, outline } = genre;
  const units = [...figures.units]
    .sort((a, b) => b.length - a.length)
    .map((one) => phraseSource(one))
    .join("|");
  const amount = new RegExp(
    `(?<![\\d.,/])(\\d[\\d.,]*)\\s*(${units})(?![${letters}])`,
    "giu",
  );
  const anyAmount = new RegExp(amount.source, "iu");
  const perYear = new RegExp(`${anyOf(figures.perYear)}[\\s:]*$`, "iu");
  const inYear = new RegExp(
    `${anyOf(frame.year)}\\s+(20\\d\\d)[^\\d]{0,40}$`,
    "iu",
  );
  const costs = anywhere(figures.costs);
  const receiver = [
    ...agencies.heads,
    ...agencies.groups,
    ...agencies.units,
    ...agencies.listed,
  ]
    .map((one) => phraseSource(one))
    .join("|");
  const grantedTo = new RegExp(
    `${anyOf(figures.grantedTo)}\\s+((?:${receiver})(?![${letters}])[^.;:()]{0,120}?)(?=\\s*(?:[.;:()]|$|\\s${anyOf([...outline.unfinished, ...agencies.states])}))`,
    "iu",
  );

  return (branches, period) => {
    const lines: BudgetLine[] = [];
    for (const { section } of branches) {
      if (section.id === "0") continue;
      section.paragraphs.forEach((paragraph, index) => {
        if (!anyAmount.test(paragraph)) return;
        for (const sentence of sentences(withoutBullet(paragraph)))
          if (costs.test(sentence.text) || costs.test(section.heading))
            read(sentence.text, section.id, index);
      });
    }
    return lines;

    function read(text: string, section: string, paragraph: number): void {
      let start = 0;
      for (const found of text.matchAll(amount)) {
        const [written, digits = "", unit = ""] = found;
        const value = parseAmount(digits.replace(/[.,]$/u, ""));
        const before = text.slice(
          Math.max(0, found.index - nearby),
          found.index,
        );
        const words = text
          .slice(start, found.index)
          .replace(/^[^)]*\)/u, "")
          .replace(/^[\s\p{P}]+/u, "")
          .replace(/[\s:(,]+$/u, "");
        if (value === undefined) continue;
        const agency = grantedTo.exec(before)?.[1]?.trim() ?? null;
        const shared = {
          agency,
          item: perYear.test(words) ? itemOf(lines, section, paragraph) : words,
          group: null,
          amount: value,
          unit: unit.toLowerCase(),
          section,
          paragraph,
        };
        if (perYear.test(before))
          for (const year of yearsOf(period)) lines.push({ ...shared, year });
        else {
          const year = inYear.exec(before)?.[1];
          lines.push({
            ...shared,
            year: year === undefined ? null : Number(year),
          });
        }
        start = found.index + written.length;
      }
    }
  };
}

// "(mỗi năm 42.000.000 đồng)" stands behind what it is for.
function itemOf(
  lines: readonly BudgetLine[],
  section: string,
  paragraph: number,
): string {
  const last = lines.at(-1);
  return last?.section === section && last.paragraph === paragraph
    ? last.item
    : "";
}

function yearsOf(period: Range | null): (number | null)[] {
  if (period === null) return [null];
  const [from, to] = [
    Number(period.from.slice(0, 4)),
    Number(period.to.slice(0, 4)),
  ];
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
