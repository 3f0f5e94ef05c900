import {
  ascii,
  joined,
  Malformed,
  partCounter,
  piece,
  signs,
  uintLittle,
} from "./bytes.ts";

export interface RiffChunk {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The chunks of a RIFF file of a form ("WEBP", "WAVE"); what stands behind its end is left out. Throws {@link Malformed}. */
export function readRiff(bytes: Uint8Array, form: string): RiffChunk[] {
  if (signs(bytes, 0, 4) !== "RIFF" || signs(bytes, 8, 4) !== form)
    throw new Malformed(`no ${form}`);
  // Recorders that were cut off leave a length of nothing or of everything.
  const told = 8 + uintLittle(bytes, 4, 4);
  return readChunks(bytes.subarray(12, Math.min(told, bytes.length)));
}

export function readChunks(bytes: Uint8Array): RiffChunk[] {
  const chunks: RiffChunk[] = [];
  const count = partCounter();
  let at = 0;
  while (at < bytes.length) {
    count();
    const size = uintLittle(bytes, at + 4, 4);
    const content = piece(bytes, at + 8, at + 8 + size);
    chunks.push({ name: signs(bytes, at, 4), content });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

export function writeRiff(
  form: string,
  chunks: readonly RiffChunk[],
): Uint8Array {
  const content = joined([ascii(form), writeChunks(chunks)]);
  return writeChunks([{ name: "RIFF", content }]);
}

export function writeChunks(chunks: readonly RiffChunk[]): Uint8Array {
  return joined(
    chunks.flatMap(({ name, content }) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(content.length);
      const filler = new Uint8Array(content.length % 2);
      return [ascii(name), size, content, filler];
    }),
  );
}
