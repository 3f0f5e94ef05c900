import type { CivilDate } from "../clock.ts";
import { isPlanYear, years } from "./dates.ts";
import type { Genre } from "./genre.ts";
import type { Branch, Outline } from "./outline.ts";
import type { Range, RangeReader } from "./ranges.ts";
import { anyOf, anywhere } from "./phrase.ts";

// A paragraph on the plan's duration says so within its first words.
const opening = 70;

/** Finds the years a plan runs. */
export interface PeriodReader {
  /** From the title, a sentence on the plan's duration, or the sections that lay its work out in time; else null. */
  of(title: string, issued: CivilDate | null, outline: Outline): Range | null;
}

export function createPeriodReader(
  genre: Genre,
  rangeOf: RangeReader,
): PeriodReader {
  const { frame } = genre;
  const year = `(?:${anyOf(frame.year)}\\s+)?(\\d{4})`;
  const span = new RegExp(
    `${year}\\s*(?:[-–—]|${anyOf(frame.until)})\\s*(?:${anyOf(frame.end)}\\s*)?${year}`,
    "iu",
  );
  const stage = new RegExp(
    `${anyOf(frame.stage)}\\s+(?:${anyOf(frame.since)}\\s+)?${span.source}`,
    "iu",
  );
  const inYear = new RegExp(
    `${anyOf(frame.year)}\\s+(\\d{4})(?!\\s*[-–]\\s*\\d)`,
    "iu",
  );
  const until = new RegExp(
    `${anyOf(frame.until)}\\s+(?:${anyOf(frame.end)}\\s+)?${anyOf(frame.year)}\\s+(\\d{4})`,
    "iu",
  );
  const programme = new RegExp(
    `${anyOf(frame.programmes)}.*${anyOf(frame.until)}\\s+${anyOf(frame.year)}`,
    "iu",
  );
  const duration = new RegExp(`${anyOf(frame.duration)}\\s*:?\\s`, "iu");
  const schedule = anywhere(frame.schedule);

  return { of };

  function of(
    title: string,
    issued: CivilDate | null,
    outline: Outline,
  ): Range | null {
    const staged = stage.exec(title);
    if (staged !== null) return fromYears(staged[1], staged[2]);
    const only = inYear.exec(title.replace(until, " "));
    if (only !== null) return fromYears(only[1], only[1]);
    for (const { section } of outline.branches)
      for (const text of [section.heading, ...section.paragraphs]) {
        const at = duration.exec(text.slice(0, opening));
        if (at === null) continue;
        const found = spanIn(text.slice(at.index));
        if (found !== null) return found;
      }
    const laidOut = scheduled(outline);
    if (laidOut !== null) return laidOut;
    const end = until.exec(title)?.[1];
    if (end !== undefined && !programme.test(title))
      return fromYears(issued?.slice(0, 4) ?? end, end);
    return null;
  }

  function fromYears(
    from: string | undefined,
    to: string | undefined,
  ): Range | null {
    const [first, last] = [Number(from), Number(to)];
    return isPlanYear(first) && isPlanYear(last) ? years(first, last) : null;
  }

  function spanIn(text: string): Range | null {
    const found = span.exec(text);
    if (found !== null) return fromYears(found[1], found[2]);
    const only = inYear.exec(text);
    return only === null ? null : fromYears(only[1], only[1]);
  }

  // "2.1. Quý IV năm 2013 đến hết Quý I năm 2014", "2.2. … đến hết 2015": the headings under the schedule are its steps.
  function scheduled(outline: Outline): Range | null {
    const root = outline.branches.find(({ section }) =>
      schedule.test(section.heading),
    );
    if (root === undefined) return null;
    const steps = outline.branches.flatMap((branch) =>
      isUnder(branch, root) ? (rangeOf(branch.section.heading) ?? []) : [],
    );
    if (steps.length < 2) return null;
    const from = steps.map((one) => one.from).sort()[0];
    const to = steps
      .map((one) => one.to)
      .sort()
      .at(-1);
    return from === undefined || to === undefined ? null : { from, to };
  }
}

function isUnder(branch: Branch, root: Branch): boolean {
  let at = branch.parent;
  while (at !== undefined && at !== root) at = at.parent;
  return at === root;
}
