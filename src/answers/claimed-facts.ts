import type { Token } from "../text/tokens.ts";
import type { Ask, QuestionCues } from "./question-cues.ts";

// "The report goes to the Department of Finance, right?" is a question on whom it goes to. What the asker believes is
// no part of what is searched for; the plan's own fact answers.

/** What a question wants confirmed; empty when it confirms nothing. */
export function claimedFacts(
  tokens: readonly Token[],
  cues: QuestionCues,
): ReadonlySet<Ask> {
  return cues.confirming.find(tokens).length === 0
    ? new Set()
    : new Set(cues.claims.find(tokens).map(({ value }) => value));
}
