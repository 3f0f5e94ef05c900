import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import type { FactCues } from "./fact-cues.ts";
import { readFacts } from "./facts.ts";

// A message of ten thousand letters is kept whole, but a summary to confirm must fit on a screen. What matters may stand
// in the middle: it is what is unlike the rest.

/**
 * The sentences of a message that matter most, in its order and its own words, together at most so many characters. A
 * shorter message is given as it is. A single sentence that is too long is cut.
 * @param tellsCrime whether a sentence names a crime
 */
export function gistOf(
  message: string,
  most: number,
  cues: FactCues,
  tellsCrime: (sentence: string) => boolean,
): string[] {
  const text = compose(message).trim();
  if (text.length <= most) return text === "" ? [] : [text];
  const sentences = sentencesOf(text);
  const rarity = rarityAmong(sentences);
  const ranked = sentences
    .map((sentence, at) => ({
      at,
      sentence,
      score: weightOf(sentence, cues, tellsCrime) + rarity(sentence),
    }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen: typeof ranked = [];
  let left = most;
  for (const each of ranked) {
    if (each.sentence.length > left) continue;
    chosen.push(each);
    left -= each.sentence.length + 1;
  }
  if (chosen.length === 0) return [firstOf(ranked[0]?.sentence ?? text, most)];
  return chosen.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence);
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?\u2026])\s+(?=\S)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

function weightOf(
  sentence: string,
  cues: FactCues,
  tellsCrime: (sentence: string) => boolean,
): number {
  const { plates, where, vehicles, who } = readFacts(sentence, cues);
  const loud = sentence.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu) ?? [];
  const signs = [
    tellsCrime(sentence),
    plates.length > 0,
    where.length > 0,
    // A place with several parts is an address.
    where.some((place) => /,/.test(place)),
    vehicles.length + who.length > 0,
    loud.length > 1,
  ];
  return signs.filter(Boolean).length / 2;
}

/** How far a sentence's pairs of words are its own: 0 where all sentences have them, 1 and more where none other has. */
function rarityAmong(
  sentences: readonly string[],
): (sentence: string) => number {
  const having = new Map<string, number>();
  for (const sentence of sentences)
    for (const pair of pairsOf(sentence))
      having.set(pair, (having.get(pair) ?? 0) + 1);
  const whole = Math.log(sentences.length + 1);
  return (sentence) => {
    const pairs = [...pairsOf(sentence)];
    const sum = pairs.reduce(
      (total, pair) =>
        total + Math.log((sentences.length + 1) / (having.get(pair) ?? 1)),
      0,
    );
    // A few words are rare by themselves; they say little.
    return (2 * sum) / whole / Math.max(pairs.length, 8);
  };
}

/** Numbers and dates count as one, so that a list of days is alike. */
function pairsOf(sentence: string): Set<string> {
  const words = tokenize(sentence).map(({ kind, folded }) =>
    kind === "word" ? folded : "#",
  );
  return new Set(words.map((word, at) => `${word} ${words[at + 1] ?? ""}`));
}

/** Never half a character. */
function firstOf(sentence: string, most: number): string {
  return sentence.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}
