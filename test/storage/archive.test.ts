import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { InputError } from "../../src/errors.ts";
import type { Archive } from "../../src/storage/archive.ts";
import { createCheck } from "../../src/storage/archive-check.ts";
import { copyAll, tallyOf } from "../../src/storage/archive-copy.ts";
import { fileArchive } from "../../src/storage/archive-file.ts";
import { folderArchive } from "../../src/storage/archive-folder.ts";
import { openBlobFolder } from "../../src/storage/blob-folder.ts";
import type { Blobs } from "../../src/storage/blobs.ts";
import { openDeskKey } from "../../src/storage/desk-key.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { openDatabaseArchive } from "../../src/storage/postgres/open-store.ts";
import { postgresBlobs } from "../../src/storage/postgres/blobs.ts";
import { openDatabaseKey } from "../../src/storage/postgres/database-key.ts";
import {
  openPostgres,
  preparedDatabase,
} from "../../src/storage/postgres/postgres.ts";
import { sealed } from "../../src/storage/sealed.ts";
import { collect, type Storage } from "../../src/storage/storage.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { filesIn } from "./files.ts";
import { freshPostgres, sql } from "./postgres/fresh.ts";

const secret = Buffer.alloc(32, 5).toString("base64");
const due = new Date("2023-11-08T01:00:00Z");
const Note = z.object({ text: z.string() });

interface Place {
  readonly archive: () => Promise<Archive>;
  readonly open: () => Promise<{ storage: Storage; blobs: Blobs }>;
}

async function files(): Promise<Place & { folder: string }> {
  const folder = await temporaryFolder();
  return {
    folder,
    archive: () => Promise.resolve(folderArchive(folder)),
    async open() {
      const key = await openDeskKey({ folder, secret });
      const blobs = openBlobFolder(join(folder, "tip-files"), key);
      const inner = await openLowdb(folder, { key });
      return { storage: sealed(inner, key), blobs };
    },
  };
}

async function rows(): Promise<Place & { url: string }> {
  const url = await freshPostgres();
  return {
    url,
    archive: () => openDatabaseArchive(url),
    async open() {
      const database = await preparedDatabase(url);
      const folder = await temporaryFolder();
      const key = await openDatabaseKey(database, { folder, secret });
      const wait = () => Promise.resolve();
      const blobs = postgresBlobs({ database, key, wait });
      return { storage: sealed(openPostgres(database, { key }), key), blobs };
    },
  };
}

const many = 60;
const big = randomBytes(700_000);

/** Documents of two kinds: due, not due, on a shelf, changed, deleted, with signs that are hard to carry; and bytes. */
async function furnish({ open }: Place): Promise<void> {
  const { storage, blobs } = await open();
  const notes = storage.collection("notes", Note);
  for (let at = 0; at < many; at += 1)
    await notes.put(
      `id ${at}`,
      { text: `Số ${at} \u0000 \ud800 🙂` },
      0,
      at % 3 === 0 ? new Date(due.getTime() + at) : undefined,
      at % 4 === 0 ? "open" : undefined,
    );
  await notes.put("id 7", { text: "changed" }, 1, new Date(8.64e15));
  await notes.delete("id 8", 1);
  const files = storage.collection("tip-files", Note);
  await files.put("draft", { text: "beside bytes" }, 0, due);
  await blobs.put("big", big);
  await blobs.put("empty", new Uint8Array());
  await storage.close();
}

/** What `furnish` has put there, read as a desk reads it. */
async function expectFurnished({ open }: Place): Promise<void> {
  const { storage, blobs } = await open();
  const notes = storage.collection("notes", Note);
  expect(await notes.get("id 0")).toEqual({
    revision: 1,
    value: { text: "Số 0 \u0000 \ud800 🙂" },
    dueAt: due,
    shelf: "open",
  });
  // One of them was deleted.
  expect(await collect(notes.each("open"))).toHaveLength(many / 4 - 1);
  expect(await notes.get("id 7")).toEqual({
    revision: 2,
    value: { text: "changed" },
    dueAt: new Date(8.64e15),
  });
  expect(await notes.list()).toHaveLength(many - 1);
  expect(await notes.nextDue()).toEqual(due);
  expect(
    await notes.claimDue(new Date(due.getTime() + 300), 1000, 500),
  ).toHaveLength(many / 3);
  // A deleted document's numbers count on.
  expect(await notes.get("id 8")).toBeUndefined();
  expect((await notes.put("id 8", { text: "again" }, 0)).revision).toBe(3);
  const files = storage.collection("tip-files", Note);
  expect((await files.get("draft"))?.value.text).toBe("beside bytes");
  expect(hashOf(await blobs.get("big"))).toBe(hashOf(big));
  expect((await blobs.get("empty"))?.length).toBe(0);
  await storage.close();
}

function hashOf(bytes: Uint8Array | undefined): string {
  return createHash("sha256")
    .update(bytes ?? "")
    .digest("hex");
}

const none = (place: string): void => {
  throw new Error(`damaged: ${place}`);
};

async function carry(from: Place, to: Place, onDamage = none) {
  const [source, target] = [await from.archive(), await to.archive()];
  try {
    return await copyAll(source, target, onDamage);
  } finally {
    await source.close();
    await target.close();
  }
}

async function backup(): Promise<Place & { path: string }> {
  const path = join(await temporaryFolder(), "desk.backup");
  return {
    path,
    archive: () => Promise.resolve(fileArchive(path)),
    open: () => Promise.reject(new Error("nobody works on a backup")),
  };
}

describe("everything that a desk keeps", () => {
  it("goes from files to PostgreSQL and back without loss", async () => {
    const [from, over, back] = [await files(), await rows(), await files()];
    await furnish(from);
    const first = await carry(from, over);
    expect(first).toMatchObject({ documents: many, deleted: 1, blobs: 2 });
    const second = await carry(over, back);
    expect(second).toEqual(first);
    await expectFurnished(over);
    await expectFurnished(back);
  });

  it("goes from PostgreSQL into one file and from there to either", async () => {
    const [from, file] = [await rows(), await backup()];
    await furnish(from);
    await carry(from, file);
    for (const to of [await rows(), await files()]) {
      await carry(file, to);
      await expectFurnished(to);
    }
  });

  it("is backed up as it stood at one moment, while the desk goes on writing", async () => {
    const [from, file, to] = [await rows(), await backup(), await rows()];
    const { storage } = await from.open();
    const notes = storage.collection("notes", Note);
    // Two documents that always change together, the second after the first.
    await notes.put("a", { text: "0" }, 0);
    await notes.put("b", { text: "0" }, 0);
    for (let at = 0; at < 400; at += 1)
      await notes.put(`other ${at}`, { text: "x" }, 0);
    const archive = await from.archive();
    const half: Archive = {
      ...archive,
      async *entries(onDamage) {
        let count = 0;
        for await (const entry of archive.entries(onDamage)) {
          // The desk writes while the backup is under way.
          if ((count += 1) === 1) {
            await notes.put("b", { text: "1" }, 1);
            await notes.delete("a", 1);
            await notes.put("new", { text: "new" }, 0);
          }
          yield entry;
        }
      },
    };
    await fileArchive(file.path).fill(
      await archive.keyId(),
      half.entries(none),
    );
    await archive.close();
    await storage.close();
    await carry(file, to);
    const { storage: restored } = await to.open();
    const read = restored.collection("notes", Note);
    expect((await read.get("a"))?.value.text).toBe("0");
    expect((await read.get("b"))?.value.text).toBe("0");
    expect(await read.get("new")).toBeUndefined();
    await restored.close();
  });

  it("stays sealed on the way, in a file for the owner alone", async () => {
    const [from, file] = [await files(), await backup()];
    await furnish(from);
    await carry(from, file);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    const held = await tallyOf(await file.archive(), none);
    expect(held.documents).toBe(many);
    for await (const entry of fileArchive(file.path).entries(none))
      expect(JSON.stringify(entry)).not.toMatch(/changed|id 7|beside/);
  });
});

describe("damaged documents", () => {
  it("in files are named and left, and all others go", async () => {
    const [from, to] = [await files(), await rows()];
    await furnish(from);
    const notes = join(from.folder, "notes");
    const [one = ""] = await filesIn(notes);
    await writeFile(one, "{bro");
    const damaged: string[] = [];
    const tally = await carry(from, to, (place) => damaged.push(place));
    expect(damaged).toEqual([one]);
    expect(tally.documents + tally.deleted).toBe(many);
    expect(await readFile(one, "utf8")).toBe("{bro");
  });

  it("in rows are named and left, and bytes of which a part is missing", async () => {
    const [from, to] = [await rows(), await files()];
    await furnish(from);
    await sql(
      from.url,
      "update documents set body = '{bro' where name = (select name from documents where kind = 'notes' and body is not null limit 1); delete from blob_chunks where number = 1",
    );
    const damaged: string[] = [];
    await carry(from, to, (place) => damaged.push(place));
    expect(damaged).toEqual([
      expect.stringMatching(/^documents\/notes\/[0-9a-f]{64}$/),
      expect.stringMatching(/^blobs\/[0-9a-f]{64}$/),
    ]);
  });
});

describe("a place that holds something", () => {
  it.each([
    ["a data folder", files, /holds documents already/],
    ["a database", rows, /holds documents already/],
    ["a backup", backup, /is there already/],
  ])("takes nothing in: %s", async (_, make, line) => {
    const from = await files();
    await furnish(from);
    const to = await make();
    await carry(from, to);
    const again = carry(from, to);
    await expect(again).rejects.toThrow(InputError);
    await expect(again).rejects.toThrow(line);
    if ("path" in to)
      expect(await readdir(dirname(to.path))).toEqual(["desk.backup"]);
  });

  it("sealed with another key takes nothing in either", async () => {
    const from = await files();
    await furnish(from);
    const to = await rows();
    const database = await preparedDatabase(to.url);
    const other = Buffer.alloc(32, 6).toString("base64");
    const folder = await temporaryFolder();
    await openDatabaseKey(database, { folder, secret: other });
    await database.close();
    await expect(carry(from, to)).rejects.toThrow(/different keys/);
  });
});

describe("a copy that fails on the way", () => {
  it.each([
    ["a data folder", files],
    ["a database", rows],
  ])("leaves %s as empty as it was", async (_, make) => {
    const from = await files();
    await furnish(from);
    const to = await make();
    const [source, target] = [await from.archive(), await to.archive()];
    async function* failing() {
      let count = 0;
      for await (const entry of source.entries(none)) {
        if ((count += 1) > 50) throw new InputError("the line was cut");
        yield entry;
      }
    }
    await expect(target.fill(undefined, failing())).rejects.toThrow(
      "the line was cut",
    );
    expect(await tallyOf(target, none)).toMatchObject({
      documents: 0,
      deleted: 0,
      blobs: 0,
    });
    await target.close();
    await carry(from, to);
  });
});

describe("a backup that is not whole", () => {
  it.each([
    ["cut short", (path: string) => truncate(path, 700_000)],
    [
      "changed in the middle",
      async (path: string) => {
        const bytes = await readFile(path);
        bytes[3000] = (bytes[3000] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
    ],
    ["no backup at all", (path: string) => writeFile(path, "hello")],
  ])("is not restored: %s", async (_, harm) => {
    const [from, file, to] = [await files(), await backup(), await rows()];
    await furnish(from);
    await carry(from, file);
    await harm(file.path);
    await expect(carry(file, to)).rejects.toThrow(InputError);
    const archive = await to.archive();
    expect((await tallyOf(archive, none)).documents).toBe(0);
    await archive.close();
  });

  it("does not name a folder elsewhere", async () => {
    const path = join(await temporaryFolder(), "evil");
    await fileArchive(path).fill(
      undefined,
      (async function* () {
        yield await Promise.resolve({
          is: "document" as const,
          kind: "../../outside",
          name: "00",
          revision: 1,
        });
      })(),
    );
    const to = await files();
    await expect(
      folderArchive(to.folder).fill(undefined, fileArchive(path).entries(none)),
    ).rejects.toThrow(/damaged/);
    expect(await readdir(to.folder)).toEqual([]);
  });
});

describe("a check", () => {
  const check = createCheck(
    Buffer.from(secret, "base64"),
    new Map([["notes", Note]]),
  );

  async function faults(place: Place) {
    const found = new Set<unknown>();
    const archive = await place.archive();
    for await (const entry of archive.entries(none)) found.add(check(entry));
    await archive.close();
    return [...found];
  }

  it("opens every document and finds nothing where all is well", async () => {
    const place = await files();
    await furnish(place);
    expect(await faults(place)).toEqual([undefined]);
  });

  it("finds what is not sealed with the key, and what its kind does not allow", async () => {
    const place = await rows();
    const { storage } = await place.open();
    await storage.collection("notes", z.number()).put("a", 7, 0);
    await storage.close();
    expect(await faults(place)).toEqual(["unlike its schema"]);
    await sql(place.url, `update documents set body = '{"sealed":"AAAA"}'`);
    expect(await faults(place)).toEqual(["not sealed with this key"]);
  });
});
