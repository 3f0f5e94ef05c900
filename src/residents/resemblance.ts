import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { asked, isQuestionMark, questionMark } from "./words.ts";

/** How like the examples of each kind a text is: log odds a feature, so that short and long texts compare. */
export interface Resemblance<Kind extends string> {
  to(tokens: readonly Token[]): Readonly<Record<Kind, number>>;
}

// Naive Bayes over syllables and neighbouring pairs. Its few settings were chosen by fivefold cross-validation: a small
// share for what a kind has not shown yet, and little trust in how many examples each kind happens to have.
const unseen = 0.05;
const room = 40;
const priorTrust = 0.5;

/** Learns from examples by kind. */
export function createResemblance<Kind extends string>(
  examples: ReadonlyMap<Kind, readonly string[]>,
): Resemblance<Kind> {
  const kinds = [...examples].map(([kind, texts]) => {
    const counts = new Map<string, number>();
    for (const text of texts)
      for (const feature of featuresOf(tokensOf(text)))
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
    return { kind, counts, size: texts.length };
  });
  const all = kinds.reduce((sum, { size }) => sum + size, 0);
  const known = new Set(kinds.flatMap(({ counts }) => [...counts.keys()]));

  return {
    to(tokens) {
      const features = [...featuresOf(tokens)].filter((one) => known.has(one));
      const length = Math.sqrt(Math.max(1, features.length));
      const odds = kinds.map(({ kind, counts, size }) => {
        const prior = priorTrust * Math.log(Math.max(1, size) / all);
        const sum = features.reduce((total, feature) => {
          const share = (counts.get(feature) ?? 0) + unseen;
          return total + Math.log(share / (size + unseen * room));
        }, prior);
        return [kind, sum / length] as const;
      });
      return Object.fromEntries(odds) as Record<Kind, number>;
    },
  };
}

function tokensOf(text: string): Token[] {
  const tokens = tokenize(compose(text));
  return text.includes("?") ? [...tokens, asked] : tokens;
}

function featuresOf(tokens: readonly Token[]): Set<string> {
  const words = tokens
    .filter((token) => !isQuestionMark(token))
    .map(({ kind, folded }) => (kind === "word" ? folded : "#"));
  const features = new Set(words);
  ["^", ...words, "$"].forEach((word, at, row) => {
    if (at > 0) features.add(`${row[at - 1] ?? ""} ${word}`);
  });
  if (words.length < tokens.length) features.add(questionMark);
  return features;
}
