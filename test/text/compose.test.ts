import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { compose } from "../../src/text/compose.ts";

test.each([
  ["decomposed letters", "tha\u0300nh pho\u0302\u0301", "thành phố"],
  [
    "the Icelandic eth of legacy fonts",
    "\u00d0ồng Nai, \u00f0ường",
    "Đồng Nai, đường",
  ],
  ["no-break and wide spaces", "kế\u00a0hoạch\u3000số", "kế hoạch số"],
  ["curly quotes and dashes", "“Vì” – ‘an ninh’—", "\"Vì\" - 'an ninh'-"],
  [
    "zero-width and control characters",
    "ma\u200b t\u00fay\u0000\u0007\ufeff",
    "ma túy",
  ],
  ["full-width figures", "２０２５", "2025"],
  ["Windows line ends and tabs", "một\r\nhai\tba", "một\nhai ba"],
])("brings %s to one spelling", (_, typed, composed) => {
  expect(compose(typed)).toBe(composed);
});

test.prop([fc.string({ unit: "binary" })])("is idempotent", (text) => {
  expect(compose(compose(text))).toBe(compose(text));
});
