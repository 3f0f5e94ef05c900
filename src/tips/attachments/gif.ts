import { joined, Malformed, partCounter, piece, signs, uint } from "./bytes.ts";

// GIF89a (CompuServe, 1990), and the two application extensions by which browsers count rounds.
const rounds = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** The pictures without comments, texts, XMP and data behind the end. Throws {@link Malformed}. */
export function stripGif(bytes: Uint8Array): Uint8Array {
  if (!/^GIF8[79]a$/.test(signs(bytes, 0, 6))) throw new Malformed("no GIF");
  let at = 13 + tableLength(uint(bytes, 10, 1));
  const kept = [piece(bytes, 0, at)];
  const count = partCounter();
  let pictures = 0;
  for (;;) {
    count();
    const from = at;
    const block = uint(bytes, at, 1);
    if (at >= bytes.length) throw new Malformed("no end");
    if (block === 0x3b) break;
    if (block === 0x21) {
      const label = uint(bytes, at + 1, 1);
      at = endOfBlocks(bytes, at + 2);
      if (label === 0xf9 || (label === 0xff && isRounds(bytes, from)))
        kept.push(piece(bytes, from, at));
    } else if (block === 0x2c) {
      at += 10 + tableLength(uint(bytes, at + 9, 1)) + 1;
      at = endOfBlocks(bytes, at);
      kept.push(piece(bytes, from, at));
      pictures += 1;
    } else throw new Malformed("an unknown block");
  }
  if (pictures === 0) throw new Malformed("no picture");
  return joined([...kept, Uint8Array.of(0x3b)]);
}

function isRounds(bytes: Uint8Array, at: number): boolean {
  // One block of eleven signs, one of three bytes, and the end.
  return (
    rounds.has(signs(bytes, at + 3, 11)) &&
    uint(bytes, at + 14, 1) === 3 &&
    uint(bytes, at + 18, 1) === 0
  );
}

function tableLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (uint(bytes, at, 1) !== 0) at += 1 + uint(bytes, at, 1);
  return at + 1;
}
