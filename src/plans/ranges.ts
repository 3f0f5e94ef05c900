import type { CivilDate } from "../clock.ts";
import { civil, isPlanYear, monthEnd, years } from "./dates.ts";
import type { Genre } from "./genre.ts";
import { anyOf } from "./phrase.ts";

/** A stretch of days, both ends included. */
export interface Range {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Reads the stretch that a heading such as "Quý IV năm 2013 đến hết Quý I năm 2014" names; undefined where it names none. */
export type RangeReader = (text: string) => Range | undefined;

export function createRangeReader(genre: Genre): RangeReader {
  const { frame, time } = genre;
  const yearWord = `(?:${anyOf(frame.year)}\\s*)?`;
  const quarter = new RegExp(
    `${anyOf(frame.quarter)}\\s+(IV|I{1,3}|[1-4])\\s*[-–,/]?\\s*${yearWord}(\\d{4})`,
    "giu",
  );
  const month = new RegExp(
    `${anyOf(time.month)}\\s+(\\d{1,2})\\s*[/,]?\\s*${yearWord}(\\d{4})`,
    "giu",
  );
  const until = new RegExp(`${anyOf(frame.until)}.*$`, "iu");

  return (text) => {
    const ranges: Range[] = [];
    let rest = text;
    const take = (written: string, range: Range | null) => {
      if (range !== null) ranges.push(range);
      rest = rest.replace(written, " ");
    };
    for (const [written, number = "", year] of text.matchAll(quarter))
      take(written, ofQuarter(number, Number(year)));
    for (const [written, number, year] of text.matchAll(month))
      take(written, ofMonth(Number(number), Number(year)));
    const tail = until.exec(rest)?.index ?? rest.length;
    for (const found of rest.matchAll(/(?<![\d/])\d{4}(?![\d/])/gu)) {
      const year = Number(found[0]);
      const whole = isPlanYear(year) ? years(year, year) : null;
      if (whole === null) continue;
      // Behind "until" only the year's end counts.
      ranges.push(
        found.index > tail ? { from: whole.to, to: whole.to } : whole,
      );
    }
    const from = ranges.map((one) => one.from).sort()[0];
    const to = ranges
      .map((one) => one.to)
      .sort()
      .at(-1);
    return from === undefined || to === undefined ? undefined : { from, to };
  };
}

/** The first and last day of a quarter, written I to IV or 1 to 4. */
export function ofQuarter(written: string, year: number): Range | null {
  const roman = ["I", "II", "III", "IV"].indexOf(written.toUpperCase()) + 1;
  const number = roman || Number(written);
  if (!isPlanYear(year) || !(number >= 1 && number <= 4)) return null;
  const from = civil(year, number * 3 - 2, 1);
  const to = monthEnd(year, number * 3);
  return from === null || to === null ? null : { from, to };
}

function ofMonth(month: number, year: number): Range | null {
  if (!isPlanYear(year)) return null;
  const from = civil(year, month, 1);
  const to = monthEnd(year, month);
  return from === null || to === null ? null : { from, to };
}
