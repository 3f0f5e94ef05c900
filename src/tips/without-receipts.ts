import { type DigitGroup, runsOf } from "./digit-runs.ts";
import { isReceipt, receiptLength } from "./receipt.ts";
import type { Report } from "./tips.ts";

// Whoever reads a receipt can write as the reporter, withdraw the tip and erase it. So nothing that officers can come to
// read holds one: what reporters write passes here before it is kept: messages before drafts are made of them, and
// once more whatever a tip is made of.

/** What a text says without receipts and what was meant as one, with a digit wrong, missing or too many. */
export function withoutReceipts(text: string): string {
  const shares = sharesIn(text);
  if (shares.length === 0) return text;
  const isCut = (at: number) =>
    shares.some(({ start, end }) => start <= at && at < end);
  const signs = Array.from({ length: text.length }, (_, at) =>
    isCut(at) ? (isCut(at - 1) ? "" : " ") : (text[at] ?? ""),
  ).join("");
  // Two pieces of digits that a cut brings side by side are no receipt of their own.
  return signs
    .replaceAll(/[ \t]{2,}/g, " ")
    .replaceAll(/[ \t]+(?=[,.;:!?])/g, "")
    .trim();
}

/** What stands before the receipts in a text, and what follows them. Undefined where there is none. */
export function aroundReceipt(
  text: string,
): { readonly before: string; readonly behind: string } | undefined {
  const shares = sharesIn(text);
  if (shares.length === 0) return undefined;
  const start = Math.min(...shares.map((share) => share.start));
  const end = Math.max(...shares.map((share) => share.end));
  return { before: text.slice(0, start), behind: text.slice(end) };
}

/** A report without receipts in anything that was typed. */
export function reportWithoutReceipts(report: Report): Report {
  const { text, facts, contact } = report;
  return {
    ...report,
    text: withoutReceipts(text),
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        fact && withoutReceipts(fact),
      ]),
    ),
    contact: contact && withoutReceipts(contact),
  };
}

function sharesIn(text: string): Share[] {
  return [
    ...runsOf(text).flatMap((run) => receiptsIn(run, text)),
    // In five groups of four digits whatever divides them.
    ...runsOf(text, anything).flatMap((run) =>
      windowsOf(run).filter(isInFours).filter(isValid).map(shareOf),
    ),
  ];
}

const anything = /^[^\p{L}\p{M}\p{N}]{0,4}$/u;

type Share = Pick<DigitGroup, "start" | "end">;
type Groups = readonly DigitGroup[];

function receiptsIn(run: Groups, text: string): Share[] {
  const windows = windowsOf(run);
  const valid = windows.filter((one) => isValid(one) && !isPhones(one));
  if (valid.length > 0) return valid.map(shareOf);
  return windows.filter((one) => isSlip(one, run, text)).map(shareOf);
}

/** Neighbouring groups that together have about as many digits as a receipt. */
function windowsOf(run: Groups): Groups[] {
  return run.flatMap((_, from) =>
    run
      .map((_, last) => run.slice(from, last + 1))
      .filter((groups) => Math.abs(missing(groups)) <= mostMissing),
  );
}

// As many as readReceipt takes for a slip.
const mostMissing = 3;

function missing(groups: Groups): number {
  return receiptLength - digitsOf(groups).length;
}

function digitsOf(groups: Groups): string {
  return groups.map(({ digits }) => digits).join("");
}

function isValid(groups: Groups): boolean {
  return isReceipt(digitsOf(groups));
}

function isInFours(groups: Groups): boolean {
  return (
    groups.length === 5 && groups.every(({ digits }) => digits.length === 4)
  );
}

/** Two numbers of telephones are twenty digits as well. */
function isPhones(groups: Groups): boolean {
  return (
    groups.length === 2 &&
    groups.every(({ digits }) => /^0[35789]\d{8}$/.test(digits))
  );
}

/** Whether groups were meant as a receipt: as shown but for a digit, or as many digits or one more or less without spaces. */
function isSlip(groups: Groups, run: Groups, text: string): boolean {
  const digits = digitsOf(groups);
  // Bank cards of Vietnam have 16 or 19 digits and begin so.
  if (digits.startsWith("9704") && digits.length !== receiptLength)
    return false;
  if (groups.every(({ digits }) => /^(19|20)\d\d$/.test(digits))) return false;
  if (isInFours(groups)) return true;
  if (groups.length === 1) {
    // Long numbers in addresses of pages name accounts and films.
    const before = text[(groups[0]?.start ?? 0) - 1] ?? "";
    return Math.abs(missing(groups)) <= 1 && !/[/=@_]/.test(before);
  }
  const odd = groups.filter(({ digits }) => digits.length !== 4);
  return groups.length === run.length && groups.length >= 4 && odd.length <= 1;
}

function shareOf(groups: Groups): Share {
  const start = groups[0]?.start ?? 0;
  return { start, end: groups.at(-1)?.end ?? start };
}
