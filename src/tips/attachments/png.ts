import { crc32 } from "node:zlib";
import {
  ascii,
  joined,
  Malformed,
  partCounter,
  piece,
  signs,
  uint,
} from "./bytes.ts";
import { orientationOf, tiffWith } from "./orientation.ts";

// PNG, third edition (W3C, 2025).

const signature = ascii("\x89PNG\r\n\x1a\n");
/** What the pixels and their colours need, of animated pictures too. No text, times, profiles or sizes in print. */
const kept: ReadonlySet<string> = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP acTL fcTL fdAT".split(" "),
);

/** The picture without texts, times, EXIF but its orientation, profiles and data behind the end. Throws {@link Malformed}. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  if (signs(bytes, 0, 8) !== signs(signature, 0, 8))
    throw new Malformed("not a PNG");
  const chunks: Uint8Array[] = [];
  let orientation = 1;
  const count = partCounter();
  let at = signature.length;
  let name = "";
  while (name !== "IEND") {
    count();
    const length = uint(bytes, at, 4);
    const chunk = piece(bytes, at, at + 12 + length);
    const body = chunk.subarray(4, 8 + length);
    name = signs(chunk, 4, 4);
    if (crc32(body) !== uint(chunk, 8 + length, 4))
      throw new Malformed("a damaged chunk");
    if (chunks.length === 0 && name !== "IHDR")
      throw new Malformed("no header");
    if (name === "eXIf") orientation = orientationOf(body.subarray(4));
    if (kept.has(name)) chunks.push(chunk);
    at += chunk.length;
  }
  const [header = signature, ...rest] = chunks;
  return joined([
    signature,
    header,
    ...(orientation === 1 ? [] : [chunkOf("eXIf", tiffWith(orientation))]),
    ...rest,
  ]);
}

function chunkOf(name: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(name, 4, "latin1");
  chunk.set(content, 8);
  chunk.writeUInt32BE(
    crc32(chunk.subarray(4, 8 + content.length)),
    8 + content.length,
  );
  return new Uint8Array(chunk);
}
