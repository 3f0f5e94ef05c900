import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { link, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { InputError } from "../errors.ts";
import { codeOf, syncFolder } from "./durable-file.ts";
import type { Archive, Entry } from "./archive.ts";
import { createDigest } from "./archive-digest.ts";

// Lines of JSON, packed by gzip: a head, the entries, and an end that says how many there are and what they come to.

const Head = z.object({
  trucban: z.literal("backup 1"),
  keyId: z.string().optional(),
});
const Hex = z.string().regex(/^[0-9a-f]+$/);
const Line = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("document"),
    // It names a folder where documents are files.
    kind: z.string().regex(/^[a-z][a-z0-9.-]*$/),
    name: Hex,
    revision: z.int().min(1),
    dueAt: z.int().optional(),
    shelf: z.string().optional(),
    value: z.unknown().optional(),
  }),
  z.object({ is: z.literal("blob"), name: Hex, bytes: z.base64() }),
  z.object({ is: z.literal("end"), entries: z.int(), digest: z.string() }),
]);

/** A backup: one file, whole or not there. What it holds is sealed as it was. */
export function fileArchive(file: string): Archive {
  return {
    async keyId() {
      for await (const line of linesOf(file)) return headOf(file, line).keyId;
      throw damaged(file);
    },
    entries: () => entriesOf(file),
    async fill(keyId, entries) {
      const aside = `${file}.${randomBytes(6).toString("hex")}.part`;
      try {
        // Known before hours of work; the link finds out for sure.
        if (await isThere(file)) throw taken(file);
        await pipeline(
          Readable.from(linesFrom(keyId, entries)),
          createGzip({ level: 1 }),
          createWriteStream(aside, { flags: "wx", mode: 0o600, flush: true }),
        );
        await link(aside, file);
        await syncFolder(dirname(file));
      } catch (error) {
        const code = codeOf(error);
        if (code === "EEXIST") throw taken(file);
        if (typeof code === "string" && /^E[A-Z]+$/.test(code))
          throw new InputError(`${file} cannot be written (${code})`);
        throw error;
      } finally {
        await rm(aside, { force: true }).catch(() => undefined);
      }
    },
    close: () => Promise.resolve(),
  };
}

function taken(file: string): InputError {
  return new InputError(`${file} is there already; choose another name`);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function* linesFrom(
  keyId: string | undefined,
  entries: AsyncIterable<Entry>,
): AsyncIterable<string> {
  yield `${JSON.stringify({ trucban: "backup 1", keyId })}\n`;
  const digest = createDigest();
  let count = 0;
  for await (const entry of entries) {
    digest.add(entry);
    count += 1;
    const line =
      entry.is === "document"
        ? entry
        : { ...entry, bytes: Buffer.from(entry.bytes).toString("base64") };
    yield `${JSON.stringify(line)}\n`;
  }
  const end = { is: "end", entries: count, digest: digest.tally().digest };
  yield `${JSON.stringify(end)}\n`;
}

async function* entriesOf(file: string): AsyncIterable<Entry> {
  const digest = createDigest();
  let count = -1;
  for await (const text of linesOf(file)) {
    count += 1;
    if (count === 0) {
      headOf(file, text);
      continue;
    }
    const line = lineOf(file, text);
    if (line.is === "end") {
      const { entries, digest: wanted } = line;
      if (entries === count - 1 && wanted === digest.tally().digest) return;
      throw damaged(file);
    }
    const entry: Entry =
      line.is === "document"
        ? line
        : { ...line, bytes: Buffer.from(line.bytes, "base64") };
    digest.add(entry);
    yield entry;
  }
  throw damaged(file);
}

function headOf(file: string, text: string): z.infer<typeof Head> {
  const head = Head.safeParse(parsed(text));
  if (head.success) return head.data;
  throw new InputError(`${file} is no backup that this version reads`);
}

function lineOf(file: string, text: string): z.infer<typeof Line> {
  const line = Line.safeParse(parsed(text));
  if (line.success) return line.data;
  throw damaged(file);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(file: string): InputError {
  return new InputError(
    `${file} is damaged or cut short; nothing is taken from it, use another backup`,
  );
}

async function* linesOf(file: string): AsyncIterable<string> {
  const packed = createReadStream(file);
  const text = createGunzip();
  // What fails ends the lines with the same error.
  const failed = pipeline(packed, text).catch((error: unknown) => error);
  const lines = createInterface({ input: text, crlfDelay: Infinity });
  try {
    yield* lines;
    await failed.then(rethrow);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") throw new InputError(`there is no file ${file}`);
    if (typeof code === "string" && code.startsWith("E"))
      throw new InputError(`${file} cannot be read (${code})`);
    throw error instanceof InputError ? error : damaged(file);
  } finally {
    lines.close();
    packed.destroy();
    text.destroy();
  }
}

function rethrow(error: unknown): void {
  if (error instanceof Error) throw error;
}
