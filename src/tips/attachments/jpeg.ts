import {
  ascii,
  joined,
  Malformed,
  partCounter,
  piece,
  signs,
  uint,
} from "./bytes.ts";
import {
  exifIn,
  orientationOf,
  tiffWith,
  withExifHeader,
} from "./orientation.ts";

// ITU T.81, annex B; JFIF 1.02; Adobe Technical Note 5116 for APP14.

/** Tables, frames and scans: what a decoder needs. Not the application segments, and no comments. */
function isPicture(marker: number): boolean {
  return (
    (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) ||
    marker === 0xda ||
    marker === 0xdb ||
    marker === 0xdc ||
    marker === 0xdd
  );
}

/**
 * The picture without anything around it: no EXIF but its orientation, no XMP, IPTC, thumbnail, comment, colour
 * profile, second picture or data behind the end. The pixels are the same. Throws {@link Malformed}.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  if (uint(bytes, 0, 2) !== 0xffd8) throw new Malformed("not a JPEG");
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let jfif = false;
  let scans = 0;
  const count = partCounter();
  let at = 2;
  for (;;) {
    count();
    const marker = uint(bytes, at + 1, 1);
    if (uint(bytes, at, 1) !== 0xff) throw new Malformed("no marker");
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + uint(bytes, at + 2, 2);
    if (end < at + 4) throw new Malformed("an empty segment");
    const segment = piece(bytes, at, end);
    const payload = segment.subarray(4);
    if (marker === 0xe0 && signs(payload, 0, 5) === "JFIF\0") jfif = true;
    if (marker === 0xe1 && orientation === 1)
      orientation = orientationOf(exifIn(payload) ?? payload);
    // Tells how the colours are coded; without it they come out wrong.
    if (marker === 0xee && signs(payload, 0, 5) === "Adobe")
      kept.push(segmentOf(0xee, piece(payload, 0, 12)));
    at = end;
    if (!isPicture(marker)) continue;
    if (marker === 0xda) {
      scans += 1;
      at = endOfScan(bytes, end);
    }
    kept.push(piece(bytes, end - segment.length, at));
  }
  if (scans === 0) throw new Malformed("no picture");
  return joined([
    Uint8Array.of(0xff, 0xd8),
    // Version 1.1, no unit, one to one, no thumbnail.
    ...(jfif
      ? [segmentOf(0xe0, ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"))]
      : []),
    ...(orientation === 1
      ? []
      : [segmentOf(0xe1, withExifHeader(tiffWith(orientation)))]),
    ...kept,
    Uint8Array.of(0xff, 0xd9),
  ]);
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) throw new Malformed("no end");
    const next = uint(bytes, at + 1, 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

function segmentOf(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return joined([
    Uint8Array.of(0xff, marker, length >> 8, length & 0xff),
    payload,
  ]);
}
