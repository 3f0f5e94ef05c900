import { describe, expect, it } from "vitest";
import { boxesIn, empty } from "../../../src/tips/attachments/boxes.ts";
import { Malformed } from "../../../src/tips/attachments/bytes.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const names = (text: string) =>
  boxesIn(bytes(text), 0, text.length).map(({ name, from, content, to }) =>
    [name, from, content, to].join(" "),
  );

describe("boxes", () => {
  it.each([
    [
      "one after the other",
      "\0\0\0\x09ftypx\0\0\0\x08free",
      ["ftyp 0 8 9", "free 9 17 17"],
    ],
    ["one that goes to the end", "\0\0\0\0mdatxyz", ["mdat 0 8 11"]],
    [
      "one whose size is written long",
      "\0\0\0\x01mdat\0\0\0\0\0\0\0\x11x",
      ["mdat 0 16 17"],
    ],
    ["a list that ends in a zero", "\0\0\0\x08free\0\0\0\0", ["free 0 8 8"]],
    ["none", "", []],
  ])("are read: %s", (_, text, found) => {
    expect(names(text)).toEqual(found);
  });

  it.each([
    ["larger than what is there", "\0\0\0\x0afree"],
    ["smaller than its own header", "\0\0\0\x07free"],
    ["followed by what is none", "\0\0\0\x08freexy"],
    ["larger than any file", "\0\0\0\x01mdat\xff\xff\xff\xff\xff\xff\xff\xff"],
  ])("are refused where one is %s", (_, text) => {
    expect(() => names(text)).toThrow(Malformed);
  });

  it("are emptied where they stand", () => {
    const file = bytes("\0\0\0\x0budtaabc");
    for (const box of boxesIn(file, 0, file.length)) empty(file, box);
    expect(Buffer.from(file).toString("latin1")).toBe("\0\0\0\x0bfree\0\0\0");
  });
});
