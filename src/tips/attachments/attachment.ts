import { Malformed } from "./bytes.ts";
import { stripAac, stripMp3 } from "./frames.ts";
import { stripGif } from "./gif.ts";
import { stripIsoMedia } from "./iso-media.ts";
import { stripJpeg } from "./jpeg.ts";
import { isTwoInOne, kindOf } from "./detect.ts";
import type { AttachmentKind, Refusal } from "./kinds.ts";
import { stripOgg } from "./ogg.ts";
import { stripPng } from "./png.ts";
import { stripWav } from "./wav.ts";
import { stripWebp } from "./webp.ts";

/** How much is taken. */
export interface AttachmentLimits {
  readonly bytesEach: number;
  readonly bytesTogether: number;
  readonly count: number;
}

/** Telegram hands files of up to 20 MB to bots (Bot API, getFile); a tip holds what a frightened person sends in one go. */
export const usualLimits: AttachmentLimits = {
  bytesEach: 20_000_000,
  bytesTogether: 60_000_000,
  count: 20,
};

/**
 * A file that is taken. `clean` is the same picture or sound without what tells of device, place, time or author;
 * undefined where that cannot be made: "no-way" for formats whose notes cannot be taken out with confidence, "damaged"
 * where the file is not quite of its format. Then only the sealed original is handed over.
 */
export interface TakenAttachment {
  readonly is: "taken";
  readonly kind: AttachmentKind;
  readonly original: Uint8Array;
  readonly clean: Uint8Array | undefined;
  readonly uncleaned?: "no-way" | "damaged";
}

export interface RefusedAttachment {
  readonly is: "refused";
  readonly why: Refusal;
}

/**
 * Decides on a file by its content. Throws nothing, whatever the bytes.
 * @param held what the tip holds already
 */
export function takeAttachment(
  original: Uint8Array,
  held: { readonly count: number; readonly bytes: number } = {
    count: 0,
    bytes: 0,
  },
  limits: AttachmentLimits = usualLimits,
): TakenAttachment | RefusedAttachment {
  const refused = (why: Refusal): RefusedAttachment => ({ is: "refused", why });
  if (held.count >= limits.count) return refused("too-many");
  if (
    original.length > limits.bytesEach ||
    held.bytes + original.length > limits.bytesTogether
  )
    return refused("too-large");
  const kind = kindOf(original);
  if (!isTaken(kind)) return refused(kind);
  if (isTwoInOne(original, kind)) return refused("two-in-one");
  const strip = strippers[kind];
  if (strip === undefined)
    return {
      is: "taken",
      kind,
      original,
      clean: undefined,
      uncleaned: "no-way",
    };
  try {
    return { is: "taken", kind, original, clean: strip(original) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return {
      is: "taken",
      kind,
      original,
      clean: undefined,
      uncleaned: "damaged",
    };
  }
}

type Strip = (bytes: Uint8Array) => Uint8Array;

const strippers: Readonly<Record<AttachmentKind, Strip | undefined>> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  gif: stripGif,
  mp4: stripIsoMedia,
  mov: stripIsoMedia,
  "3gp": stripIsoMedia,
  m4a: stripIsoMedia,
  ogg: stripOgg,
  mp3: stripMp3,
  aac: stripAac,
  wav: stripWav,
  // The format has no room for notes, but nothing here walks it.
  amr: undefined,
  heic: undefined,
  webm: undefined,
  pdf: undefined,
  docx: undefined,
  xlsx: undefined,
};

function isTaken(kind: AttachmentKind | Refusal): kind is AttachmentKind {
  return Object.hasOwn(strippers, kind);
}
