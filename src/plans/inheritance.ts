import type { CivilDate } from "../clock.ts";
import type { Genre } from "./genre.ts";
import type { Branch } from "./outline.ts";
import { atStart } from "./phrase.ts";
import type { Range, RangeReader } from "./ranges.ts";
import { sentences } from "./sentences.ts";
import type { TimeReader } from "./time-cues.ts";

/** What a heading or an opening line says of time for all that stands under it. */
export interface Inherited {
  readonly rule: "once" | "period";
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  /** A paragraph of this rank or above no longer stands under it. */
  readonly rank: number;
}

/** Reads what is dated from above. */
export interface InheritanceReader {
  /** "2.1. Quý IV năm 2013 đến hết Quý I năm 2014", "6. Chỉ tiêu đến năm 2030". */
  ofHeading(branch: Branch, period: Range | null): Inherited | undefined;
  /** "Đến hết năm 2025, … đạt kết quả sau:" dates the items under it, not itself. */
  ofOpening(
    branch: Branch,
    index: number,
    period: Range | null,
  ): Inherited | undefined;
  /** Whether an item under it is dated by it: every item of a step, and of an aim those with a figure or no time of their own. */
  dates(text: string, from: Inherited, ownRules: readonly string[]): boolean;
}

export function createInheritanceReader(
  genre: Genre,
  readTime: TimeReader,
  rangeOf: RangeReader,
): InheritanceReader {
  const { frame, time } = genre;
  const step = atStart([
    ...frame.stage,
    ...frame.year,
    ...frame.quarter,
    ...frame.since,
    ...time.month,
  ]);

  function yearEnd(
    text: string,
    period: Range | null,
    rank: number,
  ): Inherited | undefined {
    const cue = readTime(text, { period }).find(
      ({ kind, rule }) => kind === "year-end" && rule === "once",
    );
    return cue === undefined
      ? undefined
      : { rule: "once", from: null, until: cue.until, rank };
  }

  return {
    ofHeading(branch, period) {
      const { heading } = branch.section;
      if (heading === "" || branch.depth === 0) return undefined;
      const range = step.test(heading) ? rangeOf(heading) : undefined;
      if (range !== undefined)
        return { rule: "period", from: range.from, until: range.to, rank: -1 };
      return yearEnd(heading, period, -1);
    },
    ofOpening(branch, index, period) {
      const { paragraphs } = branch.section;
      const paragraph = paragraphs[index] ?? "";
      const next = paragraphs[index + 1];
      if (!/:\s*$/u.test(paragraph) || next === undefined) return undefined;
      const rank = rankOf(paragraph);
      if (rankOf(next) <= rank) return undefined;
      return yearEnd(
        sentences(paragraph).at(-1)?.text ?? paragraph,
        period,
        rank,
      );
    },
    dates(text, from, ownRules) {
      if (from.rule === "period") return ownRules.length === 0;
      if (ownRules.includes("once")) return false;
      return /\d\s*%/u.test(text) || ownRules.length === 0;
    },
  };
}

/** How deep a paragraph lies in its list: running text 0, letters 1, dashes 2, plus signs 3. */
export function rankOf(paragraph: string): number {
  if (/^\p{Ll}{1,2}[.)]\s/u.test(paragraph)) return 1;
  if (/^[-–—•●]/u.test(paragraph)) return 2;
  return /^[+*◦▪]/u.test(paragraph) ? 3 : 0;
}
