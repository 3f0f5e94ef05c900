import type { Token } from "../text/tokens.ts";

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a row of tokens is to one kind of fact. A part counts by itself or only beside others, or only joins them. */
export interface Part {
  readonly weight: number;
  /** First token, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Whether it is dropped where nothing follows it in the span, or where nothing stands before it. */
  readonly joins?: "onward" | "only";
}

/**
 * Joins parts that stand side by side into spans whose weights add up to 2 at least.
 * @param text what the tokens were cut from
 * @param between what may stand between two parts
 */
export function joinParts(
  parts: readonly Part[],
  tokens: readonly Token[],
  text: string,
  between = /^(?!.*[.:] )[ ,.:()-]*$/,
): Span[] {
  const rows: Part[][] = [];
  for (const part of parts) {
    const last = rows.at(-1)?.at(-1);
    const gap =
      last === undefined
        ? ""
        : text.slice(tokens[last.to - 1]?.end, tokens[part.from]?.start);
    const beside = last?.to === part.from && between.test(gap);
    if (beside) rows.at(-1)?.push(part);
    else rows.push([part]);
  }
  return rows.flatMap((row) => {
    const first = row.findIndex(({ joins }) => joins !== "only");
    const last = row.findLastIndex(({ joins }) => joins === undefined);
    const kept = first < 0 ? [] : row.slice(first, last + 1);
    const weight = kept.reduce((sum, part) => sum + part.weight, 0);
    const start = tokens[kept[0]?.from ?? -1]?.start;
    const end = tokens[(kept.at(-1)?.to ?? 0) - 1]?.end;
    return weight < 2 || start === undefined || end === undefined
      ? []
      : [{ start, end }];
  });
}
