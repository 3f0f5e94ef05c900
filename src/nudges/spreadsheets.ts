import type { ReplyFile } from "../message.ts";
import { csv } from "./csv.ts";
import { type Sheet, xlsx } from "./xlsx.ts";

const xlsxType =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Tables as a workbook, and the first of them as CSV. */
export async function spreadsheets(
  name: string,
  sheets: readonly Sheet[],
): Promise<ReplyFile[]> {
  const [first] = sheets;
  if (first === undefined) return [];
  return [
    { name: `${name}.xlsx`, mediaType: xlsxType, bytes: await xlsx(sheets) },
    { name: `${name}.csv`, mediaType: "text/csv", bytes: csv(first.rows) },
  ];
}
