import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { InputError, StorageError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openStore, type Store } from "../../src/store.ts";
import { fixedClock } from "../../src/clock.ts";
import { quiet } from "../quiet.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { freshPostgres, sql } from "./postgres/fresh.ts";

const deskKey = Buffer.alloc(32, 4).toString("base64");

interface Place {
  readonly folder: string;
  readonly deskKey: string | undefined;
  readonly databaseUrl?: string;
}

async function opened(place: Place): Promise<Store> {
  const store = await openStore(place, quiet);
  onTestFinished(() => store.storage.close());
  return store;
}

async function files(): Promise<Place> {
  return { folder: await temporaryFolder(), deskKey };
}

async function rows(): Promise<Place & { databaseUrl: string }> {
  return { ...(await files()), databaseUrl: await freshPostgres() };
}

describe.each([
  ["files", files],
  ["PostgreSQL", rows],
])("a store in %s", (_, make) => {
  it("keeps a text that was made once, for all that open it", async () => {
    const place = await make();
    const stores = [await opened(place), await opened(place)];
    const kept = await Promise.all(
      stores.map(({ keep }, at) => keep("own.key", `made ${at}`)),
    );
    expect(new Set(kept).size).toBe(1);
    const third = await opened(place);
    expect(await third.keep("own.key", "made later")).toBe(kept[0]);
  });

  it("says whether it takes writes", async () => {
    expect(await (await opened(await make())).writable()).toBe(true);
  });
});

describe("a store in PostgreSQL", () => {
  it("takes over what a file kept before", async () => {
    const place = await rows();
    await writeFile(join(place.folder, "own.key"), "from files");
    const { keep } = await opened(place);
    expect(await keep("own.key", "made")).toBe("from files");
    const elsewhere = { ...place, folder: await temporaryFolder() };
    expect(await (await opened(elsewhere)).keep("own.key", "made")).toBe(
      "from files",
    );
  });

  it("needs nothing of the data folder where DESK_KEY is set", async () => {
    const place = await rows();
    const { storage, blobs } = await opened(place);
    await storage.collection("notes", z.string()).put("a", "text", 0);
    await blobs.put("b", Buffer.from([1]));
    expect(await readdir(place.folder)).toEqual([]);
  });

  it("makes a key in the folder at first, and refuses another folder without it", async () => {
    const place = { ...(await rows()), deskKey: undefined };
    await opened(place);
    expect(await readdir(place.folder)).toContain("desk.key");
    await opened(place);
    const folder = await temporaryFolder();
    await expect(openStore({ ...place, folder }, quiet)).rejects.toThrow(
      new InputError(
        `DESK_KEY is not set and ${join(folder, "desk.key")} is missing, but the database was sealed with a key; set the one or bring the other`,
      ),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses another key than the one it was sealed with", async () => {
    const place = await rows();
    await opened(place);
    const other = Buffer.alloc(32, 8).toString("base64");
    await expect(
      openStore({ ...place, deskKey: other }, quiet),
    ).rejects.toThrow(/DESK_KEY is not the key that the database was sealed/);
  });

  it("says that it takes no writes where none can be made", async () => {
    const place = await rows();
    const store = await opened(place);
    await sql(place.databaseUrl, "drop table desk_key");
    await expect(store.writable()).rejects.toThrow(StorageError);
  });

  it("keeps no name and no text in the clear, nor puts any in the log", async () => {
    const lines: string[] = [];
    const logger = createLogger("debug", fixedClock(new Date(0)), {
      write: (line: string) => void lines.push(line),
    });
    const place = await rows();
    const { storage, blobs } = await openStore(place, logger);
    const notes = storage.collection("notes", z.string());
    await notes.put("telegram:84901234567", "bí mật", 0, new Date(0));
    await blobs.put("tip/1", Buffer.from("picture"));
    await sql(place.databaseUrl, "drop table damaged_documents");
    await sql(place.databaseUrl, "update documents set body = 'bro'");
    await notes.list();
    await storage.close();
    expect(lines).toHaveLength(1);
    const held = await sql(
      place.databaseUrl,
      "select *, encode(name, 'escape') as e, encode(body, 'escape') as b from documents",
    );
    const all = JSON.stringify(held) + lines.join();
    expect(all).not.toMatch(/8490|bí mật|telegram/);
  });
});
