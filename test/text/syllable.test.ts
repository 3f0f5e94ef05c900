import { beforeAll, expect, test } from "vitest";
import { join } from "node:path";
import { knowledgeFolder } from "../knowledge.ts";
import { readYaml } from "../../src/knowledge.ts";
import {
  createSyllables,
  SyllableParts,
  type Syllables,
} from "../../src/text/syllable.ts";

let syllables: Syllables;
beforeAll(async () => {
  syllables = createSyllables(
    await readYaml(join(knowledgeFolder, "syllables.yaml"), SyllableParts),
  );
});

test.each(
  "quốc quỳnh giếng gì già nghiêng ngoằn khuỷu uyển yêu hoạch truyền phụ nữ ếch oẳn".split(
    " ",
  ),
)("%s is a syllable", (word) => {
  expect(syllables.isSyllable(word)).toBe(true);
});

test.each([
  "nghành",
  "kế-hoạch",
  "tryền",
  "hoặch",
  "chưc",
  "fạm",
  "ướng1",
  "ngề",
  "cế",
  "qan",
  "bánm",
  "tôis",
])("%s is none", (word) => {
  expect(syllables.isSyllable(word)).toBe(false);
});

test("knows what folded syllables there can be", () => {
  expect(syllables.isFolded("hoach")).toBe(true);
  expect(syllables.isFolded("tryen")).toBe(false);
});
