import { ascii, joined, signs, uint, uintLittle } from "./bytes.ts";

// Phones turn pictures by a note in the EXIF data rather than in the pixels: without it they lie on their side. It is
// the only thing of EXIF that is kept (EXIF 2.32, tag 0x0112).

const exifHeader = ascii("Exif\0\0");

/** Of the TIFF structure behind an EXIF header: 1 to 8; 1 (upright) where it tells nothing. */
export function orientationOf(tiff: Uint8Array): number {
  const order = signs(tiff, 0, 4);
  if (order !== "II*\0" && order !== "MM\0*") return 1;
  const read = order === "II*\0" ? uintLittle : uint;
  const directory = read(tiff, 4, 4);
  const count = Math.min(read(tiff, directory, 2), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (read(tiff, at, 2) !== 0x0112) continue;
    const value = read(tiff, at + 8, 2);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF structure that holds an orientation and nothing else. */
export function tiffWith(orientation: number): Uint8Array {
  return joined([
    ascii("MM\0*\0\0\0\b"),
    // One entry: tag 0x0112, type 3 (short), one value, and no directory after it.
    Uint8Array.of(0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0),
    new Uint8Array(4),
  ]);
}

/** Without the header that stands before it in JPEG and sometimes in WebP; undefined where it is something else. */
export function exifIn(payload: Uint8Array): Uint8Array | undefined {
  if (signs(payload, 0, 6) !== signs(exifHeader, 0, 6)) return undefined;
  return payload.subarray(exifHeader.length);
}

export function withExifHeader(tiff: Uint8Array): Uint8Array {
  return joined([exifHeader, tiff]);
}
