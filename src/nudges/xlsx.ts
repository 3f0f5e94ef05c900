import writeExcel from "write-excel-file/node";
import { type Cell, guarded, type Rows } from "./cells.ts";

export interface Sheet {
  readonly name: string;
  /** The first row is the head. */
  readonly rows: Rows;
}

// ECMA-376 stores dates as numbers; the format makes them days.
const dayFormat = "dd/mm/yyyy";
// Excel takes longer names of sheets for damage, and these signs.
const longestName = 31;
const widest = 60;

/** Sheets as an Office Open XML workbook: texts as texts, numbers as numbers, days as days. */
export async function xlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = await writeExcel(
    sheets.map(({ name, rows }) => ({
      sheet: name.replaceAll(/[\\/?*[\]:]/gu, " ").slice(0, longestName),
      data: rows.map((row, at) =>
        row.map((cell) => ({
          ...valueOf(cell),
          ...(at === 0 && { fontWeight: "bold" as const }),
        })),
      ),
      columns: widths(rows).map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  return Uint8Array.from(book);
}

function valueOf(cell: Cell) {
  if (typeof cell === "number") return { type: Number, value: cell };
  return typeof cell === "string"
    ? { type: String, value: guarded(cell) }
    : { type: Date, value: new Date(cell.date), format: dayFormat };
}

/** In letters. */
function widths(rows: Rows): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => {
    const lengths = rows.map((row) => lengthOf(row[column] ?? ""));
    return Math.min(widest, Math.max(8, ...lengths) + 2);
  });
}

function lengthOf(cell: Cell): number {
  return typeof cell === "object" ? dayFormat.length : String(cell).length;
}
