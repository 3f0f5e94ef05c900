import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.ts";

// The longest plans with annexes have some hundred kilobytes; more is another kind of file.
const largest = 4 * 1024 * 1024;

/** Reads a published text from a file. Throws {@link InputError} in one line where it cannot be a plan's text. */
export async function readPlanFile(
  file: string,
): Promise<{ bytes: Uint8Array; text: string }> {
  const bytes = await readBytes(file);
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    throw new InputError(
      `${file}:${lineAt(bytes, zero)} is binary; expected: text in UTF-8`,
    );
  const text = decode(file, bytes);
  if (text.trim() === "")
    throw new InputError(`${file}:1 is empty; expected: the text of a plan`);
  return { bytes, text };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      if (size > largest)
        throw new InputError(
          `${file}:1 has ${size} bytes; expected: at most ${largest}`,
        );
      const buffer = new Uint8Array(size);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const code =
      cause instanceof Error && "code" in cause
        ? String(cause.code)
        : "an error";
    throw new InputError(
      `${file} cannot be read (${code}); expected: a text file`,
      { cause },
    );
  }
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch (cause) {
    throw new InputError(
      `${file}:${firstBadLine(bytes)} is not UTF-8; expected: text in UTF-8`,
      { cause },
    );
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  return lenient.slice(0, lenient.indexOf("\uFFFD")).split("\n").length;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1;
}

/**
 * Writes a plan's folder at once or not at all: text.txt byte for byte and plan.yaml.
 * Throws {@link InputError} where a plan of that slug is there already.
 */
export async function writePlanFolder(
  plans: string,
  slug: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  const target = join(plans, slug);
  const taken = new InputError(
    `${target} exists already; expected: a plan that is not in the library`,
  );
  if (await exists(target)) throw taken;
  // Loaders pass over names that begin with a dot.
  const draft = join(plans, `.${slug}.${randomUUID()}`);
  try {
    await mkdir(draft, { recursive: true });
    for (const [name, content] of Object.entries(files))
      await writeSynced(join(draft, name), content);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "ENOTEMPTY" || error.code === "EEXIST")
    )
      throw taken;
    throw error;
  }
}

async function writeSynced(
  file: string,
  content: Uint8Array | string,
): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
