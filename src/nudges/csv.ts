import { type Cell, guarded, type Rows } from "./cells.ts";
import { fullDay } from "./wording.ts";

/** Rows as a CSV file (RFC 4180) that spreadsheets open with its letters whole. */
export function csv(rows: Rows): Uint8Array {
  const lines = rows.map((row) => row.map(written).join(","));
  // The byte order mark tells spreadsheets that it is UTF-8.
  return new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
}

function written(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const plain = typeof cell === "string" ? guarded(cell) : fullDay(cell.date);
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
