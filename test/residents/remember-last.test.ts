import { expect, it } from "vitest";
import type { Classifier } from "../../src/residents/classify.ts";
import { rememberLast } from "../../src/residents/remember-last.ts";

it("classifies a text once while the same is asked for", () => {
  const texts: string[] = [];
  const counting: Classifier = {
    classify(text) {
      texts.push(text);
      return { intent: "question", details: new Set([text]), scores: {} };
    },
  };
  const remembering = rememberLast(counting);
  for (const text of ["a", "a", "b", "a"])
    expect(remembering.classify(text, { placeKnown: false }).details).toContain(
      text,
    );
  remembering.classify("a", { placeKnown: true });
  expect(texts).toEqual(["a", "b", "a", "a"]);
});
