import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Schema } from "./schema.ts";
import { type Params, Upload } from "./upload.ts";

/** The parameters of a call, whether they came as JSON or as a form with files. */
export async function readCall(
  request: IncomingMessage,
  schema: Schema,
  method: string,
): Promise<Params> {
  const body = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary !== undefined) return fromForm(body, boundary, schema, method);
  const parsed: unknown = body.length === 0 ? {} : JSON.parse(body.toString());
  return { ...(parsed as object) };
}

function fromForm(
  body: Buffer,
  boundary: string,
  schema: Schema,
  method: string,
): Params {
  const texts = new Map<string, string>();
  const uploads = new Map<string, Upload>();
  for (const { name, file, bytes } of partsOf(body, boundary)) {
    if (file === undefined) texts.set(name, bytes.toString());
    else uploads.set(name, new Upload(file, bytes));
  }
  const fields = schema.methods[method]?.fields ?? [];
  return Object.fromEntries(
    Array.from(texts, ([name, text]): [string, unknown] => {
      const types = fields.find((field) => field.name === name)?.types ?? [];
      const upload = uploads.get(text.replace(/^attach:\/\//, ""));
      return [name, upload ?? typed(text, types)];
    }),
  );
}

/** A form knows texts only. */
function typed(text: string, types: readonly string[]): unknown {
  const isText = types.every((type) => type === "String");
  const isNumber = types.includes("Integer") && /^-?\d+$/.test(text);
  if (isNumber) return Number(text);
  return isText || types.includes("String") ? text : JSON.parse(text);
}

interface Part {
  readonly name: string;
  readonly file?: string;
  readonly bytes: Buffer;
}

function* partsOf(body: Buffer, boundary: string): Generator<Part> {
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at !== -1;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next === -1) return;
    // Around a part stand the line break after its mark and the one before the next.
    const part = body.subarray(at + mark.length + 2, next - 2);
    const gap = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, gap).toString();
    const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? "";
    const file = /\bfilename="?([^"\r\n;]*)"?/.exec(head)?.[1];
    const bytes = part.subarray(gap + 4);
    yield { name, bytes, ...(file !== undefined && { file }) };
    at = next;
  }
}
