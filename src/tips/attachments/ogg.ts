import { joined, Malformed, piece, signs, uintLittle } from "./bytes.ts";

// RFC 3533 (Ogg), RFC 7845 (Opus), Vorbis I section 5. The second packet holds the comments; it is blanked where it
// stands, since its length decides where all others stand.

/** Each byte of the comments is placed on its own; pictures in them would fill the memory. */
const longestComments = 200_000;

interface Page {
  readonly bytes: Uint8Array;
  readonly header: number;
}

/** Opus or Vorbis sound without comments and pictures, and without data between or behind its pages. Throws {@link Malformed}. */
export function stripOgg(original: Uint8Array): Uint8Array {
  const pages = readPages(original);
  const first = pages[0]?.bytes.subarray(pages[0].header);
  const vorbis = signs(first ?? original, 0, 7) === "\x01vorbis";
  if (first === undefined || !(vorbis || signs(first, 0, 8) === "OpusHead"))
    throw new Malformed("neither Opus nor Vorbis");
  blankComments(pages.slice(1), vorbis);
  const steps = Int32Array.from({ length: 256 }, (_, byte) => remainder(byte));
  for (const page of pages) seal(page, steps);
  return joined(pages.map(({ bytes }) => bytes));
}

function readPages(original: Uint8Array): Page[] {
  const pages: Page[] = [];
  const serial = uintLittle(original, 14, 4);
  let at = 0;
  while (signs(original, at, 4) === "OggS") {
    const segments = original[at + 26] ?? 0;
    const header = 27 + segments;
    const lengths = piece(original, at + 27, at + header);
    const length = lengths.reduce((sum, each) => sum + each, 0);
    if (uintLittle(original, at + 14, 4) !== serial)
      throw new Malformed("several streams");
    const bytes = piece(original, at, at + header + length);
    pages.push({ bytes: Uint8Array.from(bytes), header });
    at += header + length;
  }
  return pages;
}

/** The vendor's name becomes spaces as long as all comments were, and there are none. */
function blankComments(pages: readonly Page[], vorbis: boolean): void {
  const places = commentPlaces(pages);
  const magic = vorbis ? 7 : 8;
  const vendor = places.length - magic - 8 - (vorbis ? 1 : 0);
  if (vendor < 0) throw new Malformed("no comments");
  const blank = Buffer.alloc(places.length - magic, 0x20);
  blank.writeUInt32LE(vendor, 0);
  blank.writeUInt32LE(0, 4 + vendor);
  if (vorbis) blank[blank.length - 1] = 1;
  for (const [index, [page, at]] of places.entries())
    if (index >= magic) page[at] = blank[index - magic] ?? 0;
}

/** Where each byte of the next packet stands; it may go on over pages. */
function commentPlaces(pages: readonly Page[]): [Uint8Array, number][] {
  const places: [Uint8Array, number][] = [];
  for (const { bytes, header } of pages) {
    let at = header;
    for (const length of bytes.subarray(27, header)) {
      if (places.length > longestComments)
        throw new Malformed("endless comments");
      for (let end = at + length; at < end; at += 1) places.push([bytes, at]);
      // A segment that is not full ends its packet.
      if (length < 255) return places;
    }
  }
  throw new Malformed("comments without an end");
}

function seal({ bytes }: Page, steps: Int32Array): void {
  bytes.fill(0, 22, 26);
  let sum = 0;
  for (const byte of bytes)
    sum = (sum << 8) ^ (steps[((sum >>> 24) ^ byte) & 0xff] ?? 0);
  const check = sum >>> 0;
  for (let at = 0; at < 4; at += 1)
    bytes[22 + at] = (check >>> (8 * at)) & 0xff;
}

/** One byte's step of the checksum of Ogg: polynomial 0x04c11db7, not reflected. */
function remainder(byte: number): number {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1)
    value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
}
