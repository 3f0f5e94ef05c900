import { Malformed, partCounter, signs, uint } from "./bytes.ts";

// ISO/IEC 14496-12 and Apple's QuickTime File Format: a file is boxes in boxes, each with its size and its name.

/** Where a box stands in the file. `content` is where it begins behind its header. */
export interface Box {
  readonly name: string;
  readonly from: number;
  readonly content: number;
  readonly to: number;
}

/** The boxes of a stretch of the file. Throws {@link Malformed} where they do not fill it. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  const count = partCounter();
  let at = from;
  while (at < to) {
    count();
    // QuickTime ends some lists with a zero of four bytes.
    if (to - at < 8 && bytes.subarray(at, to).every((byte) => byte === 0))
      break;
    const size = sizeAt(bytes, at, to);
    const header = uint(bytes, at, 4) === 1 ? 16 : 8;
    if (size < header || at + size > to)
      throw new Malformed("a box that does not fit");
    boxes.push({
      name: signs(bytes, at + 4, 4),
      from: at,
      content: at + header,
      to: at + size,
    });
    at += size;
  }
  return boxes;
}

function sizeAt(bytes: Uint8Array, at: number, to: number): number {
  const size = uint(bytes, at, 4);
  if (size === 0) return to - at;
  return size === 1
    ? uint(bytes, at + 8, 4) * 2 ** 32 + uint(bytes, at + 12, 4)
    : size;
}

/** The first box of a name among others. Throws {@link Malformed} where there is none. */
export function named(boxes: readonly Box[], name: string): Box {
  const box = boxes.find((each) => each.name === name);
  if (box === undefined) throw new Malformed(`no ${name}`);
  return box;
}

/** Turns a box into one of free space that is as long and empty. */
export function empty(bytes: Uint8Array, box: Box): void {
  bytes.set([0x66, 0x72, 0x65, 0x65], box.from + 4);
  bytes.fill(0, box.content, box.to);
}
