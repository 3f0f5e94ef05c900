import type { Reading } from "./cue-matcher.ts";
import type { Cues, Rule } from "./cues.ts";
import { createNeededWords, fewest } from "./needed-words.ts";

/** The rules that a message's words call for, in their order; all others cannot apply to it. */
export type RuleIndex = (sentences: readonly Reading[]) => readonly Rule[];

/** Puts each rule under the words of which it needs one. */
export function createRuleIndex({
  rules,
  lists,
}: Pick<Cues, "rules" | "lists">): RuleIndex {
  const neededWords = createNeededWords(lists);
  const always: number[] = [];
  const byWord = new Map<string, number[]>();
  rules.forEach(({ has, near, anywhere }, number) => {
    const needed = fewest([...has, ...near, ...anywhere].map(neededWords));
    if (needed === undefined) always.push(number);
    for (const word of needed ?? []) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [number]);
      else known.push(number);
    }
  });
  return (sentences) => {
    const called = new Set(always);
    for (const { words } of sentences)
      for (const { folded } of words)
        for (const number of byWord.get(folded) ?? []) called.add(number);
    return rules.filter((_, number) => called.has(number));
  };
}
