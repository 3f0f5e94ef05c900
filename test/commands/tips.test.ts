import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { tips } from "../../src/commands/tips.ts";
import { openStore } from "../../src/store.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { openTestTips, report, reporter, standing } from "../tips/desk/open.ts";
import { requireProgram, runProgram } from "../tips/program.ts";

requireProgram("age");

async function run(...args: readonly string[]) {
  const output = new PassThrough();
  const written = text(output);
  try {
    const code = await tips(args, {
      input: Readable.from([]),
      output,
      knowledgeFolder,
    });
    output.end();
    return { code, lines: (await written).trim().split("\n") };
  } finally {
    output.end();
  }
}

/** A data folder with one tip. */
async function dataWithTip() {
  const folder = await temporaryFolder();
  const { storage, key } = await openStore(
    { folder, deskKey: undefined },
    quiet,
  );
  const desk = await openTestTips({
    folder,
    storage,
    clock: standing(),
    more: { key },
  });
  const { reference } = await desk.reporting.file(report(), reporter);
  await storage.close();
  return { folder, reference };
}

describe("tips keygen", () => {
  it("makes a key pair that age knows, in a file for its owner alone, and never over another file", async () => {
    const file = join(await temporaryFolder(), "unit.key");
    const { lines } = await run("keygen", "--out", file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(lines).toEqual([expect.stringMatching(/^age1/)]);
    const sealed = await runProgram("age", ["-r", lines[0] ?? ""], "words");
    expect(
      (await runProgram("age", ["-d", "-i", file], sealed)).toString(),
    ).toBe("words");
    const before = await readFile(file, "utf8");
    await expect(run("keygen", "--out", file)).rejects.toThrow(
      "never written over",
    );
    expect(await readFile(file, "utf8")).toBe(before);
  });
});

describe("tips reseal", () => {
  it("seals exported files to other keys, which the stock program then opens, with no data folder at hand", async () => {
    const { folder, reference } = await dataWithTip();
    const out = join(folder, "out");
    await run("export", "--data", folder, "--out", out);
    const own = join(folder, "own.key");
    const printed = await run("own-key", "--data", folder);
    await writeFile(own, printed.lines.join("\n"));
    const key = join(folder, "new.key");
    const { lines } = await run("keygen", "--out", key);
    const sealed = join(out, `${reference}.age`);
    const target = join(folder, "resealed");
    const args = ["reseal", "--key", own, "--out", target, sealed];
    const made = await run(...args, "--to", lines[0] ?? "");
    expect(made.lines).toEqual([join(target, `${reference}.age`)]);
    const open = (with_: string) =>
      runProgram("age", ["-d", "-i", with_, made.lines[0] ?? ""]);
    expect((await open(key)).toString()).toContain(report().text);
    await expect(open(own)).rejects.toThrow("no identity matched");
    await expect(run(...args, "--to", lines[0] ?? "")).rejects.toThrow(
      "nothing is written over",
    );
  });

  it.each([
    ["without keys", [], "expected --key FILE"],
    ["to no unit", ["--to", "nowhere"], "a unit of units.yaml"],
    ["to a unit without keys", ["--to", "duty"], "has no keys of its own"],
    ["to what is no key", ["--to", "age1nothing"], "public key 1"],
  ])("%s is told in one line", async (_, more, said) => {
    const folder = await temporaryFolder();
    const key = join(folder, "unit.key");
    await run("keygen", "--out", key);
    const args = ["--key", key, "--out", join(folder, "out"), key];
    await expect(
      run("reseal", ...(more.length === 0 ? [key] : [...args, ...more])),
    ).rejects.toThrow(said);
  });

  it("of what the key does not open says so, and shows no word of the key", async () => {
    const { folder, reference } = await dataWithTip();
    const out = join(folder, "out");
    await run("export", "--data", folder, "--out", out);
    const key = join(folder, "other.key");
    const { lines } = await run("keygen", "--out", key);
    const failed = run(
      ...["reseal", "--key", key, "--out", join(folder, "again")],
      ...["--to", lines[0] ?? "", join(out, `${reference}.age`)],
    );
    await expect(failed).rejects.toThrow("is not opened by this key");
    await expect(failed).rejects.not.toThrow("AGE-SECRET-KEY");
  });
});

describe("tips export", () => {
  it("writes sealed files that age opens, and notes it in the audit log", async () => {
    const { folder, reference } = await dataWithTip();
    const out = join(folder, "out");
    expect((await run("export", "--data", folder, "--out", out)).lines).toEqual(
      [join(out, `${reference}.age`)],
    );
    expect(await readdir(out)).toEqual([`${reference}.age`]);
    const own = join(folder, "own.key");
    const printed = await run("own-key", "--data", folder);
    await writeFile(own, printed.lines.join("\n"));
    const opened = await runProgram("age", [
      "-d",
      "-i",
      own,
      join(out, `${reference}.age`),
    ]);
    expect(JSON.parse(opened.toString())).toMatchObject({
      text: report().text,
    });
    const { lines } = await run("verify-audit", "--data", folder);
    expect(lines[0]).toMatch(/^whole, 2 entries; 2:[\w-]{43}$/);
  });
});

describe("tips erase", () => {
  it("erases the tip and says so in the audit log, and knows it no more", async () => {
    const { folder, reference } = await dataWithTip();
    expect(
      (await run("erase", reference.toLowerCase(), "--data", folder)).lines,
    ).toEqual([`erased ${reference}`]);
    await expect(run("erase", reference, "--data", folder)).rejects.toThrow(
      "there is no tip",
    );
    expect((await run("verify-audit", "--data", folder)).lines[0]).toContain(
      "whole, 1 entries",
    );
  });
});

describe("tips stats", () => {
  it("counts without small numbers", async () => {
    const { folder } = await dataWithTip();
    expect((await run("stats", "--data", folder)).lines).toContain(
      "month\t2024-10\t<5",
    );
  });
});

describe("tips verify-audit", () => {
  it("tells when entries that were noted elsewhere are gone, and fails", async () => {
    const { folder } = await dataWithTip();
    const { code, lines } = await run(
      "verify-audit",
      "--data",
      folder,
      "--known",
      `5:${"a".repeat(43)}`,
    );
    expect({ code, lines }).toEqual({ code: 1, lines: ["missing at entry 1"] });
  });
});

describe("tips", () => {
  it.each([
    [["no-such-thing"], "expected keygen"],
    [[], "expected keygen"],
    [["export"], "--out FOLDER"],
    [["erase"], "references"],
    [["verify-audit", "--known", "x"], "NUMBER:LINK"],
  ])("says of %j what is wrong", async (args, words) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "note"), "");
    const data = args.length === 0 ? [] : ["--data", folder];
    await expect(run(...args, ...data)).rejects.toThrow(words);
  });
});

it("says that a data folder is not there, and makes none", async () => {
  const missing = join(await temporaryFolder(), "no-desk");
  await expect(run("stats", "--data", missing)).rejects.toThrow(
    /is no folder/u,
  );
  await expect(stat(missing)).rejects.toThrow("ENOENT");
});
