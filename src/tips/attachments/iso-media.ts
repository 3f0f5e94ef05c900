import { type Box, boxesIn, empty, named } from "./boxes.ts";
import { Malformed, signs, uint } from "./bytes.ts";
import { keepOnly, type Range, sampleRanges } from "./samples.ts";

// What is not known to be needed for playing is emptied where it stands, so that nothing moves and no place in the
// file has to be counted anew: places and devices in udta and meta boxes, tracks of positions and of movements, times.

const kept: Readonly<Record<string, string>> = {
  moov: "mvhd trak",
  trak: "tkhd edts mdia",
  edts: "elst",
  mdia: "mdhd hdlr minf",
  minf: "vmhd smhd hdlr dinf stbl",
  dinf: "dref",
  stbl: "stsd stts ctts cslg stss stsc stsz stco co64 sdtp sgpd sbgp",
};

/** Video and sound of MP4, MOV, 3GP and M4A without all else. As long as before. Throws {@link Malformed}. */
export function stripIsoMedia(original: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(original);
  const boxes = boxesIn(bytes, 0, bytes.length);
  if (boxes[0]?.name !== "ftyp") throw new Malformed("no ftyp");
  // Recorded for streaming, in pieces whose tables are elsewhere.
  if (boxes.some(({ name }) => name === "moof"))
    throw new Malformed("in fragments");
  const ranges = stripTree(bytes, named(boxes, "moov"));
  ranges.sort(([one], [other]) => one - other);
  // Recorders write one; each is swept over all ranges.
  if (boxes.filter(({ name }) => name === "mdat").length > 16)
    throw new Malformed("too many stretches of samples");
  if (ranges.length === 0) throw new Malformed("neither video nor sound");
  for (const box of boxes) {
    if (box.name === "mdat") keepOnly(bytes, [box.content, box.to], ranges);
    else if (box.name !== "ftyp" && box.name !== "moov") empty(bytes, box);
  }
  return bytes;
}

/** Empties a box's unneeded boxes; tells where the samples of the tracks that stay are. */
function stripTree(bytes: Uint8Array, box: Box): Range[] {
  const names = (kept[box.name] ?? "").split(" ");
  // Never spread: there may be millions.
  let ranges: Range[] = [];
  for (const child of boxesIn(bytes, box.content, box.to)) {
    const wanted = names.includes(child.name);
    if (!wanted || (child.name === "trak" && !plays(bytes, child)))
      empty(bytes, child);
    else if (child.name === "stbl") {
      ranges = ranges.concat(sampleRanges(bytes, child));
      stripTree(bytes, child);
    } else if (child.name in kept)
      ranges = ranges.concat(stripTree(bytes, child));
    else stripLeaf(bytes, child);
  }
  return ranges;
}

function plays(bytes: Uint8Array, track: Box): boolean {
  const media = named(boxesIn(bytes, track.content, track.to), "mdia");
  const handler = named(boxesIn(bytes, media.content, media.to), "hdlr");
  return /^(vide|soun)$/.test(signs(bytes, handler.content + 8, 4));
}

function stripLeaf(bytes: Uint8Array, { name, content, to }: Box): void {
  const wide = uint(bytes, content, 1) === 1;
  const blank = (from: number, until: number) =>
    bytes.fill(0, Math.min(from, to), Math.min(until, to));
  if (name === "mvhd" || name === "tkhd" || name === "mdhd")
    blank(content + 4, content + (wide ? 20 : 12));
  // A phone's language; 0x55c4 is "und" in three times five bits.
  const language = content + (wide ? 32 : 20);
  if (name === "mdhd" && language + 2 <= to) bytes.set([0x55, 0xc4], language);
  // The name of the program that wrote the track.
  if (name === "hdlr") {
    blank(content + 4, content + 8);
    blank(content + 12, to);
  }
  if (name === "stsd") stripDescriptions(bytes, content, to);
  // Samples in other files, by their names.
  if (name === "dref")
    for (const entry of boxesIn(bytes, content + 8, to)) {
      if ((uint(bytes, entry.content, 4) & 1) === 0)
        throw new Malformed("samples in another file");
      blank(entry.content + 4, entry.to);
    }
}

/** How a track is coded; of video also the coder's name, and boxes that hold anything. */
function stripDescriptions(bytes: Uint8Array, from: number, to: number): void {
  for (const entry of boxesIn(bytes, from + 8, to)) {
    if (!/^(avc|hvc|hev|mp4v|av01|vp0|s263|encv)/.test(entry.name)) continue;
    // VisualSampleEntry: vendor, and a name of 32 bytes.
    bytes.fill(0, entry.from + 20, Math.min(entry.from + 24, entry.to));
    bytes.fill(0, entry.from + 50, Math.min(entry.from + 82, entry.to));
    const settings = entry.from + 86;
    if (settings >= entry.to) continue;
    for (const box of boxesIn(bytes, settings, entry.to))
      if (/^(uuid|udta|meta)$/.test(box.name)) empty(bytes, box);
  }
}
