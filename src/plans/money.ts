/** The number that a cell or a phrase writes: points part thousands, a comma parts decimals. Undefined where it is none. */
export function parseAmount(written: string): number | undefined {
  const text = written.replace(/\s/gu, "");
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(text))
    return Number(text.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(?:,\d{3}){2,}$/u.test(text))
    return Number(text.replaceAll(",", ""));
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return Number(text.replace(",", "."));
  return undefined;
}
