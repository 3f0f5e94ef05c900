import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  takeAttachment,
  usualLimits,
} from "../../../src/tips/attachments/attachment.ts";
import { mediaTypes } from "../../../src/tips/attachments/kinds.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

/** A GIF of one dot: the smallest whole file of a kind that is taken. */
const dot = Buffer.from(
  "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "base64",
);

/** A zip archive that lists names; nothing is in them. */
function zip(names: readonly string[], unpacked = 0, comment = ""): Buffer {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + name.length);
    entry.write("PK\x01\x02", 0, "latin1");
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46, "latin1");
    return entry;
  });
  const list = Buffer.concat(entries);
  const front = Buffer.from("PK\x03\x04".padEnd(34, "\0"), "latin1");
  const end = Buffer.alloc(22 + comment.length);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(front.length, 16);
  end.writeUInt16LE(comment.length, 20);
  end.write(comment, 22, "latin1");
  return Buffer.concat([front, list, end]);
}

const letter = ["[Content_Types].xml", "word/document.xml"];
const sheet = ["[Content_Types].xml", "xl/workbook.xml"];

function told(content: Uint8Array) {
  const taken = takeAttachment(content);
  return taken.is === "refused" ? taken.why : taken.kind;
}

describe("a file is known by what is in it", () => {
  it.each([
    ["a picture", dot, "gif"],
    ["a letter", zip(letter), "docx"],
    [
      "a sheet with settings of a printer",
      zip([...sheet, "xl/printerSettings/printerSettings1.bin"]),
      "xlsx",
    ],
    ["a document", bytes("%PDF-1.7\n1 0 obj\n%%EOF"), "pdf"],
    ["a picture of a newer phone", bytes("\0\0\0\x18ftypheic\0\0\0\0"), "heic"],
    ["a sound of an older phone", bytes("#!AMR\n\x3c"), "amr"],
  ])("as %s", (_, content, kind) => {
    expect(told(new Uint8Array(content))).toBe(kind);
  });

  it.each([
    ["nothing", bytes(""), "empty"],
    ["a program for Windows", bytes("MZ\x90\0\x03"), "program"],
    ["a program for Linux", bytes("\x7fELF\x02\x01"), "program"],
    [
      "an app for Android",
      zip(["AndroidManifest.xml", "classes.dex"]),
      "program",
    ],
    ["a shortcut", bytes("L\0\0\0\x01\x14\x02\0"), "program"],
    ["a script", bytes("#!/bin/sh\nrm"), "script"],
    ["a batch file", bytes("@ECHO off\r\n"), "script"],
    ["a page", bytes("\n<!DOCTYPE html><script>"), "markup"],
    [
      "a drawing that can hold scripts",
      bytes('<?xml version="1.0"?><svg>'),
      "markup",
    ],
    ["an archive", zip(["1.jpg"]), "archive"],
    ["a packed file", new Uint8Array(gzipSync("x")), "archive"],
    ["another archive", bytes("Rar!\x1a\x07\0"), "archive"],
    ["a letter with macros", zip([...letter, "word/vbaProject.bin"]), "macros"],
    [
      "a letter with another file in it",
      zip([...letter, "word/embeddings/oleObject1.xlsx"]),
      "macros",
    ],
    ["a letter of before 2007", bytes("\xd0\xcf\x11\xe0\xa1\xb1"), "macros"],
    ["a letter that would fill the disk", zip(letter, 150_000_000), "archive"],
    [
      "a letter with thousands of parts",
      zip([...letter, ...Array.from({ length: 2000 }, (_, at) => `a${at}`)]),
      "archive",
    ],
    [
      "a letter with data behind it",
      Buffer.concat([zip(letter), dot]),
      "archive",
    ],
    [
      "a letter with a second list of contents",
      Buffer.concat([
        zip(letter).subarray(0, -22),
        dot,
        zip(letter).subarray(-22),
      ]),
      "archive",
    ],
    ["words", bytes("khóm 4 phường 7"), "unknown"],
    [
      "a brand that nobody knows",
      bytes("\0\0\0\x14ftypEvil\0\0\0\0"),
      "unknown",
    ],
  ])("and refused as %s", (_, content, why) => {
    expect(told(new Uint8Array(content))).toBe(why);
  });

  it.each([
    ["an archive behind it", Buffer.concat([dot, zip(["a.class"])])],
    [
      "an archive behind it that ends in a long comment",
      Buffer.concat([dot, zip(["a"], 0, "x".repeat(60_000))]),
    ],
    ["a page behind it", Buffer.concat([dot, bytes("<HTML ><p>")])],
    ["a document behind it", Buffer.concat([dot, bytes("%PDF-1.4")])],
    [
      "a page in a comment of it",
      Buffer.concat([
        dot.subarray(0, 19),
        bytes("!\xfe\x10<script >alert(\0"),
        dot.subarray(19),
      ]),
    ],
  ])("and refused where a picture has %s", (_, content) => {
    expect(told(new Uint8Array(content))).toBe("two-in-one");
  });

  it("and has a name and a media type by that", () => {
    const taken = takeAttachment(new Uint8Array(dot));
    expect(taken.is === "taken" && mediaTypes[taken.kind]).toEqual([
      "gif",
      "image/gif",
    ]);
  });
});

describe("limits", () => {
  const limits = { bytesEach: 100, bytesTogether: 250, count: 3 };
  const small = new Uint8Array(dot);

  it.each([
    [
      "too large by itself",
      new Uint8Array(101),
      { count: 0, bytes: 0 },
      "too-large",
    ],
    [
      "too large beside the others",
      small,
      { count: 1, bytes: 240 },
      "too-large",
    ],
    ["one too many", small, { count: 3, bytes: 30 }, "too-many"],
  ])("refuse what is %s", (_, content, held, why) => {
    expect(takeAttachment(content, held, limits)).toEqual({
      is: "refused",
      why,
    });
  });

  it("let the last one in", () => {
    expect(takeAttachment(small, { count: 2, bytes: 100 }, limits).is).toBe(
      "taken",
    );
  });

  it("are wide enough for what Telegram hands to a bot", () => {
    expect(usualLimits.bytesEach).toBeGreaterThanOrEqual(20_000_000);
  });

  it("hold the time that a file made to be slow takes", () => {
    // Millions of the smallest parts that each format has.
    const hostile = [
      ["\xff\xd8", "\xff\xe5\0\x02"],
      ["\x89PNG\r\n\x1a\n", "\0\0\0\0IDAT\x35\xaf\x06\x1e"],
      ["RIFF\xff\xff\xff\xffWEBP", "VP8 \0\0\0\0"],
      ["GIF89a\0\0\0\0\0\0\0", "!\xfe\0"],
      ["\0\0\0\x08ftyp", "\0\0\0\x08free"],
      ["", "\xff\xf1\x50\x80\x01\x1f\xfc\0"],
    ] as const;
    for (const [start, part] of hostile) {
      const count = Math.floor(4_000_000 / part.length);
      const content = bytes(start + part.repeat(count));
      expect(["taken", "refused"]).toContain(takeAttachment(content).is);
    }
  });
});
