import {
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { openDeskKey } from "../../src/storage/desk-key.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { start } from "./child.ts";

const secret = Buffer.alloc(32, 1).toString("base64");
const other = Buffer.alloc(32, 2).toString("base64");

describe("the desk's key", () => {
  it("is the setting, where there is one, and then stands in no file", async () => {
    const folder = await temporaryFolder();
    expect(await openDeskKey({ folder, secret })).toEqual(Buffer.alloc(32, 1));
    expect(await readdir(folder)).toEqual(["desk-key.id"]);
    const id = await readFile(join(folder, "desk-key.id"), "utf8");
    expect(id).not.toContain(secret);
  });

  it("is made at the first start, of chance, for the owner's eyes alone, and stays", async () => {
    const folder = join(await temporaryFolder(), "new", "data");
    const first = await openDeskKey({ folder });
    expect(first).toHaveLength(32);
    expect(await openDeskKey({ folder })).toEqual(first);
    const { mode } = await stat(join(folder, "desk.key"));
    expect(mode & 0o777).toBe(0o600);
    const elsewhere = await openDeskKey({ folder: await temporaryFolder() });
    expect(elsewhere).not.toEqual(first);
    expect((await readdir(folder)).sort()).toEqual(["desk-key.id", "desk.key"]);
  });

  it("may move from its file into the setting", async () => {
    const folder = await temporaryFolder();
    const made = await openDeskKey({ folder });
    await rm(join(folder, "desk.key"));
    const moved = made.toString("base64");
    expect(await openDeskKey({ folder, secret: moved })).toEqual(made);
  });

  it("is one for all processes that start at once", async () => {
    const folder = await temporaryFolder();
    const script = `
      import { openDeskKey } from "./src/storage/desk-key.ts";
      const key = await openDeskKey({ folder: ${JSON.stringify(folder)} });
      process.stdout.write(key.toString("hex"));`;
    const keys = await Promise.all([1, 2, 3, 4].map(() => outputOf(script)));
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(keys).size).toBe(1);
    const here = Array.from({ length: 20 }, () => openDeskKey({ folder }));
    for (const key of await Promise.all(here))
      expect(key.toString("hex")).toBe(keys[0]);
  });

  it("is agreed upon within a process as well", async () => {
    const folder = await temporaryFolder();
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => openDeskKey({ folder })),
    );
    const keys = new Set(opened.map((key) => key.toString("hex")));
    expect(keys.size).toBe(1);
  });

  it.each([
    ["", /holds 0 bytes/],
    [Buffer.alloc(31).toString("base64"), /holds 31 bytes/],
    [Buffer.alloc(33).toString("base64"), /holds 33 bytes/],
    ["correct horse battery staple", /is not base64/],
    [secret.slice(0, -1), /is not base64/],
  ])("is refused when the setting is %j", async (wrong, reason) => {
    const folder = await temporaryFolder();
    await refused(openDeskKey({ folder, secret: wrong }), reason);
    await refused(openDeskKey({ folder, secret: wrong }), /DESK_KEY/);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(["", "short\n", `${secret}${other}`])(
    "is refused, and not written over, when its file holds %j",
    async (content) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, "desk.key"), content);
      await refused(openDeskKey({ folder }), /desk\.key (holds|is not)/);
      expect(await readFile(join(folder, "desk.key"), "utf8")).toBe(content);
    },
  );

  it("is refused when the folder was sealed with another", async () => {
    const folder = await temporaryFolder();
    await openDeskKey({ folder, secret });
    await refused(openDeskKey({ folder, secret: other }), /not the key that/);
    expect(await openDeskKey({ folder, secret })).toHaveLength(32);

    const made = await temporaryFolder();
    await openDeskKey({ folder: made });
    await refused(openDeskKey({ folder: made, secret }), /DESK_KEY is not/);
    await writeFile(join(made, "desk.key"), other);
    await refused(openDeskKey({ folder: made }), /desk\.key is not the key/);
  });

  it("is not made anew when it was lost", async () => {
    const folder = await temporaryFolder();
    await openDeskKey({ folder });
    await rm(join(folder, "desk.key"));
    await refused(openDeskKey({ folder }), /desk\.key is missing/);
    expect(await readdir(folder)).toEqual(["desk-key.id"]);
  });

  it("names the folder that cannot be used, and the file that cannot be read", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const beneath = join(folder, "file", "data");
    await refused(openDeskKey({ folder: beneath }), /data folder .*file/);
    const taken = await temporaryFolder();
    await mkdir(join(taken, "desk.key"));
    await refused(openDeskKey({ folder: taken }), /desk\.key cannot be read/);
  });
});

/** One line for the operator, which does not quote the key. */
async function refused(opening: Promise<unknown>, reason: RegExp) {
  const error: unknown = await opening.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  const message = error instanceof Error ? error.message : "";
  expect(message).toMatch(reason);
  expect(message).not.toContain("\n");
  for (const quoted of [secret, other, "horse"])
    expect(message).not.toContain(quoted);
}

async function outputOf(script: string): Promise<string> {
  let output = "";
  for await (const chunk of start(script).stdout) output += String(chunk);
  return output;
}
