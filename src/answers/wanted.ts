import type { Query } from "./understand.ts";

/** The folded words that tell which clause of a passage was asked for. */
export function wantedWords(query: Query): ReadonlySet<string> {
  return new Set(
    [
      ...query.subject,
      ...query.agencies.flatMap(({ from, to }) => query.tokens.slice(from, to)),
      ...query.tokens.filter((token) => token.kind !== "word"),
    ].map((token) => token.folded),
  );
}
