import { describe, expect, it } from "vitest";
import { createSentenceReader } from "../../src/residents/cue-matcher.ts";
import { parsePattern } from "../../src/residents/cue-pattern.ts";
import type { Rule } from "../../src/residents/cues.ts";
import { createRuleIndex } from "../../src/residents/rule-index.ts";
import { createJoin, sentencesOf } from "../../src/residents/words.ts";

const join = createJoin([]);
const pattern = (text: string) => parsePattern(text, join);
const lists = new Map([["drug", pattern("ma túy|thuốc lắc")]]);
const reader = createSentenceReader(lists);
const nothing = { near: [], anywhere: [], not: [], notNear: [], nowhere: [] };

/** The patterns of the rules that a message calls for, each rule having one. */
function called(message: string, patterns: readonly string[]): string[] {
  const rules = patterns.map((text): Rule => ({
    ...nothing,
    intent: "tip",
    weight: 1,
    has: [pattern(text)],
  }));
  const sentences = sentencesOf(message).map((tokens) =>
    reader.read(tokens.map((token) => ({ ...token, careful: false }))),
  );
  const found = createRuleIndex(rules, reader)(sentences);
  return found.map((rule) => patterns[rules.indexOf(rule)] ?? "");
}

describe("the rules that a message calls for", () => {
  it.each([
    ["a word", "bán rau", "bán", true],
    ["a word that it lacks", "mua rau", "bán", false],
    ["one of several words", "mua rau", "(bán|mua) ~3", true],
    ["a word of a list", "có thuốc lắc", "~5 <drug>", true],
    ["a list without a word of it", "có thuốc", "<drug>", true],
    ["no word of a list", "có rau", "~5 <drug>", false],
    ["one of two needs", "có ma túy", "bán <drug>", false],
    ["two needs in whatever order", "thuốc lắc ai bán", "bán <drug>", true],
    ["what may be missing", "rau", "bán? rau", true],
    ["what must not follow", "bán rau", "bán !(rau)", true],
    ["no certain word", "rau", "^ ~3 $", true],
  ])("%s", (_, message, text, isCalled) => {
    expect(called(message, [text])).toEqual(isCalled ? [text] : []);
  });

  it("come in their order", () => {
    const patterns = ["rau", "bán", "(bán|rau)"];
    expect(called("bán rau", patterns)).toEqual(patterns);
  });
});
