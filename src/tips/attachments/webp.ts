import { joined, Malformed, piece } from "./bytes.ts";
import { exifIn, orientationOf, tiffWith } from "./orientation.ts";
import {
  readChunks,
  readRiff,
  type RiffChunk,
  writeChunks,
  writeRiff,
} from "./riff.ts";

// RFC 9649.

const picture: ReadonlySet<string> = new Set([
  "VP8 ",
  "VP8L",
  "VP8X",
  "ALPH",
  "ANIM",
  "ANMF",
]);
const flags = { profile: 0x20, exif: 0x08, xmp: 0x04 };

/** The picture without EXIF but its orientation, XMP, colour profile and unknown parts. Throws {@link Malformed}. */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  const chunks = readRiff(bytes, "WEBP");
  if (!chunks.some(({ name }) => /^(VP8[ L]|ANMF)$/.test(name)))
    throw new Malformed("no picture");
  const exif = chunks.find(({ name }) => name === "EXIF")?.content;
  const orientation =
    exif === undefined ? 1 : orientationOf(exifIn(exif) ?? exif);
  // Only the extended form may say how a picture is turned.
  const turned = orientation !== 1 && chunks[0]?.name === "VP8X";
  return writeRiff("WEBP", [
    ...chunks
      .filter(({ name }) => picture.has(name))
      .map((chunk) => stripped(chunk, turned)),
    ...(turned ? [{ name: "EXIF", content: tiffWith(orientation) }] : []),
  ]);
}

function stripped({ name, content }: RiffChunk, turned: boolean): RiffChunk {
  if (name === "VP8X") {
    const header = Uint8Array.from(piece(content, 0, 10));
    const { profile, exif, xmp } = flags;
    const shown = (header[0] ?? 0) & ~(profile | exif | xmp);
    header[0] = shown | (turned ? exif : 0);
    return { name, content: header };
  }
  if (name !== "ANMF") return { name, content };
  // One picture of an animation: where and how long it is shown, and then chunks of its own.
  const parts = readChunks(content.subarray(16)).filter((part) =>
    picture.has(part.name),
  );
  return {
    name,
    content: joined([piece(content, 0, 16), writeChunks(parts)]),
  };
}
