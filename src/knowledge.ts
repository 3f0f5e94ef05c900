import { readFile } from "node:fs/promises";
import { CORE_SCHEMA, loadAll } from "js-yaml";
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
  const text = await readFile(file, "utf8");
  const data = parse(text);
  const result = data === undefined ? undefined : schema.safeParse(data.value);
  if (result?.success === true) return result.data;
  // Only the slower parser knows where things stand; a start whose files are in order need not load it.
  const { explain } = await import("./knowledge-fault.ts");
  throw new InputError(explain(file, text, result?.error.issues[0]));
}

/** Undefined where the text is not one YAML document. A text of comments only holds null, as an empty document does. */
function parse(text: string): { value: unknown } | undefined {
  try {
    // Reading a single document throws where there is none.
    const documents = loadAll(text, { schema: CORE_SCHEMA });
    return documents.length > 1 ? undefined : { value: documents[0] ?? null };
  } catch {
    return undefined;
  }
}
