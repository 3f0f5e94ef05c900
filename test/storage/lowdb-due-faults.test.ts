import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { DamageError, StorageError } from "../../src/errors.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { run, start } from "./child.ts";
import { after, claimed, Count, due, markers, open } from "./due-counts.ts";
import { filesIn } from "./files.ts";

describe("due documents, whatever befalls the disk,", () => {
  it("are passed over when they are damaged, and tried again when the lease has passed", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).put("bad", 1, 0, due);
    const [file = ""] = (await filesIn(join(folder, "counts"))).filter((name) =>
      name.endsWith(".json"),
    );
    await writeFile(file, "{bro");
    const damage: StorageError[] = [];
    const storage = await openLowdb(folder, {
      onDamage: (error) => damage.push(error),
    });
    const counts = storage.collection("counts", Count);
    await counts.put("good", 2, 0, after(1));
    expect(await claimed(counts, after(1))).toEqual([2]);
    expect(damage).toEqual([expect.any(DamageError)]);
    expect(damage[0]).toMatchObject({ file });
    expect(await claimed(counts, after(2))).toEqual([]);
    expect(await claimed(counts, after(60_001))).toEqual([2]);
    expect(damage).toHaveLength(2);

    await counts.setAside("bad");
    expect(await claimed(counts, after(200_000))).toEqual([2]);
    expect(damage).toHaveLength(2);
    expect(await markers(folder)).toHaveLength(2);
  });

  it("are due again as they were when the newer revision was set aside", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    await counts.put("a", 1, 0, due);
    const [file = ""] = (await filesIn(join(folder, "counts"))).filter((name) =>
      name.endsWith(".json"),
    );
    await writeFile(file.replace("1.json", "2.json"), "{bro");
    for (const marker of await markers(folder))
      await rm(join(folder, "counts", ".due", marker));
    await counts.setAside("a");
    expect(await claimed(await open(folder))).toEqual([1]);
  });

  it("are found again from the documents when their markers were not copied along", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.put("a", 1, 0, due);
    await first.put("b", 2, 0);
    await rm(join(folder, "counts", ".due"), { recursive: true });
    expect(await claimed(await open(folder))).toEqual([1]);
    expect(await markers(folder)).toHaveLength(1);

    await rm(join(folder, "counts", ".due"), { recursive: true });
    const writer = await open(folder);
    await writer.put("c", 3, 0, after(1));
    expect(await claimed(await open(folder), after(1))).toEqual([1, 3]);
  });

  it("are not acknowledged, and change nothing, when no marker can be made", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    await counts.put("a", 1, 0);
    await writeFile(join(folder, "counts", ".due"), "no folder");
    const putting = counts.put("a", 2, 1, due);
    await expect(putting).rejects.toThrow(StorageError);
    expect(await counts.get("a")).toEqual({ revision: 1, value: 1 });
    await expect(counts.claimDue(due, 1, 1)).rejects.toThrow(StorageError);
    await rm(join(folder, "counts", ".due"));
    await counts.put("a", 2, 1, due);
    expect(await claimed(counts)).toEqual([2]);
  });

  it("are not acknowledged, and change nothing, when the disk takes no more", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    await counts.put("a", 1, 0, due);
    // A process that may write files of a kilobyte at most: what it writes breaks off, as on a full disk.
    const script = `
      import { z } from "zod";
      import { openLowdb } from "./src/storage/lowdb.ts";
      const texts = (await openLowdb(${JSON.stringify(folder)})).collection("counts", z.unknown());
      try {
        await texts.put("a", "x".repeat(100_000), 1, new Date(0));
      } catch (error) {
        process.exitCode = error.name === "StorageError" && error.code === "EFBIG" ? 7 : 1;
      }`;
    expect(await run(script, { kilobytes: 1 })).toBe(7);
    expect(await counts.get("a")).toEqual({
      revision: 1,
      value: 1,
      dueAt: due,
    });
    expect(await claimed(await open(folder))).toEqual([1]);
    const files = await filesIn(join(folder, "counts"));
    expect(files.filter((file) => file.endsWith(".part"))).toEqual([]);
  });

  it("are claimable when they were acknowledged, whenever the process is killed", async () => {
    // Writes one of ten documents after another, due at growing moments, and says of each write when it is done.
    const script = (folder: string) => `
      import { z } from "zod";
      import { openLowdb } from "./src/storage/lowdb.ts";
      const counts = (await openLowdb(${JSON.stringify(folder)})).collection("counts", z.number());
      for (let at = 1; ; at += 1) {
        const id = String(at % 10);
        const read = await counts.get(id);
        const dueAt = at % 3 === 0 ? read?.dueAt : new Date(${due.getTime()} + at);
        await counts.put(id, at, read?.revision ?? 0, dueAt);
        process.stdout.write(id + " " + at + " " + (dueAt?.getTime() ?? 0) + "\\n");
      }`;
    async function killedAfter(writes: number): Promise<void> {
      const folder = await temporaryFolder();
      const child = start(script(folder));
      const closed = once(child, "close");
      const said = new Map<string, { at: number; due: number }>();
      let count = 0;
      for await (const line of createInterface(child.stdout)) {
        const [id = "", at = "", moment = ""] = line.split(" ");
        said.set(id, { at: Number(at), due: Number(moment) });
        count += 1;
        if (count === writes) child.kill("SIGKILL");
      }
      await closed;
      const found = new Set(await claimed(await open(folder), after(1e9)));
      for (const { at, due: moment } of said.values()) {
        if (moment === 0) continue;
        // The write after the last that was said may have happened too.
        const kept = found.has(at) || found.has(at + 10);
        expect(kept, `write ${at} of ${count}`).toBe(true);
      }
      expect(count).toBeGreaterThanOrEqual(writes);
    }
    await Promise.all([1, 2, 5, 11, 23, 60, 120].map(killedAfter));
  });
});
