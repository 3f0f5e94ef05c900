// Reading of files that strangers sent: beyond the end everything is zero, so that no length in a file can make a
// reader throw. Whoever walks a file checks that what it takes lies inside.

/** Unsigned, big end first; 0 beyond the end. */
export function uint(
  bytes: Uint8Array,
  at: number,
  size: 1 | 2 | 3 | 4,
): number {
  let value = 0;
  for (let byte = 0; byte < size; byte += 1)
    value = value * 256 + (bytes[at + byte] ?? 0);
  return value;
}

/** Unsigned, little end first; 0 beyond the end. */
export function uintLittle(
  bytes: Uint8Array,
  at: number,
  size: 2 | 3 | 4,
): number {
  let value = 0;
  for (let byte = size - 1; byte >= 0; byte -= 1)
    value = value * 256 + (bytes[at + byte] ?? 0);
  return value;
}

/** One sign a byte, for magic numbers and names of chunks. */
export function signs(bytes: Uint8Array, at: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + count));
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.concat(parts);
  return new Uint8Array(buffer, byteOffset, length);
}

/** What was read as some format is not of it, or stops in the middle. The only thing that a walk over a file throws. */
export class Malformed extends Error {
  override name = "Malformed" as const;
}

// A file made to be slow or to fill the memory would have millions of parts.
const mostParts = 100_000;

/** Counts the parts of a file as they are walked. Throws {@link Malformed} where there are too many. */
export function partCounter(): () => void {
  let parts = 0;
  return () => {
    parts += 1;
    if (parts > mostParts) throw new Malformed("too many parts");
  };
}

/** The bytes from one place to another. Throws {@link Malformed} where they are not all there. */
export function piece(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (from < 0 || to < from || to > bytes.length)
    throw new Malformed("a part reaches beyond the end");
  return bytes.subarray(from, to);
}
