import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  ConflictError,
  DamageError,
  InputError,
  StorageError,
} from "../../src/errors.ts";
import { type LowdbOptions, openLowdb } from "../../src/storage/lowdb.ts";
import { revisionFile } from "../../src/storage/revision-file.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { run } from "./child.ts";
import { storageContract } from "./contract.ts";
import { filesIn } from "./files.ts";

const Count = z.number();

describe("lowdb", () => {
  storageContract(async (onDamage) =>
    openLowdb(await temporaryFolder(), { onDamage }),
  );

  it("keeps documents when it is opened again", async () => {
    const folder = await temporaryFolder();
    const first = await openLowdb(folder);
    await first.collection("counts", Count).put("a", 7, 0);
    await first.close();
    const second = await openLowdb(folder);
    expect((await second.collection("counts", Count).get("a"))?.value).toBe(7);
  });

  it("leaves one file for each document, whatever happened to it", async () => {
    const folder = await temporaryFolder();
    const counts = (await openLowdb(folder)).collection("counts", Count);
    for (let revision = 0; revision < 5; revision += 1)
      await counts.put("a", revision, revision);
    expect(await filesIn(join(folder, "counts"))).toHaveLength(1);
  });

  it("tells nothing of the id in names of files or in them", async () => {
    const folder = await temporaryFolder();
    const counts = (await openLowdb(folder)).collection("counts", Count);
    await counts.put("telegram:84901234567", 1, 0);
    const files = await filesIn(folder);
    const held = await Promise.all(files.map((file) => readFile(file, "utf8")));
    expect([...files, ...held].join()).not.toContain("84901234567");
  });

  it("names a document by a key: nobody without it can try ids out", async () => {
    const key = Buffer.alloc(32, 1);
    async function name(options: LowdbOptions, kind = "counts") {
      const folder = await temporaryFolder();
      const storage = await openLowdb(folder, options);
      await storage.collection(kind, Count).put("telegram:8490", 1, 0);
      const [only = ""] = await readdir(join(folder, kind));
      return only;
    }
    const kept = await name({ key });
    expect(kept).toMatch(/^[0-9a-f]{64}$/);
    expect(await name({ key })).toBe(kept);
    const others = [
      await name({ key }, "others"),
      await name({ key: Buffer.alloc(32, 2) }),
      await name({}),
      await name({}),
      createHash("sha256").update("telegram:8490").digest("hex"),
    ];
    expect(new Set([kept, ...others]).size).toBe(others.length + 1);
  });

  it("keeps a key of its own where it is given none, for the owner's eyes alone", async () => {
    const folder = await temporaryFolder();
    await openLowdb(folder);
    const { mode } = await stat(join(folder, "names.key"));
    expect(mode & 0o777).toBe(0o600);
    const given = await temporaryFolder();
    await openLowdb(given, { key: Buffer.alloc(32, 1) });
    expect(await readdir(given)).toEqual([]);
  });

  it("reads the newest whole revision that a killed process left", async () => {
    const folder = await temporaryFolder();
    const counts = (await openLowdb(folder)).collection("counts", Count);
    await counts.put("a", 1, 0);
    const [file = ""] = await filesIn(join(folder, "counts"));
    const next = { revision: 2, writes: ["x"], value: 2 };
    // Killed after the link and before the older revision was cleared away, with another write just begun.
    await writeFile(file.replace("1.json", "2.json"), JSON.stringify(next));
    await writeFile(file.replace("1.json", "3.json.0.part"), '{"id":"a","rev');
    expect(await counts.get("a")).toEqual({ revision: 2, value: 2 });
    expect((await counts.put("a", 3, 2)).revision).toBe(3);
  });

  it("reads files that still name their id, and writes none", async () => {
    const folder = await temporaryFolder();
    const counts = (await openLowdb(folder)).collection("counts", Count);
    await counts.put("a", 1, 0);
    const [file = ""] = await filesIn(join(folder, "counts"));
    const older = { id: "telegram:1", revision: 1, writes: ["x"], value: 5 };
    await writeFile(file, JSON.stringify(older));
    expect(await counts.get("a")).toEqual({ revision: 1, value: 5 });
    await counts.put("a", 6, 1);
    const [next = ""] = await filesIn(join(folder, "counts"));
    expect(await readFile(next, "utf8")).not.toContain("telegram");
  });

  it("refuses a write held up so long that its name had become free again", async () => {
    const folder = join(await temporaryFolder(), "kind", "document");
    await mkdir(folder, { recursive: true });
    const later = { revision: 4, writes: ["y"], value: 4 };
    await writeFile(join(folder, "4.json"), JSON.stringify(later));
    const held = { revision: 2, writes: [], value: 2 };
    await expect(revisionFile(folder).write(held)).rejects.toThrow(
      ConflictError,
    );
    expect(await readdir(folder)).toEqual(["4.json"]);
  });

  it.each(["", "{bro", "[]", '{"revision":"1"}', "\u0000\u0000"])(
    "says that a damaged file cannot be read instead of taking it for none: %j",
    async (content) => {
      const folder = await temporaryFolder();
      const counts = (await openLowdb(folder)).collection("counts", Count);
      await counts.put("a", 1, 0);
      const [file = ""] = await filesIn(join(folder, "counts"));
      await writeFile(file, content);
      const reading = counts.get("a");
      await expect(reading).rejects.toThrow(DamageError);
      await expect(reading).rejects.toMatchObject({ code: "DAMAGED", file });
      await expect(counts.put("a", 2, 1)).rejects.toThrow(StorageError);

      await counts.setAside("a");
      expect(await counts.get("a")).toBeUndefined();
      await counts.put("a", 3, 0);
      expect((await counts.get("a"))?.value).toBe(3);
      const kept = (await filesIn(join(folder, "counts"))).filter((name) =>
        name.endsWith(".damaged"),
      );
      expect(kept).toHaveLength(1);
      expect(await readFile(kept[0] ?? "", "utf8")).toBe(content);
    },
  );

  it("goes back to a whole older revision, and sets no whole file aside", async () => {
    const folder = await temporaryFolder();
    const counts = (await openLowdb(folder)).collection("counts", Count);
    await counts.put("a", 1, 0);
    const [file = ""] = await filesIn(join(folder, "counts"));
    await writeFile(file.replace("1.json", "2.json"), "{bro");
    await counts.setAside("a");
    await counts.setAside("a");
    expect(await counts.get("a")).toEqual({ revision: 1, value: 1 });
  });

  it("names the folder that cannot be used", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");
    const opening = openLowdb(join(file, "data"));
    await expect(opening).rejects.toThrow(InputError);
    await expect(opening).rejects.toThrow(/data folder .*file/);
  });

  it("loses no change between processes that write one document", async () => {
    const folder = await temporaryFolder();
    const each = 40;
    const script = `
      import { z } from "zod";
      import { openLowdb } from "./src/storage/lowdb.ts";
      const counts = (await openLowdb(${JSON.stringify(folder)})).collection("counts", z.number());
      for (let done = 0; done < ${each}; ) {
        const read = await counts.get("a");
        try {
          await counts.put("a", (read?.value ?? 0) + 1, read?.revision ?? 0);
          done += 1;
        } catch (error) {
          if (error.name !== "ConflictError") throw error;
        }
      }`;
    const codes = await Promise.all([run(script), run(script), run(script)]);
    expect(codes).toEqual([0, 0, 0]);
    const counts = (await openLowdb(folder)).collection("counts", Count);
    expect((await counts.get("a"))?.value).toBe(3 * each);
    expect(await filesIn(join(folder, "counts"))).toHaveLength(1);
  });

  it("has each document in a file that lowdb and people can read", async () => {
    const folder = await temporaryFolder();
    await (await openLowdb(folder)).collection("counts", Count).put("a", 7, 0);
    const [file = ""] = await filesIn(join(folder, "counts"));
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
      revision: 1,
      value: 7,
    });
  });
});
