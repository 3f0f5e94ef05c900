import { rename, symlink, unlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { InputError, StorageError } from "../../../src/errors.ts";
import { postgresBlobs } from "../../../src/storage/postgres/blobs.ts";
import { loadMigrations } from "../../../src/storage/postgres/migrations.ts";
import { preparedDatabase } from "../../../src/storage/postgres/postgres.ts";
import { key, openAt, patientWait, sql } from "./fresh.ts";
import { type Server, startServer } from "./server.ts";

// A server of its own, since it is stopped and its disk is filled. How long that takes is the machine's matter.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const Count = z.number();
const due = new Date("2023-11-08T01:00:00Z");
let server: Server;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

async function database(name: string): Promise<string> {
  await sql(server.url(), `create database ${name}`);
  return server.url(name);
}

describe("a server that stops", () => {
  it("as in a power failure, and starts again, has all that was acknowledged, once", async () => {
    const url = await database("power");
    const storage = await openAt(url, { wait: patientWait });
    const counts = storage.collection("counts", Count);
    const acknowledged: number[] = [0, 0, 0, 0];
    let done = false;
    const writers = acknowledged.map(async (_, id) => {
      for (let at = 0; !done; at += 1) {
        const { revision } = await counts.put(String(id), at, at, due);
        expect(revision).toBe(at + 1);
        acknowledged[id] = revision;
      }
    });
    for (let times = 0; times < 2; times += 1) {
      const before = Math.max(...acknowledged);
      while (Math.max(...acknowledged) < before + 5)
        await new Promise(setImmediate);
      await server.stop("immediate");
      await server.start();
    }
    done = true;
    await Promise.all(writers);
    for (const [id, revision] of acknowledged.entries())
      expect(await counts.get(String(id))).toEqual({
        revision,
        value: revision - 1,
        dueAt: due,
      });
  });

  it("and stays away fails what is asked with the system's code, within five seconds, and serves again when it is back", async () => {
    const url = await database("away");
    // What it waits before it gives up, and not what this machine takes for the tries between.
    const waited: number[] = [];
    const wait = (ms: number) => {
      waited.push(ms);
      return Promise.resolve();
    };
    const counts = (await openAt(url, { wait })).collection("counts", Count);
    await counts.put("a", 1, 0);
    await server.stop();
    const failures = await Promise.all(
      [
        counts.get("a"),
        counts.put("a", 2, 1),
        counts.claimDue(due, 1000, 5),
        counts.nextDue(),
        counts.list(),
      ].map((asked) => asked.catch((error: unknown) => error)),
    );
    const eachMs = waited.reduce((a, b) => a + b, 0) / failures.length;
    expect(eachMs).toBeGreaterThan(2000);
    expect(eachMs).toBeLessThan(3000);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(StorageError);
      expect(failure).toMatchObject({ code: "ENOENT" });
    }
    await expect(preparedDatabase(url)).rejects.toThrow(InputError);
    await server.start();
    expect(await counts.put("a", 2, 1)).toMatchObject({ revision: 2 });
  });
});

/** Puts a table's file on a full disk: what the kernel says there is what it says on any full disk. */
async function fill(
  url: string,
  relation: string,
): Promise<() => Promise<void>> {
  const rows = await sql(
    url,
    "select pg_relation_filepath($1::regclass) as path",
    [relation],
  );
  const [{ path }] = z.tuple([z.object({ path: z.string() })]).parse(rows);
  const file = join(server.folder, "data", path);
  // Whoever has it open would go on writing to it.
  await server.stop();
  await rename(file, `${file}.kept`);
  await symlink("/dev/full", file);
  await server.start();
  return async () => {
    await server.stop();
    await unlink(file);
    await rename(`${file}.kept`, file);
    await server.start();
  };
}

describe("a server whose disk is full", () => {
  it("takes no document, as a full disk takes none, and takes it once there is room", async () => {
    const url = await database("documents");
    const storage = await openAt(url, { wait: patientWait });
    const counts = storage.collection("counts", Count);
    const makeRoom = await fill(url, "documents");
    const refused = counts.put("a", 1, 0, due);
    await expect(refused).rejects.toThrow(StorageError);
    await expect(refused).rejects.toMatchObject({ code: "ENOSPC" });
    expect(await counts.get("a")).toBeUndefined();
    expect(await counts.nextDue()).toBeUndefined();
    await makeRoom();
    expect(await counts.put("a", 1, 0, due)).toMatchObject({ revision: 1 });
    expect(await counts.nextDue()).toEqual(due);
  });

  it("keeps no part of bytes of which a part found no room, and the older ones whole", async () => {
    const url = await database("bytes");
    const parts = await preparedDatabase(url);
    const wait = () => Promise.resolve();
    const blobs = postgresBlobs({ database: parts, key, wait });
    await blobs.put("older", Buffer.from([1, 2, 3]));
    const [row] = await sql(
      url,
      "select reltoastrelid::regclass::text as name from pg_class where oid = 'blob_chunks'::regclass",
    );
    const { name } = z.object({ name: z.string() }).parse(row);
    const makeRoom = await fill(url, name);
    for (const id of ["newer", "older"])
      await expect(
        blobs.put(id, Buffer.alloc(600_000, 7)),
      ).rejects.toMatchObject({ code: "ENOSPC" });
    expect(await blobs.get("newer")).toBeUndefined();
    expect(Uint8Array.from((await blobs.get("older")) ?? [])).toEqual(
      Uint8Array.from([1, 2, 3]),
    );
    await makeRoom();
    await blobs.put("newer", Buffer.alloc(600_000, 7));
    expect((await blobs.get("newer"))?.length).toBe(600_000);
    await parts.close();
  });

  it("stops a start in one line and leaves no half of a table", async () => {
    const url = await database("start");
    const own = await loadMigrations();
    const step = (at: number, sql: string) => {
      const number = own.length + at;
      return { number, name: `step-${number}`, sql };
    };
    const first = step(1, "create table room (a int)");
    await (await preparedDatabase(url, [...own, first])).close();
    const makeRoom = await fill(url, "room");
    const second = step(
      2,
      "create table half (a int); insert into room values (1)",
    );
    const steps = [...own, first, second];
    await expect(preparedDatabase(url, steps)).rejects.toThrow(
      new InputError(
        `DATABASE_URL: migration ${second.name} failed (53100, the server's disk is full); nothing of it was applied, the database is at migration ${first.number}`,
      ),
    );
    const half = "select to_regclass('half')::text as half";
    expect(await sql(url, half)).toEqual([{ half: null }]);
    await makeRoom();
    await (await preparedDatabase(url, steps)).close();
    expect(await sql(url, half)).toEqual([{ half: "half" }]);
  });
});
