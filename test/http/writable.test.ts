import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { failed } from "../../src/http/readiness.ts";
import { writable } from "../../src/http/writable.ts";
import { quiet } from "../quiet.ts";
import { temporaryFolder } from "../temporary-folder.ts";

it("a folder that can be written to is ready and left as it was", async () => {
  const folder = await temporaryFolder();
  expect(await writable(folder)).toBe(true);
  expect(await readdir(folder)).toEqual([]);
});

it("a folder that is gone is not ready", async () => {
  const gone = join(await temporaryFolder(), "gone");

  const holds = () => writable(gone);

  expect(await failed([{ name: "storage", holds }], quiet)).toEqual([
    "storage",
  ]);
});
