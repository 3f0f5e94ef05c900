import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/**
 * One line on what is wrong with a YAML text that could not be used: file, line, what was found, what was expected.
 * @param issue the schema's first complaint; undefined when the text is not YAML
 */
export function explain(
  file: string,
  text: string,
  issue: z.core.$ZodIssue | undefined,
): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    return `${file}:${line} is not YAML: ${firstLine(broken.message)}`;
  }
  const path = (issue?.path ?? []).map((key) =>
    typeof key === "symbol" ? String(key) : key,
  );
  return (
    `${file}:${lineOf(path)} has ${shown(document.getIn(path))} at ${path.join(".") || "the top"}; ` +
    `expected: ${issue === undefined ? "one YAML document" : expectation(issue)}`
  );

  // A missing key has no line of its own: the nearest parent that stands in the file is named.
  function lineOf(keys: readonly (string | number)[]): number {
    for (let length = keys.length; length >= 0; length -= 1) {
      const node: unknown = document.getIn(keys.slice(0, length), true);
      if (
        typeof node === "object" &&
        node !== null &&
        "range" in node &&
        Array.isArray(node.range)
      )
        return lines.linePos(Number(node.range[0])).line;
    }
    return 1;
  }
}

/** What would do instead. The schema's own words begin with a verdict, which the line has given by now. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_format" && issue.format === "date")
    return "a date such as 2023-11-08";
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => JSON.stringify(key));
    return `only known keys, not ${keys.join(", ")}`;
  }
  if (issue.code === "invalid_union") {
    const ways = issue.errors.flatMap(([first]) =>
      first === undefined ? [] : [expectation(first)],
    );
    if (ways.length > 0) return [...new Set(ways)].join(" or ");
  }
  const named = /\bexpected (.+?)(?:, received .*)?$/i.exec(
    firstLine(issue.message),
  );
  return named?.[1] ?? firstLine(issue.message);
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  const text =
    typeof value === "object" ? "a list or map" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
