import { Malformed, signs, uint } from "./bytes.ts";

// MP3 (ISO/IEC 11172-3, 13818-3) and AAC in ADTS (ISO/IEC 14496-3) are frames one after the other; titles, pictures
// and places stand before and behind them (ID3, APE).

// Fewer could be chance.
const fewest = 3;

/** The sound of an MP3 file. Throws {@link Malformed}. */
export function stripMp3(bytes: Uint8Array): Uint8Array {
  return framesOf(bytes, mp3Frame);
}

/** The sound of an AAC file. Throws {@link Malformed}. */
export function stripAac(bytes: Uint8Array): Uint8Array {
  return framesOf(bytes, aacFrame);
}

function framesOf(
  bytes: Uint8Array,
  lengthAt: (bytes: Uint8Array, at: number) => number | undefined,
): Uint8Array {
  const from = afterTags(bytes);
  let frames = 0;
  let at = from;
  for (;;) {
    const length = lengthAt(bytes, at);
    if (length === undefined || at + length > bytes.length) break;
    frames += 1;
    at += length;
  }
  if (frames < fewest) throw new Malformed("no sound");
  return bytes.slice(from, at);
}

/** Behind the ID3v2 tags. Their length has seven bits a byte. */
export function afterTags(bytes: Uint8Array): number {
  let at = 0;
  while (signs(bytes, at, 3) === "ID3") {
    const length = [6, 7, 8, 9].reduce(
      (sum, byte) => sum * 128 + (uint(bytes, at + byte, 1) & 0x7f),
      0,
    );
    const footer = (uint(bytes, at + 5, 1) & 0x10) === 0 ? 0 : 10;
    at += 10 + length + footer;
  }
  return at;
}

const rates = [44_100, 48_000, 32_000];
/** kbit/s of layer III. */
const first = [
  0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
];
const second = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** Undefined where no frame of layer III begins. */
function mp3Frame(bytes: Uint8Array, at: number): number | undefined {
  const header = uint(bytes, at, 4);
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1) return undefined;
  const one = version === 3;
  const kilobits = (one ? first : second)[(header >>> 12) & 15];
  const rate = rates[(header >>> 10) & 3];
  if (!kilobits || rate === undefined) return undefined;
  const hertz = one ? rate : version === 2 ? rate / 2 : rate / 4;
  const padding = (header >>> 9) & 1;
  return Math.floor(((one ? 144_000 : 72_000) * kilobits) / hertz) + padding;
}

/** Undefined where no frame of ADTS begins. */
function aacFrame(bytes: Uint8Array, at: number): number | undefined {
  if ((uint(bytes, at, 2) & 0xfff6) !== 0xfff0) return undefined;
  const length = (uint(bytes, at + 3, 3) >>> 5) & 0x1fff;
  return length > 7 ? length : undefined;
}
