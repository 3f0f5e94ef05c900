import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ConflictError } from "../../../src/errors.ts";
import { postgresBlobs } from "../../../src/storage/postgres/blobs.ts";
import { preparedDatabase } from "../../../src/storage/postgres/postgres.ts";
import {
  freshParts,
  freshPostgres,
  key,
  newSchema,
  openAt,
  patientWait,
  sql,
} from "./fresh.ts";
import { wireTo } from "./wire.ts";

const Count = z.number();
const due = new Date("2023-11-08T01:00:00Z");

describe("a write whose answer was lost", () => {
  it.each([
    ["the first", 0],
    ["a later one", 3],
  ])("has happened once, and says so: %s", async (_, before) => {
    const wire = await wireTo();
    const counts = (await openAt(wire.url)).collection("counts", Count);
    await counts.get("a");
    for (let at = 0; at < before; at += 1) await counts.put("a", at, at);
    wire.loseNextAnswer();
    const { revision } = await counts.put("a", 7, before, due);
    expect(wire.cuts).toBe(1);
    expect(revision).toBe(before + 1);
    expect(await counts.get("a")).toEqual({ revision, value: 7, dueAt: due });
  });

  it("is told from another's that came first", async () => {
    const wire = await wireTo();
    const counts = (await openAt(wire.url)).collection("counts", Count);
    await counts.put("a", 1, 0);
    await counts.put("a", 2, 1);
    wire.loseNextAnswer();
    await expect(counts.put("a", 3, 1)).rejects.toThrow(ConflictError);
    expect(wire.cuts).toBe(1);
    expect((await counts.get("a"))?.value).toBe(2);
  });

  it("deletes once", async () => {
    const wire = await wireTo();
    const counts = (await openAt(wire.url)).collection("counts", Count);
    await counts.put("a", 1, 0);
    wire.loseNextAnswer();
    await counts.delete("a", 1);
    expect(await counts.get("a")).toBeUndefined();
    expect((await counts.put("a", 2, 0)).revision).toBe(3);
  });

  it("of bytes has happened whole", async () => {
    const wire = await wireTo();
    const database = await preparedDatabase(wire.url);
    const wait = () => Promise.resolve();
    const blobs = postgresBlobs({ database, key, wait });
    await blobs.put("a", Buffer.alloc(700_000, 1));
    wire.loseNextAnswer();
    await blobs.put("a", Buffer.alloc(600_000, 2));
    expect(wire.cuts).toBe(1);
    const read = Buffer.from((await blobs.get("a")) ?? []);
    expect(read.equals(Buffer.alloc(600_000, 2))).toBe(true);
    await database.close();
  });
});

describe("connections cut by the server", () => {
  it("lose nothing and double nothing, again and again", async () => {
    const url = `${await freshPostgres()}&application_name=cut`;
    const storage = await openAt(url, { wait: patientWait });
    const counts = storage.collection("counts", Count);
    let written = 0;
    let cut = 0;
    // Each waits for something to cut, so that all of them do.
    const knife = async () => {
      const before = cut;
      while (cut === before) {
        const rows = await sql(
          url.replace("=cut", "=knife"),
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'",
        );
        cut += rows.length;
      }
    };
    const ids = ["a", "b", "c", "d"];
    let cuts = Promise.resolve();
    await Promise.all(
      ids.map(async (id) => {
        for (let at = 0; at < 25; at += 1) {
          await counts.put(id, at, at, due);
          written += 1;
          // The others are in the middle of theirs.
          if (written % 12 === 0) cuts = cuts.then(knife);
        }
      }),
    );
    await cuts;
    expect(cut).toBeGreaterThan(4);
    for (const id of ids)
      expect(await counts.get(id)).toEqual({
        revision: 25,
        value: 24,
        dueAt: due,
      });
  });

  it("in the middle of a transaction undo what it had begun", async () => {
    const { database } = await freshParts();
    const insert = { text: "insert into blobs (name, size) values ('x', 1)" };
    const cut = { text: "select pg_terminate_backend(pg_backend_pid())" };
    await expect(
      database.transaction(async (query) => {
        await query(insert);
        await query(cut);
      }),
    ).rejects.toThrow();
    const count = { text: "select count(*)::int as count from blobs" };
    expect(await database.query(count)).toEqual([{ count: 0 }]);
    await database.transaction((query) => query(insert));
    expect(await database.query(count)).toEqual([{ count: 1 }]);
  });

  it("are made anew where others are listened to, with a call for what may have been missed", async () => {
    const { url, drop } = await newSchema();
    const named = `${url}&application_name=listener`;
    const storage = await openAt(named);
    let calls = 0;
    await new Promise<void>((resolve) => {
      storage.onWake?.(() => {
        calls += 1;
        if (calls === 2) resolve();
        else
          void sql(
            url,
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener'",
          );
      });
    });
    expect(calls).toBe(2);
    await storage.close();
    await drop();
  });
});
