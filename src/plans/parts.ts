import type { SourceLine } from "./lines.ts";
import type { Plan, Section } from "./plan.ts";

export interface Part {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Lists the lines that no part of the plan took, so that none is dropped in silence. A page number or a rule within a
 * paragraph that goes on behind it belongs to the paragraph; so each line with anything on it has one place.
 */
export function unplacedLines(
  lines: readonly SourceLine[],
  sections: readonly Section[],
  parts: readonly Part[],
): Pick<Plan, "parts" | "unplaced"> {
  const taken = new Set<number>();
  for (const { spans } of sections)
    for (const { from, to } of spans)
      for (let line = from; line <= to; line += 1) taken.add(line);
  const kept = parts.filter(({ from }) => !taken.has(from));
  for (const { from, to } of kept)
    for (let line = from; line <= to; line += 1) taken.add(line);
  return {
    parts: [...kept].sort((a, b) => a.from - b.from),
    unplaced: lines
      .filter(({ raw, number }) => raw.trim() !== "" && !taken.has(number))
      .map(({ raw, number }) => ({ line: number, text: raw.trim() })),
  };
}
