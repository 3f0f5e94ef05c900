import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  findWords,
  withInstead,
  without,
} from "../../../src/tips/words/spelled.ts";

const isIdle = (rest: string) => rest.trim().split(/\s+/).length < 2;

describe("words taken out of a text", () => {
  it.each([
    [
      "hai người, tôi nhìn từ nhà tôi, rồi đi",
      "nhìn từ nhà tôi",
      "hai người, rồi đi",
    ],
    ["ở phường 7 đêm qua", "phuong 7", "ở đêm qua"],
    ["Phường 7. phuong 7", "phường 7", ""],
    ["hai người", "ba người", undefined],
  ])("%j without %j is %j", (text, words, left) => {
    expect(without(text, words, isIdle)).toBe(left);
  });

  const word = fc.constantFrom("nhà", "tôi", "phường", "7", "đêm", "qua", "Tí");
  const sentence = fc
    .array(fc.tuple(word, fc.constantFrom(" ", ", ", ". ", "\n")), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.flat().join(""));
  const some = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => words.join(" "));

  test.prop([sentence, some])("stand in it no more", (text, words) => {
    const left = without(text, words, isIdle);
    expect(findWords(left ?? text, words)).toEqual([]);
  });
});

describe("words put in place of others", () => {
  it("stand wherever these stood, however they were written", () => {
    expect(withInstead("Phường 7, phuong 7!", "phường 7", "phường 5")).toBe(
      "phường 5, phường 5!",
    );
  });
});
