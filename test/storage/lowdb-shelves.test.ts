import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { collect, type Collection } from "../../src/storage/storage.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { Count, due, open } from "./due-counts.ts";
import { filesIn } from "./files.ts";

const markers = (folder: string) =>
  readdir(join(folder, "counts", ".shelves")).then((names) => names.sort());

async function onShelf(counts: Collection<number>): Promise<number[]> {
  const found = await collect(counts.each("open"));
  return found.map(({ value }) => value).sort();
}

describe("shelves on the disk", () => {
  it("cost what stands on them: of 2,000 others none is read", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).put("a", 1, 0, due, "open");
    for (let at = 0; at < 2000; at += 1)
      await writeFile(
        join(folder, "counts", at.toString(16).padStart(64, "0")),
        "",
      );
    const damage: unknown[] = [];
    const storage = await openLowdb(folder, {
      onDamage: (error) => damage.push(error),
    });
    expect(await onShelf(storage.collection("counts", Count))).toEqual([1]);
    expect(damage).toEqual([]);
  });

  it("have one marker for each document, which lasts while it stands there", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    await counts.put("a", 1, 0, due, "open");
    const first = await markers(folder);
    await counts.put("a", 2, 1, undefined, "open");
    expect(await markers(folder)).toEqual(first);
    await expect(counts.put("a", 3, 0, due, "other")).rejects.toThrow();
    expect(await markers(folder)).toEqual(first);
    await counts.put("a", 4, 2);
    expect(await markers(folder)).toEqual([]);
  });

  it("are found again from the documents when their markers were not copied along", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.put("a", 1, 0, due, "open");
    await first.put("b", 2, 0, due);
    await rm(join(folder, "counts", ".shelves"), { recursive: true });
    expect(await onShelf(await open(folder))).toEqual([1]);
  });

  it("clear away markers that are outdated, and leave those of writes under way", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    await counts.put("a", 1, 0, due, "open");
    const [outdated = ""] = await markers(folder);
    await counts.put("a", 2, 1);
    const unborn = outdated.replace(/-1-[\w-]+$/, "-9-abcdefgh");
    for (const name of [outdated, unborn, "notes.txt"])
      await writeFile(join(folder, "counts", ".shelves", name), "");
    expect(await onShelf(await open(folder))).toEqual([]);
    expect(await markers(folder)).toEqual([unborn, "notes.txt"].sort());
  });

  it("stand as they did before a newer revision that is damaged", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    await counts.put("a", 1, 0, due, "open");
    const [file = ""] = (await filesIn(join(folder, "counts"))).filter((name) =>
      name.endsWith(".json"),
    );
    await counts.put("b", 2, 0);
    await writeFile(file.replace("1.json", "2.json"), "{bro");
    for (const marker of await markers(folder))
      await rm(join(folder, "counts", ".shelves", marker));
    expect(await onShelf(counts)).toEqual([]);
    await counts.setAside("a");
    expect(await onShelf(await open(folder))).toEqual([1]);
  });
});
