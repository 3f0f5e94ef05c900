import { fc, it as check } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Plan } from "../../src/plans/plan.ts";
import { parse, parser, published, slugs, asPlan } from "./parse.ts";

// Every line with anything on it belongs to exactly one part: a paragraph's lines, a named part, or the unplaced.
function places(text: string): Map<number, string[]> {
  const plan = parse(text);
  const at = new Map<number, string[]>();
  const put = (line: number, part: string) =>
    at.set(line, [...(at.get(line) ?? []), part]);
  for (const { id, spans } of plan.sections)
    spans.forEach(({ from, to }, index) => {
      for (let line = from; line <= to; line += 1) put(line, `${id}#${index}`);
    });
  for (const { part, from, to } of plan.parts)
    for (let line = from; line <= to; line += 1) put(line, part);
  for (const { line } of plan.unplaced) put(line, "unplaced");
  return at;
}

function expectEachLineOnce(text: string): void {
  const at = places(text);
  text.split(/\r\n|\n|\r/u).forEach((line, index) => {
    const here = at.get(index + 1) ?? [];
    if (line.trim() !== "")
      expect([index + 1, line, here]).toEqual([
        index + 1,
        line,
        [expect.any(String)],
      ]);
    else expect(here.length).toBeLessThanOrEqual(1);
  });
}

const texts = await Promise.all(slugs.map(published));

describe("every line has one place", () => {
  it.each(slugs.map((slug, index) => [slug, texts[index] ?? ""]))(
    "in %s",
    (_, text) => {
      expectEachLineOnce(text);
    },
  );

  const foreign = fc.oneof(
    fc.constantFrom(
      "Trang 3",
      "CÔNG BÁO",
      "12",
      "-----",
      "|",
      "*",
      "Nguyễn Văn A",
      "a | b | c",
      "1\t2\t3",
      "PHỤ LỤC",
      "Nơi nhận:",
      "KẾ HOẠCH",
      "Số: 1",
      "1.",
      "- ",
      "§§§",
      "…",
    ),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  );

  check.prop(
    [
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(300), foreign), { minLength: 1, maxLength: 6 }),
    ],
    { numRuns: 60 },
  )("also with foreign lines put in anywhere", (text, insertions) => {
    const lines = text.split("\n");
    for (const [at, line] of insertions)
      lines.splice(at % lines.length, 0, line);
    const mixed = lines.join("\n");
    if (parser.parse(mixed) !== undefined) expectEachLineOnce(mixed);
  });
});

it("lists a line above the title that is no part of a head, with its number", () => {
  const text = asPlan("I. MỤC TIÊU", "Giữ vững an ninh.").replace(
    "Số: 12",
    "Văn bản này chưa được đối chiếu.\n\nSố: 12",
  );
  expect(parse(text).unplaced).toEqual([
    { line: 7, text: "Văn bản này chưa được đối chiếu." },
  ]);
});

it.each(slugs.map((slug, index) => [slug, texts[index] ?? ""]))(
  "keeps to the schema: %s",
  (_, text) => {
    expect(() => Plan.parse(parse(text))).not.toThrow();
  },
);

it.each(slugs.map((slug, index) => [slug, texts[index] ?? ""]))(
  "reads %s alike with any line ends and decomposed marks",
  (_, text) => {
    expect(parse(text.replaceAll("\n", "\r\n").normalize("NFD"))).toEqual(
      parse(text),
    );
  },
);

check.prop([fc.string({ unit: "grapheme", maxLength: 400 })])(
  "never fails on any text",
  (text) => {
    expect(() => parser.parse(`KẾ HOẠCH\n\nTên\n\n${text}`)).not.toThrow();
  },
);
