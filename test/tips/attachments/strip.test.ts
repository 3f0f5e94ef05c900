import { fc, test } from "@fast-check/vitest";
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { takeAttachment } from "../../../src/tips/attachments/attachment.ts";
import { readRiff, writeRiff } from "../../../src/tips/attachments/riff.ts";
import { requireProgram } from "../program.ts";
import { decoded, sample, sampleWithText, secret } from "./samples.ts";

const extensions = [
  "jpg",
  "png",
  "webp",
  "gif",
  "mp4",
  "mov",
  "3gp",
  "m4a",
  "ogg",
  "mp3",
  "aac",
  "wav",
] as const;
/** Those into which ffmpeg writes notes. */
const noted: ReadonlySet<string> = new Set([
  "mp4",
  "mov",
  "3gp",
  "m4a",
  "ogg",
  "mp3",
  "aac",
  "wav",
]);
const samples = new Map<string, Uint8Array>();

function sampleOf(extension: string): Uint8Array {
  const bytes = samples.get(extension);
  if (bytes === undefined) throw new Error(`no sample of ${extension}`);
  return bytes;
}

function clean(bytes: Uint8Array): Uint8Array | undefined {
  const taken = takeAttachment(bytes);
  return taken.is === "taken" ? taken.clean : undefined;
}

beforeAll(async () => {
  requireProgram("ffmpeg");
  for (const extension of extensions)
    samples.set(extension, await sample(extension));
}, 60_000);

describe.each(extensions)("a %s", (extension) => {
  it("cleaned says nothing of its maker, and shows and sounds the same", async () => {
    const original = sampleOf(extension);
    const cleaned = clean(original) ?? new Uint8Array();
    expect(Buffer.from(original).includes(secret)).toBe(noted.has(extension));
    expect(Buffer.from(cleaned).includes(secret)).toBe(false);
    for (const maker of ["Lavf", "VideoHandler", "SoundHandler"])
      expect(Buffer.from(cleaned).includes(maker)).toBe(false);
    const played = await decoded(original, extension);
    expect(played).not.toBe("");
    expect(await decoded(cleaned, extension)).toBe(played);
  });

  it("cleaned twice is as cleaned once", () => {
    const once = clean(sampleOf(extension)) ?? new Uint8Array();
    expect(Buffer.compare(clean(once) ?? new Uint8Array(), once)).toBe(0);
  });

  it("keeps nothing that was put behind its end", () => {
    const original = sampleOf(extension);
    const longer = Buffer.concat([original, Buffer.from(`\0\0${secret}`)]);
    const cleaned = clean(new Uint8Array(longer));
    expect(Buffer.from(cleaned ?? []).includes(secret)).toBe(false);
  });

  it("damaged in any way is refused, sealed only, or clean, and never fails", () => {
    const original = sampleOf(extension);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.nat(original.length),
        (changes, length) => {
          const bytes = Uint8Array.from(original);
          for (const [at, value] of changes) bytes[at] = value;
          takeAttachment(bytes);
          takeAttachment(bytes.subarray(0, length));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** EXIF's inner part in little-endian order: a maker's name and how the picture is turned. */
function tiff(orientation: number): Buffer {
  const content = Buffer.alloc(54);
  content.write("II*\0\x08\0\0\0\x02\0", "latin1");
  content.writeUInt16LE(0x010f, 10);
  content.writeUInt16LE(2, 12);
  content.writeUInt32LE(9, 14);
  content.writeUInt32LE(38, 18);
  content.writeUInt16LE(0x0112, 22);
  content.writeUInt16LE(3, 24);
  content.writeUInt32LE(1, 26);
  content.writeUInt16LE(orientation, 30);
  content.write(secret, 38, "latin1");
  return content;
}

/** All that is kept of it where a picture is turned by a quarter. */
const turnedOnly = "4d4d002a00000008000101120003000000010006000000000000";

describe("a JPEG", () => {
  const segment = (marker: number, payload: Buffer) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(payload.length + 2);
    return Buffer.concat([Buffer.of(0xff, marker), length, payload]);
  };
  const turned = (orientation: number) => {
    const plain = Buffer.from(clean(sampleOf("jpg")) ?? []);
    const exif = Buffer.concat([Buffer.from("Exif\0\0"), tiff(orientation)]);
    return new Uint8Array(
      Buffer.concat([
        plain.subarray(0, 2),
        segment(0xe1, exif),
        segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
        segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
        segment(0xe2, Buffer.from(`ICC_PROFILE\0${secret}`)),
        segment(0xfe, Buffer.from(secret)),
        plain.subarray(2),
        plain,
        Buffer.from(secret),
      ]),
    );
  };

  it("keeps of EXIF how it is turned, and nothing else around it", () => {
    const cleaned = Buffer.from(clean(turned(6)) ?? []);
    expect(cleaned.includes(secret)).toBe(false);
    expect(cleaned.toString("hex")).toContain(turnedOnly);
    expect(cleaned.length - (clean(sampleOf("jpg"))?.length ?? 0)).toBe(36);
  });

  it("keeps no EXIF where it stands upright", () => {
    const cleaned = clean(turned(1)) ?? new Uint8Array();
    const plain = clean(sampleOf("jpg")) ?? new Uint8Array();
    expect(Buffer.compare(cleaned, plain)).toBe(0);
  });
});

it("a PNG keeps how it is turned, and no texts or times", () => {
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), content]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(content.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const plain = Buffer.from(sampleOf("png"));
  const cleaned = Buffer.from(
    clean(
      new Uint8Array(
        Buffer.concat([
          plain.subarray(0, 33),
          chunk("tEXt", Buffer.from(`Author\0${secret}`)),
          chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
          chunk("tIME", Buffer.of(7, 232, 4, 17, 23, 40, 0)),
          chunk("eXIf", tiff(6)),
          chunk("prVt", Buffer.from(secret)),
          plain.subarray(33),
        ]),
      ),
    ) ?? [],
  );
  expect(cleaned.includes(secret)).toBe(false);
  expect(cleaned.includes("tIME")).toBe(false);
  expect(cleaned.toString("hex")).toContain(turnedOnly);
});

it("a WebP keeps how it is turned, and says that it has no more", () => {
  const size = Buffer.of(63, 0, 0, 47, 0, 0);
  const noted = writeRiff("WEBP", [
    { name: "VP8X", content: Buffer.concat([Buffer.of(0x2c, 0, 0, 0), size]) },
    { name: "ICCP", content: Buffer.from(secret) },
    ...readRiff(sampleOf("webp"), "WEBP").filter(({ name }) => name !== "VP8X"),
    { name: "EXIF", content: tiff(6) },
    { name: "XMP ", content: Buffer.from(secret) },
    { name: "prvt", content: Buffer.from(secret) },
  ]);
  const cleaned = Buffer.from(clean(noted) ?? []);
  expect(cleaned.includes(secret)).toBe(false);
  expect(cleaned[20]).toBe(0x08);
  expect(cleaned.toString("hex")).toContain(turnedOnly);
});

it("a GIF keeps its rounds, and no comments", () => {
  const plain = Buffer.from(sampleOf("gif"));
  const at = plain.indexOf("!\xff\x0bNETSCAPE2.0", 0, "latin1");
  expect(at).toBeGreaterThan(0);
  const comment = Buffer.from(`!\xfe\x08${secret}\0`, "latin1");
  const cleaned = Buffer.from(
    clean(
      new Uint8Array(
        Buffer.concat([plain.subarray(0, at), comment, plain.subarray(at)]),
      ),
    ) ?? [],
  );
  expect(cleaned.includes(secret)).toBe(false);
  expect(cleaned.includes("NETSCAPE2.0")).toBe(true);
});

it("a video keeps no track that is neither seen nor heard, not even its samples", async () => {
  const subtitled = await sampleWithText();
  expect(Buffer.from(subtitled).includes(secret)).toBe(true);
  const cleaned = clean(subtitled) ?? new Uint8Array();
  expect(cleaned.length).toBe(subtitled.length);
  expect(Buffer.from(cleaned).includes(secret)).toBe(false);
  expect(await decoded(cleaned, "mp4")).toBe(await decoded(subtitled, "mp4"));
});

test.prop([
  fc.constantFrom(
    "\xff\xd8\xff",
    "\x89PNG\r\n\x1a\n",
    "GIF89a",
    "RIFF\xff\xff\xff\xffWEBP",
    "RIFF\0\0\0\0WAVE",
    "OggS",
    "\0\0\0\x14ftypisom",
    "ID3",
    "\xff\xfb\x90\x00",
    "PK\x03\x04",
  ),
  fc.uint8Array({ maxLength: 400 }),
])("no bytes behind any beginning make it fail", (start, rest) => {
  const bytes = Buffer.concat([Buffer.from(start, "latin1"), rest]);
  const taken = takeAttachment(new Uint8Array(bytes));
  expect(["taken", "refused"]).toContain(taken.is);
});
