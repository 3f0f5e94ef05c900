// RFC 4180. A spreadsheet takes what begins with these for a formula (OWASP, "CSV Injection").
const formula = /^[=+\-@\t\r]/u;

/** Rows as a CSV file that spreadsheets open with its letters whole. */
export function csv(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(cell).join(","));
  // The byte order mark tells spreadsheets that it is UTF-8.
  return new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
}

function cell(text: string): string {
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
