import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConflictError } from "../../src/errors.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import type { Collection } from "../../src/storage/storage.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { run } from "./child.ts";
import { after, claimed, Count, due, markers, open } from "./due-counts.ts";
import { filesIn } from "./files.ts";

describe("due documents on the disk", () => {
  it("are found when it is opened again, leased or not", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.put("a", 1, 0, due);
    await first.put("b", 2, 0, after(1));
    expect(await claimed(first)).toEqual([1]);
    const second = await open(folder);
    expect(await second.nextDue()).toEqual(due);
    expect(await claimed(second, after(1))).toEqual([1, 2]);
  });

  it("have one marker each, and none once they are due no more", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    for (let revision = 0; revision < 4; revision += 1)
      await counts.put("moved", 1, revision, after(revision));
    for (let revision = 0; revision < 4; revision += 1)
      await counts.put("same", 1, revision, due);
    await counts.put("done", 1, 0, due);
    await counts.put("done", 1, 1);
    await counts.put("deleted", 1, 0, due);
    await counts.delete("deleted", 1);
    await expect(counts.put("moved", 2, 0, due)).rejects.toThrow();
    expect(await markers(folder)).toHaveLength(2);
    expect(
      (await filesIn(folder)).filter((file) => /part$/.test(file)),
    ).toEqual([]);
  });

  it("leave no marker behind where one of many writes came first", async () => {
    const folder = await temporaryFolder();
    const counts = await open(folder);
    const puts = Array.from({ length: 20 }, (_, at) =>
      counts.put("a", at, 0, after(at)),
    );
    await Promise.allSettled(puts);
    expect(await markers(folder)).toHaveLength(1);
    expect(await claimed(counts, after(100))).toHaveLength(1);
  });

  it("tell nothing of the id in their markers", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).put("telegram:8490", 1, 0, due);
    expect((await markers(folder)).join()).not.toContain("8490");
  });

  it("cost a start no more than what is due: of 2,000 others none is read", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.put("a", 1, 0, due);
    const [file = ""] = await filesIn(join(folder, "counts"));
    // Documents that are no documents: whoever reads one is told so.
    for (let at = 0; at < 2000; at += 1) {
      const name = at.toString(16).padStart(64, "0");
      await writeFile(join(folder, "counts", name), "");
    }
    expect(file).not.toBe("");
    const damage: unknown[] = [];
    const storage = await openLowdb(folder, {
      onDamage: (error) => damage.push(error),
    });
    const counts = storage.collection("counts", Count);
    expect(await claimed(counts)).toEqual([1]);
    expect(damage).toEqual([]);
    await counts.list();
    expect(damage).toHaveLength(2000);
  });

  it("are handed out though a marker belongs to nothing, and what is outdated is cleared", async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.put("a", 1, 0, due);
    await first.put("gone", 2, 0, due);
    const old = await markers(folder);
    await first.put("gone", 3, 1);
    const [left = ""] = await markers(folder);
    const outdated = old.find((marker) => marker !== left) ?? "";
    const unborn = outdated.replace(/-1-[^-]*.*$/, "-9-abcdefgh");
    const strangers = [outdated, unborn, "notes.txt", `0-${"0".repeat(64)}`];
    for (const name of strangers)
      await writeFile(join(folder, "counts", ".due", name), "");

    const counts = await open(folder);
    expect(await claimed(counts)).toEqual([1]);
    const kept = await markers(folder);
    expect(kept).not.toContain(outdated);
    // Its write may still be under way in another process.
    expect(kept).toContain(unborn);
    expect(await counts.nextDue()).toEqual(after(60_000));
  });

  it("are found when another process writes them, at the next look after ten seconds", async () => {
    const folder = await temporaryFolder();
    const worker = await open(folder);
    expect(await claimed(worker)).toEqual([]);
    expect(
      await run(`
        import { z } from "zod";
        import { openLowdb } from "./src/storage/lowdb.ts";
        const storage = await openLowdb(${JSON.stringify(folder)});
        await storage.collection("counts", z.number()).put("a", 7, 0, new Date(${due.getTime()}));`),
    ).toBe(0);
    expect(await claimed(worker, after(9_999))).toEqual([]);
    expect(await claimed(worker, after(10_000))).toEqual([7]);
  });

  it("are worked off by one while others go on writing them", async () => {
    const folder = await temporaryFolder();
    const each = 30;
    const writer = (name: string) =>
      run(`
        import { z } from "zod";
        import { openLowdb } from "./src/storage/lowdb.ts";
        const counts = (await openLowdb(${JSON.stringify(folder)})).collection("counts", z.number());
        for (let at = 0; at < ${each}; at += 1)
          await counts.put("${name}" + at, at, 0, new Date(${due.getTime()} + at));`);
    const worker = await open(folder);
    const controller = new AbortController();
    const done = controller.signal;
    const writers = Promise.all([writer("x"), writer("y")]).finally(() => {
      controller.abort();
    });
    const met: number[] = [];
    for (let look = 0; !done.aborted; look += 1) {
      met.push(...(await claimed(worker, after(1000 + 10_000 * look))));
      await new Promise(setImmediate);
    }
    expect(await writers).toEqual([0, 0]);
    // Whatever was met meanwhile: all of them are there, none lost, none twice.
    const all = await claimed(await open(folder), after(1e6));
    const twice = Array.from({ length: each }, (_, at) => [at, at]).flat();
    expect(all).toEqual(twice);
    expect(new Set(met).size).toBeLessThanOrEqual(each);
    expect(await markers(folder)).toHaveLength(2 * each);
  });

  it("are exactly those whose documents say so, however writes and claims of two storages met", async () => {
    const folder = await temporaryFolder();
    const both = [await open(folder), await open(folder)];
    let refused = 0;
    async function work(counts: Collection<number>, seed: number) {
      for (let step = 0; step < 60; step += 1) {
        const id = String((step * seed) % 3);
        const moments = [due, after(1), undefined, after(-step)];
        const read = await counts.get(id);
        const writing =
          step % 7 === 6 && read !== undefined
            ? counts.delete(id, read.revision)
            : counts.put(
                id,
                step,
                read?.revision ?? 0,
                moments[(step + seed) % 4],
              );
        await writing.catch((error: unknown) => {
          if (!(error instanceof ConflictError)) throw error;
          refused += 1;
        });
        if (step % 5 === 0)
          await counts.claimDue(after(seed * step * 20_000), 1, 10);
      }
    }
    await Promise.all(
      both.flatMap((counts) => [1, 2, 5].map((seed) => work(counts, seed))),
    );
    expect(refused).toBeGreaterThan(0);
    const last = await open(folder);
    const said = (await last.list()).filter(({ dueAt }) => dueAt !== undefined);
    const handedOut = await claimed(last, after(1e9));
    expect(handedOut.sort()).toEqual(said.map(({ value }) => value).sort());
    expect(await markers(folder)).toHaveLength(said.length);
  });
});
