import { tokenize } from "../text/tokens.ts";
import { isYear } from "./documents.ts";

// What kinds of figures a plan's words hold.

/** Whether a sum of money is named: "210.000.000 đồng", "10 triệu đồng". */
export function namesMoney(text: string): boolean {
  return /\d[\d.,]*\s*(?:\p{L}+\s)?\u0111\u1ed3ng/u.test(text);
}

/** Whether a day is named, as 15/11 or 15/11/2025. */
export function namesDay(text: string): boolean {
  return tokenize(text).some(({ kind }) => kind === "date");
}

/** Whether a day is named that is not the day of a document that is cited ("36-CT/TW of 16/8/2019"). */
export function namesOwnDay(text: string): boolean {
  const tokens = tokenize(text);
  return tokens.some(
    ({ kind }, at) =>
      kind === "date" &&
      tokens[at - 1]?.kind !== "document" &&
      tokens[at - 2]?.kind !== "document",
  );
}

/** Whether a year is named. */
export function namesYear(text: string): boolean {
  return tokenize(text).some(isYear);
}

/** Whether a share is named, as 70%. */
export function namesPercent(text: string): boolean {
  return (
    text.includes("%") && tokenize(text).some(({ kind }) => kind === "percent")
  );
}

const reach = 5;

/** Whether a number of something is named: the unit, folded, stands within a few words behind a figure. */
export function namesCount(text: string, unit: string | null): boolean {
  const tokens = tokenize(text);
  return tokens.some(
    ({ kind }, at) =>
      (kind === "number" || kind === "percent") &&
      (unit === null ||
        tokens
          .slice(at + 1, at + 1 + reach)
          .some(({ folded }) => folded === unit)),
  );
}
