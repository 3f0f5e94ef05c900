import { type Token, tokenize } from "../text/tokens.ts";
import type { Corpus } from "./corpus.ts";
import type { QuestionCues } from "./question-cues.ts";

// What a question takes for granted ("the 20% of the plan") may be no figure of the plan at all.

/** A share or sum that a question names. */
export interface NamedFigure {
  /** As written, "20%" or "500 triệu". */
  readonly written: string;
  /** The ways in which a plan may write it, without grouping dots: "500", "500000", "500000000". */
  readonly spellings: readonly string[];
}

const thousand = 1_000;

/** The shares and sums of a question. */
export function namedFigures(
  text: string,
  tokens: readonly Token[],
  cues: QuestionCues,
): NamedFigure[] {
  return tokens.flatMap((token, at) => {
    if (token.kind === "percent")
      return [
        {
          written: text.slice(token.start, token.end),
          spellings: [plain(token)],
        },
      ];
    const unit = cues.sums.at(tokens, at + 1);
    const value = Number(token.folded);
    if (token.kind !== "number" || unit === undefined || Number.isNaN(value))
      return [];
    const sum = value * unit.value;
    const sizes = [value, sum, sum / thousand, sum / thousand ** 2];
    const end = tokens[unit.to - 1]?.end ?? token.end;
    return [
      { written: text.slice(token.start, end), spellings: sizes.map(String) },
    ];
  });
}

/** The first of the figures that no passage of a plan holds. */
export function strangeFigure(
  figures: readonly NamedFigure[],
  plan: string,
  corpus: Corpus,
): string | undefined {
  if (figures.length === 0) return undefined;
  const held = new Set(
    corpus.passages(plan).flatMap(({ text }) => tokenize(text).map(plain)),
  );
  return figures.find(
    ({ spellings }) => !spellings.some((spelling) => held.has(spelling)),
  )?.written;
}

// "05%" and "5%" are one.
function plain({ folded }: Token): string {
  return folded.replace(/^0+(?=\d)/u, "");
}
