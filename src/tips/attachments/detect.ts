import { afterTags, stripAac, stripMp3 } from "./frames.ts";
import { signs, uint } from "./bytes.ts";
import type { AttachmentKind, Refusal } from "./kinds.ts";
import { officeKind } from "./office.ts";

/** By how it begins: magic numbers at their place, as of the formats' own specifications. */
export function kindOf(bytes: Uint8Array): AttachmentKind | Refusal {
  if (bytes.length === 0) return "empty";
  const start = signs(bytes, 0, 16);
  if (start.startsWith("PK")) return officeKind(bytes);
  if (signs(bytes, 4, 4) === "ftyp") return isoKind(signs(bytes, 8, 4));
  if (/^RIFF[^]{4}WEBP/.test(start)) return "webp";
  if (/^RIFF[^]{4}WAVE/.test(start)) return "wav";
  return (
    magic.find(([pattern]) => pattern.test(start))?.[1] ??
    soundKind(bytes) ??
    (markup.test(signs(bytes, 0, 1024)) ? "markup" : "unknown")
  );
}

const magic: readonly (readonly [RegExp, AttachmentKind | Refusal])[] = [
  [/^\xff\xd8\xff/, "jpeg"],
  [/^\x89PNG\r\n\x1a\n/, "png"],
  [/^GIF8[79]a/, "gif"],
  [/^OggS/, "ogg"],
  [/^\x1aE\xdf\xa3/, "webm"],
  [/^%PDF-\d/, "pdf"],
  [/^#!AMR(-WB)?\n/, "amr"],
  [
    /^(MZ|\x7fELF|dex\n|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\0asm|L\0\0\0)/,
    "program",
  ],
  [/^(#!|@echo)/i, "script"],
  // Rar, 7-Zip, gzip, bzip2, xz, Zstandard, cabinet, LZ4.
  [
    /^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd|MSCF|\x04"M\x18)/,
    "archive",
  ],
  // Office files of before 2007 and installers: macros cannot be told from letters without reading all of it.
  [/^\xd0\xcf\x11\xe0/, "macros"],
  [/^\{\\rtf/, "unknown"],
];

const markup = /<(html|!doctype|svg|script|\?xml|\?php|body|iframe)/i;

function isoKind(brand: string): AttachmentKind | Refusal {
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1|avif)$/.test(brand)) return "heic";
  if (brand === "qt  ") return "mov";
  if (/^3g/.test(brand)) return "3gp";
  if (/^M4[AB] $/.test(brand)) return "m4a";
  return /^(iso\w|mp4\w|avc1|dash|MSNV|M4V |mmp4|XAVC)$/.test(brand)
    ? "mp4"
    : "unknown";
}

/** Frames without a magic number: told by several of them in a row. */
function soundKind(bytes: Uint8Array): AttachmentKind | undefined {
  const at = afterTags(bytes);
  if ((uint(bytes, at, 2) & 0xffe0) !== 0xffe0) return undefined;
  const readers = [
    ["mp3", stripMp3],
    ["aac", stripAac],
  ] as const;
  return readers.find(([, read]) => {
    try {
      return read(bytes.subarray(0, at + 64 * 1024)).length > 0;
    } catch {
      return false;
    }
  })?.[0];
}

/**
 * Whether a file is a second one as well: an archive by its end, a page or a document by what a reader that is not
 * strict would find near its beginning or behind its end.
 */
export function isTwoInOne(bytes: Uint8Array, kind: AttachmentKind): boolean {
  const edge = 4096;
  const head = signs(bytes, 0, edge);
  const tail = signs(bytes, Math.max(0, bytes.length - edge), edge);
  const office = kind === "docx" || kind === "xlsx";
  if (!office && endsAsZip(bytes)) return true;
  if (kind !== "pdf" && /%PDF-\d/.test(head + tail)) return true;
  // A PDF and an office file may speak of pages; a picture's XMP is XML, but no page.
  const page = /<(html|!doctype html|svg|script|\?php|body|iframe)[\s>]/i;
  return kind !== "pdf" && !office && page.test(head + tail);
}

/** A zip archive is read from its end: a record that may be followed by a comment of at most 65,535 bytes. */
function endsAsZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 65_557)));
  return tail.includes("PK\x05\x06", 0, "latin1");
}
