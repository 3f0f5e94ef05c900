import type { Readable } from "node:stream";
import type { z } from "zod";

type Id = string | number;

/** A line that cannot be used, with the id that it gives itself, where it does. Lines count from 1. */
export interface BrokenLine {
  readonly line: number;
  readonly id?: Id;
  readonly error: string;
}

/** One line of input: what it holds, or why it cannot be used. */
export type JsonLine<Value> = { line: number; value: Value } | BrokenLine;

/** Reads JSON Lines as they come. Blank lines are passed over; a broken line does not end the reading. */
export async function* readJsonLines<Schema extends z.ZodType>(
  input: Readable,
  schema: Schema,
): AsyncGenerator<JsonLine<z.infer<Schema>>> {
  let line = 0;
  for await (const text of linesOf(input)) {
    line += 1;
    if (text.trim() === "") continue;
    yield { line, ...parseLine(text, schema) };
  }
}

// Not readline: it also breaks at U+2028, which may stand inside a JSON string.
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    const text =
      typeof chunk === "string"
        ? chunk
        : decoder.decode(chunk, { stream: true });
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

function parseLine<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): { value: z.infer<Schema> } | Omit<BrokenLine, "line"> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { error: "not JSON" };
  }
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data };
  const issue = result.error.issues[0];
  const place = issue?.path.map(String).join(".") ?? "";
  return {
    ...idOf(data),
    error: `${place === "" ? "" : `${place}: `}${issue?.message ?? "not as expected"}`,
  };
}

function idOf(data: unknown): { id?: Id } {
  if (typeof data !== "object" || data === null || !("id" in data)) return {};
  const { id } = data;
  return typeof id === "string" || typeof id === "number" ? { id } : {};
}
