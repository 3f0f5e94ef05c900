import type { Corpus } from "./corpus.ts";
import type { Query } from "./query.ts";

const telling = 3;

/**
 * A body that a question names and neither the list of bodies nor the plan knows, as written; undefined when there is
 * none. Its first words decide: a noun of bodies ("team", "centre") with what it is for.
 */
export function strangeBody(
  { text, tokens, bodies }: Query,
  plan: string,
  corpus: Corpus,
): string | undefined {
  const found = bodies.find(({ from, to }) => {
    if (to - from < telling) return false;
    const name = tokens.slice(from, from + telling).map(({ folded }) => folded);
    return !corpus.rows(plan).has(name);
  });
  return found === undefined
    ? undefined
    : text.slice(tokens[found.from]?.start, tokens[found.to - 1]?.end);
}
