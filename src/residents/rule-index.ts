import type { Reading, SentenceReader } from "./cue-matcher.ts";
import type { Rule } from "./cues.ts";

/** The rules that a message's words call for, in their order; all others cannot apply to it. */
export type RuleIndex = (sentences: readonly Reading[]) => readonly Rule[];

/** Notes what each rule needs. The sentences must be of the same reader. */
export function createRuleIndex(
  rules: readonly Rule[],
  { needs }: Pick<SentenceReader, "needs">,
): RuleIndex {
  const needed = rules.map(({ has }) => [...new Set(has.flatMap(needs))]);
  return (sentences) =>
    rules.filter((_, number) =>
      sentences.some((sentence) => sentence.meets(needed[number] ?? [])),
    );
}
