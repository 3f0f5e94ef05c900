import { type Box, boxesIn, named } from "./boxes.ts";
import { Malformed, uint } from "./bytes.ts";

/** From a place in the file to another. */
export type Range = readonly [from: number, to: number];

/** Where the samples (pictures, stretches of sound) of a track stand, chunk by chunk. Throws {@link Malformed}. */
export function sampleRanges(bytes: Uint8Array, table: Box): Range[] {
  const boxes = boxesIn(bytes, table.content, table.to);
  const sizeOf = sampleSizes(bytes, named(boxes, "stsz"));
  const wide = boxes.find(({ name }) => name === "co64");
  const offsets = wide ?? named(boxes, "stco");
  const places = uint(bytes, offsets.content + 4, 4);
  const width = wide === undefined ? 4 : 8;
  if (offsets.content + 8 + places * width > offsets.to)
    throw new Malformed("places that are not there");
  const runs = chunkRuns(bytes, named(boxes, "stsc"));
  const ranges: Range[] = [];
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < places; chunk += 1) {
    while ((runs[run + 1]?.first ?? Infinity) <= chunk + 1) run += 1;
    const at = offsets.content + 8 + chunk * width;
    const from =
      width === 4
        ? uint(bytes, at, 4)
        : uint(bytes, at, 4) * 2 ** 32 + uint(bytes, at + 4, 4);
    const count = Math.min(runs[run]?.samples ?? 0, sizeOf.count - sample);
    ranges.push([from, from + sizeOf.sum(sample, count)]);
    sample += count;
  }
  return ranges;
}

function sampleSizes(bytes: Uint8Array, box: Box) {
  const all = uint(bytes, box.content + 4, 4);
  const count = uint(bytes, box.content + 8, 4);
  const listed = box.content + 12;
  if (all === 0 && listed + count * 4 > box.to)
    throw new Malformed("samples that are not there");
  return {
    count,
    /** Bytes of so many samples, from the one of that index on. */
    sum(sample: number, samples: number): number {
      if (all !== 0) return all * samples;
      let bytesOf = 0;
      for (let each = sample; each < sample + samples; each += 1)
        bytesOf += uint(bytes, listed + each * 4, 4);
      return bytesOf;
    },
  };
}

function chunkRuns(bytes: Uint8Array, box: Box) {
  const count = uint(bytes, box.content + 4, 4);
  if (box.content + 8 + count * 12 > box.to)
    throw new Malformed("runs that are not there");
  return Array.from({ length: count }, (_, run) => ({
    first: uint(bytes, box.content + 8 + run * 12, 4),
    samples: uint(bytes, box.content + 12 + run * 12, 4),
  }));
}

/** Makes zero what of a stretch stands in none of the ranges, which are in order. */
export function keepOnly(
  bytes: Uint8Array,
  stretch: Range,
  ranges: readonly Range[],
): void {
  let at = stretch[0];
  for (const [from, to] of ranges) {
    if (from > at) bytes.fill(0, at, Math.min(from, stretch[1]));
    at = Math.max(at, to);
  }
  if (at < stretch[1]) bytes.fill(0, at, stretch[1]);
}
