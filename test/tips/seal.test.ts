import { fc, test } from "@fast-check/vitest";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { newKeys, readRecipients, recipientOf } from "../../src/tips/keys.ts";
import { paddedSize } from "../../src/tips/padding.ts";
import {
  openFiles,
  openText,
  resealFiles,
  resealText,
  SealedText,
  SealError,
  sealFiles,
  sealText,
} from "../../src/tips/seal.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { requireProgram, runProgram } from "./program.ts";

const queue = await newKeys();
const other = await newKeys();
const file = (name: string, content: string) => ({
  name,
  bytes: new TextEncoder().encode(content),
});

describe("sealing", () => {
  test.prop([fc.string({ unit: "grapheme", maxLength: 3000 })], {
    numRuns: 30,
  })("of a text is undone by opening", async (text) => {
    const sealed = await sealText(text, [queue.recipient]);
    expect(await openText(sealed, [queue.identity])).toBe(
      // What is no character cannot be written as one.
      text.toWellFormed(),
    );
  });

  test.prop([fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 4 })], {
    numRuns: 30,
  })("of files is undone by opening", async (contents) => {
    const files = contents.map((bytes, at) => ({ name: `${at}.bin`, bytes }));
    const sealed = await sealFiles(files, [queue.recipient]);
    const opened = await openFiles(sealed, [queue.identity]);
    expect(opened.map(({ name }) => name)).toEqual(
      files.map(({ name }) => name),
    );
    for (const [at, { bytes }] of opened.entries())
      expect(Buffer.compare(bytes, files[at]?.bytes ?? Buffer.of())).toBe(0);
  });

  it("keeps even a mark of byte order", async () => {
    const sealed = await sealText("\uFEFFtin", [queue.recipient]);
    expect(await openText(sealed, [queue.identity])).toBe("\uFEFFtin");
  });

  it("keeps a text from everybody else", async () => {
    const sealed = await sealText("xe 84C-000.77", [queue.recipient]);
    await expect(openText(sealed, [other.identity])).rejects.toThrow(SealError);
    // No armour holds a hyphen or a full stop within a line, so chance cannot write this.
    expect(sealed).not.toContain("84C-000.77");
  });

  it("lets each of several recipients open", async () => {
    const sealed = await sealText("tin", [queue.recipient, other.recipient]);
    expect(await openText(sealed, [queue.identity])).toBe("tin");
    expect(await openText(sealed, [other.identity])).toBe("tin");
  });

  it("refuses to seal to nobody", async () => {
    await expect(sealText("tin", [])).rejects.toThrow(SealError);
  });

  it("shows by no size how long a usual text is, or how many files are small", async () => {
    const short = await sealText("trộm", [queue.recipient]);
    const long = await sealText("trộm ".repeat(500), [queue.recipient]);
    expect(short.length).toBe(long.length);
    const one = await sealFiles([file("1.txt", "a")], [queue.recipient]);
    const two = await sealFiles(
      [file("1.txt", "a"), file("2.txt", "b")],
      [queue.recipient],
    );
    expect(one.length).toBe(two.length);
  });

  it("tells damage", async () => {
    const sealed = await sealFiles([file("1.txt", "a")], [queue.recipient]);
    const last = sealed.length - 1;
    sealed[last] = (sealed[last] ?? 0) ^ 1;
    await expect(openFiles(sealed, [queue.identity])).rejects.toThrow(
      SealError,
    );
    const text = await sealText("tin", [queue.recipient]);
    const cut = SealedText.parse(text.slice(0, 200));
    await expect(openText(cut, [queue.identity])).rejects.toThrow(SealError);
  });

  it("packs no file by a name with a way in it", async () => {
    for (const name of ["../1.txt", "/etc/passwd", "a/b", "-rf", "", "A B"])
      await expect(
        sealFiles([file(name, "a")], [queue.recipient]),
      ).rejects.toThrow(RangeError);
  });

  it("is renewed for new keys by whoever holds an old one, at the same size", async () => {
    const text = await sealText("tin", [queue.recipient]);
    const renewed = await resealText(text, [queue.identity], [other.recipient]);
    expect(await openText(renewed, [other.identity])).toBe("tin");
    await expect(openText(renewed, [queue.identity])).rejects.toThrow(
      SealError,
    );
    expect(renewed.length).toBe(text.length);
    const files = await sealFiles([file("1.txt", "a")], [queue.recipient]);
    const again = await resealFiles(files, [queue.identity], [other.recipient]);
    expect(await openFiles(again, [other.identity])).toHaveLength(1);
  });
});

describe("the stock age program", () => {
  beforeAll(() => {
    requireProgram("age");
    requireProgram("tar");
  });

  it("opens a sealed text as it was written", async () => {
    const key = join(await temporaryFolder(), "key.txt");
    await writeFile(key, queue.identity);
    const sealed = await sealText("Trộm chó ở khóm 4", [queue.recipient]);
    const opened = await runProgram("age", ["-d", "-i", key], sealed);
    expect(opened.toString().trimEnd()).toBe("Trộm chó ở khóm 4");
  });

  it("opens sealed files for tar to unpack, all of one time", async () => {
    const folder = await temporaryFolder();
    const key = join(await temporaryFolder(), "key.txt");
    await writeFile(key, queue.identity);
    const sealed = await sealFiles(
      [file("1.jpg", "ảnh"), file("tip.json", "{}")],
      [queue.recipient],
    );
    const archive = await runProgram("age", ["-d", "-i", key], sealed);
    await runProgram("tar", ["-x", "-C", folder], archive);
    expect((await readdir(folder)).sort()).toEqual(["1.jpg", "tip.json"]);
    expect(await readFile(join(folder, "1.jpg"), "utf8")).toBe("ảnh");
    expect((await stat(join(folder, "1.jpg"))).mtimeMs).toBe(0);
  });

  it("seals what the desk opens", async () => {
    const sealed = await runProgram(
      "age",
      ["-a", "-r", queue.recipient],
      "đã nhận\n",
    );
    expect(
      await openText(SealedText.parse(sealed.toString()), [queue.identity]),
    ).toBe("đã nhận");
  });
});

describe("keys", () => {
  it("belong together", async () => {
    expect(await recipientOf(queue.identity)).toBe(queue.recipient);
  });

  it("are read from a file of an operator", () => {
    expect(
      readRecipients(
        `# duty room\n${queue.recipient} # first\n\n${other.recipient}\n`,
      ),
    ).toEqual([queue.recipient, other.recipient]);
  });

  it.each([
    ["# none\n", "no public key is given; expected one of age, as age1…"],
    [
      `${queue.recipient}, ssh-ed25519`,
      'public key 2 is "ssh-ed25519"; expected one of age, as age1…',
    ],
    [
      queue.recipient.slice(0, -1),
      `public key 1 is "${queue.recipient.slice(0, 20)}"; expected one of age, as age1…`,
    ],
    [
      queue.identity,
      "public key 1 is a secret key, which must not lie on this machine; expected one of age, as age1…",
    ],
  ])("as %j are refused in one line", (text, line) => {
    expect(() => readRecipients(text)).toThrow(new InputError(line));
  });
});

describe("a padded size", () => {
  const size = fc.integer({ min: 0, max: 200 * 1024 * 1024 });

  test.prop([size])("is enough, and enough for itself", (bytes) => {
    expect(paddedSize(bytes)).toBeGreaterThanOrEqual(bytes);
    expect(paddedSize(paddedSize(bytes))).toBe(paddedSize(bytes));
  });

  test.prop([size, size])("never falls where the size rises", (one, two) => {
    expect(paddedSize(Math.min(one, two))).toBeLessThanOrEqual(
      paddedSize(Math.max(one, two)),
    );
  });

  test.prop([fc.integer({ min: 64 * 1024 + 1, max: 200 * 1024 * 1024 })])(
    "wastes at most 3.2 percent of a large file",
    (bytes) => {
      expect(paddedSize(bytes) / bytes).toBeLessThanOrEqual(1.032);
    },
  );

  it("has few values: texts tell five, and files up to 50 MB under 500", () => {
    const steps = (to: number) => {
      let count = 0;
      for (let bytes = 1; bytes <= to; bytes = paddedSize(bytes) + 1)
        count += 1;
      return count;
    };
    expect(steps(64 * 1024)).toBe(5);
    expect(steps(50_000_000)).toBeLessThan(500);
  });

  it("is whole blocks of tar", () => {
    for (let bytes = 1; bytes < 60_000_000; bytes += 1_234_567)
      expect(paddedSize(bytes) % 512).toBe(0);
  });
});
