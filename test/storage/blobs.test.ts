import { chmod, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StorageError } from "../../src/errors.ts";
import { openBlobFolder } from "../../src/storage/blob-folder.ts";
import { memoryBlobs } from "../../src/storage/blobs.ts";
import { postgresBlobs } from "../../src/storage/postgres/blobs.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { freshParts } from "./postgres/fresh.ts";

const key = Buffer.alloc(32, 3);
const bytes = Uint8Array.from([1, 2, 3]);

describe.each([
  ["in memory", () => Promise.resolve(memoryBlobs())],
  [
    "in a folder",
    async () => openBlobFolder(join(await temporaryFolder(), "b"), key),
  ],
  ["in PostgreSQL", async () => postgresBlobs(await freshParts())],
])("bytes kept %s", (_, open) => {
  it("are read as they were put, take the place of older ones, and can be removed", async () => {
    const blobs = await open();
    expect(await blobs.get("a")).toBeUndefined();
    await blobs.put("a", bytes);
    expect(Uint8Array.from((await blobs.get("a")) ?? [])).toEqual(bytes);
    await blobs.put("a", Uint8Array.from([9]));
    expect(Uint8Array.from((await blobs.get("a")) ?? [])).toEqual(
      Uint8Array.from([9]),
    );
    expect(await blobs.get("b")).toBeUndefined();
    await blobs.delete("a");
    await blobs.delete("a");
    expect(await blobs.get("a")).toBeUndefined();
  });
});

describe("bytes in a folder", () => {
  it("lie under names that tell nothing, with a time that tells nothing, for the desk's user alone", async () => {
    const folder = join(await temporaryFolder(), "b");
    await openBlobFolder(folder, key).put("tip/1", bytes);
    const [name = ""] = await readdir(folder);
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    const { mtimeMs, mode } = await stat(join(folder, name));
    expect(mtimeMs).toBe(0);
    expect(mode & 0o777).toBe(0o600);
    expect(
      await openBlobFolder(folder, Buffer.alloc(32, 4)).get("tip/1"),
    ).toBeUndefined();
  });

  it("fail as storage does where the folder cannot be made", async () => {
    const file = join(await temporaryFolder(), "a file");
    await writeFile(file, "");
    await chmod(file, 0o400);
    const blobs = openBlobFolder(join(file, "b"), key);
    await expect(blobs.put("a", bytes)).rejects.toThrow(StorageError);
    await expect(blobs.get("a")).rejects.toThrow(StorageError);
    await expect(blobs.delete("a")).rejects.toThrow(StorageError);
  });
});
