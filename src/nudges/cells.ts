import type { CivilDate } from "../clock.ts";

/** What stands in one cell of a table for spreadsheets. */
export type Cell = string | number | { readonly date: CivilDate };

export type Rows = readonly (readonly Cell[])[];

// A spreadsheet takes what begins with these for a formula (OWASP, "CSV Injection").
const formula = /^[=+\-@\t\r]/u;

/** A text that no spreadsheet works out, also after it was saved in another format. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
