import type { Reading, SentenceReader } from "./cue-matcher.ts";
import type { Rule } from "./cues.ts";
import type { Needs } from "./needs.ts";

/** The rules that a message's words call for, in their order; all others cannot apply to it. */
export type RuleIndex = (sentences: readonly Reading[]) => readonly Rule[];

/** Notes what each rule needs. The sentences must be of the same reader. */
export function createRuleIndex(
  rules: readonly Rule[],
  { needs }: Pick<SentenceReader, "needs">,
): RuleIndex {
  const prepared = rules.map((rule) => ({
    rule,
    together: [...new Set(rule.has.flatMap(needs))],
    // Each of these may stand in a sentence of its own.
    apart: [...rule.near, ...rule.anywhere].map(needs),
  }));
  return (sentences) =>
    prepared.flatMap(({ rule, together, apart }) => {
      const meets = (all: Needs) =>
        sentences.some((sentence) => sentence.meets(all));
      return meets(together) && apart.every(meets) ? rule : [];
    });
}
