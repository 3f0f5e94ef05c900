import type { Block } from "./blocks.ts";
import type { Genre } from "./genre.ts";
import { atStart } from "./phrase.ts";

/** What a column of a table holds. */
export type ColumnRole =
  "label" | "task" | "lead" | "partner" | "when" | "year" | "total" | "other";

export interface Column {
  readonly role: ColumnRole;
  readonly head: string;
  /** Of a "year" column. */
  readonly year: number | undefined;
}

/** A table's columns, or undefined where its head tells no role. */
export type TableReader = (
  rows: readonly (readonly string[])[],
) => Column[] | undefined;

/** Whether a row's first cell numbers it: "1", "II", "a". */
export function isNumbered(cells: readonly string[]): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,2})*|[IVXL]{1,6}|\p{Lu}|\p{Ll})[.)]?$/u.test(
    cells[0] ?? "",
  );
}

export function createTableReader(genre: Genre): TableReader {
  const { tables, frame } = genre;
  const roles: [ColumnRole, RegExp][] = [
    ["when", atStart(tables.when)],
    ["partner", atStart(tables.partner)],
    ["task", atStart(tables.task)],
    ["lead", atStart(tables.lead)],
    ["total", atStart(tables.total)],
  ];
  const year = new RegExp(
    `^(?:.*(?:${frame.year.join("|")})\\s+)?(20\\d\\d)\\b`,
    "iu",
  );

  return (rows) => {
    const width = Math.max(...rows.map((row) => row.length));
    // A head that spans columns stands over the first of them; the row below names each.
    const heads = Array.from(
      { length: width },
      (_, at) => rows.findLast((row) => (row[at] ?? "") !== "")?.[at] ?? "",
    );
    const columns = heads.map((head, at): Column => {
      const found = year.exec(head)?.[1];
      if (found !== undefined)
        return { role: "year", head, year: Number(found) };
      const role = roles.find(([, pattern]) => pattern.test(head))?.[0];
      return {
        role: role ?? (at === 0 ? "label" : "other"),
        head,
        year: undefined,
      };
    });
    return columns.some(
      (column) => column.role !== "other" && column.role !== "label",
    )
      ? columns
      : undefined;
  };
}

/** Joins rows that the end of a page split: a row without number and figures goes on with the one before. */
export function joinSplitRows(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let numbered = false;
  for (const block of blocks) {
    const last = joined.at(-1);
    if (
      block.cells !== undefined &&
      last?.cells !== undefined &&
      numbered &&
      continuesRow(block.cells, last.cells)
    ) {
      const cells = last.cells.map((cell, at) =>
        `${cell} ${block.cells?.[at] ?? ""}`.trim(),
      );
      joined[joined.length - 1] = {
        ...last,
        cells,
        to: block.to,
        text: rowText(cells),
      };
      continue;
    }
    numbered = block.cells === undefined ? numbered : isNumbered(block.cells);
    joined.push(
      block.cells === undefined
        ? block
        : { ...block, text: rowText(block.cells) },
    );
  }
  return joined;
}

function continuesRow(
  cells: readonly string[],
  before: readonly string[],
): boolean {
  if ((cells[0] ?? "") !== "" || cells.length > before.length) return false;
  return cells.every(
    (cell, at) =>
      cell === "" || ((before[at] ?? "") !== "" && !/^[\d.,]+$/u.test(cell)),
  );
}

function rowText(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== "").join(" | ");
}
