import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { InputError } from "./errors.ts";

/**
 * Reads a YAML file and checks it against a schema.
 * Throws {@link InputError} in one line that names file, line, what was found and what was expected.
 */
export async function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return parseYaml(file, await readFile(file, "utf8"), schema);
}

/** As {@link readYaml}, of a text at hand; `file` is only named in errors. */
export function parseYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new InputError(
      `${file}:${line} is not YAML: ${firstLine(broken.message)}`,
    );
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map((key) =>
    typeof key === "symbol" ? String(key) : key,
  );
  throw new InputError(
    `${file}:${lineOf(path)} has ${shown(document.getIn(path))} at ${path.join(".") || "the top"}; ` +
      `expected: ${firstLine(issue?.message ?? "something else")}`,
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

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text =
    typeof value === "object" ? "a list or map" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
