import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { asked, isQuestionMark, questionMark } from "./words.ts";

/** How like the examples of each kind a text is: log odds a feature, so that short and long texts compare. */
export interface Resemblance<Kind extends string> {
  to(tokens: readonly Token[]): Readonly<Record<Kind, number>>;
}

// Naive Bayes over syllables and neighbouring pairs. What a kind has not shown is as likely in it as in all examples
// together, at the weight of so many examples (chosen by cross-validation), so that kinds with few examples gain nothing
// by it. How many examples a kind happens to have is no evidence.
const backgroundWeight = 4;

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
  const background = new Map<string, number>();
  for (const { counts } of kinds)
    for (const [feature, count] of counts)
      background.set(feature, (background.get(feature) ?? 0) + count / all);

  const logs = new Map<string, readonly number[]>();

  /** What a feature says for each kind, worked out when it is first met; undefined where no example shows it. */
  function logsOf(feature: string): readonly number[] | undefined {
    const usual = background.get(feature);
    if (usual === undefined) return undefined;
    const known = logs.get(feature);
    if (known !== undefined) return known;
    const made = kinds.map(({ counts, size }) => {
      const shown = (counts.get(feature) ?? 0) + backgroundWeight * usual;
      return Math.log(shown / (size + backgroundWeight));
    });
    logs.set(feature, made);
    return made;
  }

  return {
    to(tokens) {
      const features = [...featuresOf(tokens)].flatMap((feature) => {
        const known = logsOf(feature);
        return known === undefined ? [] : [known];
      });
      const length = Math.sqrt(Math.max(1, features.length));
      const odds = kinds.map(({ kind }, at) => {
        const sum = features.reduce(
          (total, logs) => total + (logs[at] ?? 0),
          0,
        );
        return [kind, sum / length] as const;
      });
      return Object.fromEntries(odds) as Record<Kind, number>;
    },
  };
}

function tokensOf(text: string): readonly Token[] {
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
