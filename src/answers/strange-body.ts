import { tokenize } from "../text/tokens.ts";
import type { PlanPassage } from "./plan-passages.ts";
import type { Query } from "./understand.ts";

const telling = 3;

/**
 * A body that a question names and neither the list of bodies nor the plan knows, as written; undefined when there is
 * none. Its first words decide: a noun of bodies ("team", "centre") with what it is for.
 */
export function strangeBody(
  { text, tokens, bodies }: Query,
  passages: readonly PlanPassage[],
): string | undefined {
  const found = bodies.find(({ from, to }) => {
    if (to - from < telling) return false;
    const name = tokens.slice(from, from + telling).map(({ folded }) => folded);
    return !passages.some((passage) => holdsRow(passage, name));
  });
  return found === undefined
    ? undefined
    : text.slice(tokens[found.from]?.start, tokens[found.to - 1]?.end);
}

function holdsRow({ text }: PlanPassage, row: readonly string[]): boolean {
  const words = tokenize(text).map(({ folded }) => folded);
  return words.some((_, at) =>
    row.every((word, by) => words[at + by] === word),
  );
}
