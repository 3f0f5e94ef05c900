import type { AgencyNames } from "./agency-names.ts";
import { withoutBullet } from "./assignments.ts";
import type { Genre } from "./genre.ts";
import { parseAmount } from "./money.ts";
import type { Branch } from "./outline.ts";
import { anywhere } from "./phrase.ts";
import type { Assignment, BudgetLine, Deadline } from "./plan.ts";
import type { Range, RangeReader } from "./ranges.ts";
import { type Column, isNumbered, type TableReader } from "./tables.ts";
import type { TimeReader } from "./time-cues.ts";

/** What the tables of a plan's annexes hold. */
export interface TableContents {
  readonly assignments: Assignment[];
  readonly deadlines: Deadline[];
  readonly budgets: BudgetLine[];
}

export interface TableParts {
  readonly readTable: TableReader;
  readonly readTime: TimeReader;
  readonly rangeOf: RangeReader;
  readonly names: AgencyNames;
}

/** Reads tables of tasks and tables of money. Rows that are neither stay paragraphs only. */
export type TableContentsReader = (
  branches: readonly Branch[],
  period: Range | null,
) => TableContents;

export function createTableContentsReader(
  genre: Genre,
  { readTable, readTime, rangeOf, names }: TableParts,
): TableContentsReader {
  const unitLine = anywhere(genre.tables.unitLine);
  const units = new RegExp(
    anywhere([...genre.figures.units].sort((a, b) => b.length - a.length))
      .source,
    "iu",
  );
  const due = genre.time.by[0] ?? "";

  return (branches, period) => {
    const contents: TableContents = {
      assignments: [],
      deadlines: [],
      budgets: [],
    };
    let columns: Column[] | undefined;
    let header: (readonly string[])[] = [];
    let unit = "";
    let group: string | null = null;
    for (const branch of branches) {
      // Group rows without cells head a part of the same table.
      if (branch.depth === 0) columns = undefined;
      group = branch.depth === 0 ? null : branch.section.heading;
      branch.sources.forEach((block, paragraph) => {
        const { cells } = block;
        if (unitLine.test(block.text))
          unit = units.exec(block.text)?.[0].toLowerCase() ?? unit;
        if (cells === undefined) {
          header = [];
          return;
        }
        if (!isNumbered(cells)) {
          if (columns === undefined || header.length > 0) {
            header.push(cells);
            columns = readTable(header) ?? columns;
          } else if (isMoney(columns))
            // The sum at the foot of a table has no number of its own.
            money(
              { cells, columns, section: branch.section.id, paragraph },
              contents.budgets,
              unit,
              null,
            );
          return;
        }
        header = [];
        if (columns === undefined) return;
        const row = { cells, columns, section: branch.section.id, paragraph };
        if (isMoney(columns)) group = money(row, contents.budgets, unit, group);
        else task(row, contents, period);
      });
    }
    return contents;
  };

  interface Row {
    readonly cells: readonly string[];
    readonly columns: readonly Column[];
    readonly section: string;
    readonly paragraph: number;
  }

  function cellOf(row: Row, role: Column["role"]): string {
    const at = row.columns.findIndex((column) => column.role === role);
    return at < 0 ? "" : (row.cells[at] ?? "");
  }

  // Returns the group that the rows below belong to.
  function money(
    row: Row,
    lines: BudgetLine[],
    unit: string,
    group: string | null,
  ): string | null {
    const lead = cellOf(row, "lead");
    const item = withoutBullet(cellOf(row, "task"));
    const isGroup = /^[IVXL]+\.?$|^\p{Lu}\.?$/u.test(row.cells[0] ?? "");
    row.columns.forEach((column, at) => {
      if (column.role !== "year" && column.role !== "total") return;
      const amount = parseAmount(row.cells[at] ?? "");
      if (amount === undefined) return;
      const total =
        row.columns.find(({ role }) => role === "total")?.head ?? "";
      lines.push({
        agency: lead === "" ? null : lead,
        item:
          item ||
          (lead === ""
            ? (row.cells.find(
                (cell) => cell !== "" && parseAmount(cell) === undefined,
              ) ?? "")
            : total),
        group: isGroup ? null : group,
        year: column.year ?? null,
        amount,
        unit,
        section: row.section,
        paragraph: row.paragraph,
      });
    });
    return isGroup ? lead || (row.cells[1] ?? "") : group;
  }

  function task(
    row: Row,
    { assignments, deadlines }: TableContents,
    period: Range | null,
  ): void {
    const text = cellOf(row, "task") || (row.cells[1] ?? "");
    const agencies = names.split(cellOf(row, "lead"));
    const { section, paragraph } = row;
    if (text === "") return;
    if (agencies.length > 0)
      assignments.push({
        agencies,
        section,
        duties: [{ text, section, paragraph }],
      });
    const when = cellOf(row, "when");
    if (when === "") return;
    const evidence = row.cells
      .slice(1)
      .filter((cell) => cell !== "")
      .join(" | ");
    const shared = {
      what: text.replace(/[\s.;]+$/u, ""),
      who: agencies,
      to: [],
      section,
      paragraph,
      evidence,
    };
    const cues = readTime(`${due} ${when}`, { period });
    for (const cue of cues)
      deadlines.push({
        ...shared,
        rule: cue.rule,
        date: cue.date,
        from: cue.from ?? period?.from ?? null,
        until: cue.until ?? period?.to ?? null,
      });
    const range = cues.length === 0 ? rangeOf(when) : undefined;
    if (range !== undefined)
      deadlines.push({
        ...shared,
        rule: "once",
        date: null,
        from: range.from,
        until: range.to,
      });
  }
}

function isMoney(columns: readonly Column[]): boolean {
  return columns.some(({ role }) => role === "year" || role === "total");
}
