import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openOwnKeys } from "../../../src/tips/desk/own-keys.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { key } from "./open.ts";

describe("the desk's own keys", () => {
  it("are made once, and lie sealed", async () => {
    const folder = await temporaryFolder();
    const [one, other] = await Promise.all([
      openOwnKeys(folder, key),
      openOwnKeys(folder, key),
    ]);
    expect(other).toEqual(one);
    expect(await openOwnKeys(folder, key)).toEqual(one);
    const text = await readFile(join(folder, "tips.key"), "utf8");
    expect(text).not.toContain("AGE-SECRET-KEY");
  });

  it("are told to be missing where another key sealed them, and stay as they are", async () => {
    const folder = await temporaryFolder();
    await openOwnKeys(folder, key);
    const text = await readFile(join(folder, "tips.key"), "utf8");
    await expect(openOwnKeys(folder, Buffer.alloc(32, 9))).rejects.toThrow(
      "tips.key is not what this desk's key sealed",
    );
    expect(await readFile(join(folder, "tips.key"), "utf8")).toBe(text);
    await writeFile(join(folder, "tips.key"), "");
    await expect(openOwnKeys(folder, key)).rejects.toThrow("tips.key");
  });
});
