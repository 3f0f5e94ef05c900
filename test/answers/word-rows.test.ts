import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { createWordRows } from "../../src/answers/word-rows.ts";

const word = fc.constantFrom("an", "ninh", "trật", "tự");
const row = fc.array(word, { minLength: 1, maxLength: 4 });

describe("word rows", () => {
  test.prop([fc.array(fc.array(word, { minLength: 1 })), row])(
    "stand where a search through the texts finds them",
    (texts, sought) => {
      const written = texts.map((words) => words.join(" "));
      const found = written.some((text) =>
        ` ${text} `.includes(` ${sought.join(" ")} `),
      );
      expect(createWordRows(written).has(sought)).toBe(found);
    },
  );

  it("hold no empty row", () => {
    expect(createWordRows(["an ninh"]).has([])).toBe(false);
  });
});
