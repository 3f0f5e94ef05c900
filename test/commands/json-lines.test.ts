import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { z } from "zod";
import { readJsonLines } from "../../src/commands/json-lines.ts";

const Row = z.object({ id: z.unknown(), text: z.string() });

it.each([
  ['{"id":"t","text":5}', { line: 1, id: "t" }],
  ['{"id":7}', { line: 1, id: 7 }],
  ['{"text":5}', { line: 1 }],
  ['{"id":["t"],"text":5}', { line: 1 }],
  ["null", { line: 1 }],
  ['"id"', { line: 1 }],
])(
  "a row of another shape is named by its line and id: %s",
  async (text, known) => {
    const rows: unknown[] = [];
    for await (const row of readJsonLines(Readable.from([text]), Row))
      rows.push(row);
    expect(rows).toEqual([
      { ...known, error: expect.stringContaining("expected") as string },
    ]);
  },
);
