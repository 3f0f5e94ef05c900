import { Client } from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { Storage } from "../../../src/storage/storage.ts";
import { sealed } from "../../../src/storage/sealed.ts";
import { freshPostgres, key, openAt, sql } from "./fresh.ts";

function changesOf(storage: Storage) {
  const collection = sealed(storage, key).collection("notes", z.string());
  if (collection.changes === undefined) throw new RangeError("no changes");
  return { ...collection, changes: collection.changes };
}

/** Two processes' view of the same notes. */
async function open() {
  const url = await freshPostgres();
  const [one, other] = [await openAt(url), await openAt(url)];
  return { url, one: changesOf(one), other: changesOf(other) };
}

describe("what other processes write", () => {
  it("is told of from a mark on: new, changed and deleted documents", async () => {
    const { one, other } = await open();
    await other.put("before", "old", 0);
    const mark = await one.changes.now();
    await other.put("new", "first", 0);
    await other.put("new", "second", 1);
    await other.put("gone", "soon", 0);
    await other.delete("gone", 1);
    const found = await one.changes.since(mark);
    const told = found.documents.map(
      ({ name, stored }) => [name, stored?.value] as const,
    );
    expect(new Map(told)).toEqual(
      new Map([
        [one.changes.nameOf("new"), "second"],
        [one.changes.nameOf("gone"), undefined],
      ]),
    );
    expect((await one.changes.since(found.mark)).documents).toEqual([]);
  });

  it("is told of also where an earlier transaction ends later", async () => {
    const { url, one, other } = await open();
    await other.put("slow", "1", 0);
    const before = await one.changes.now();
    const slow = new Client({ connectionString: url });
    await slow.connect();
    onTestFinished(() => slow.end());
    // Its number is taken now.
    await slow.query(
      "begin; update documents set revision = 2, written = pg_current_xact_id()",
    );
    await other.put("quick", "1", 0);
    const first = await one.changes.since(before);
    await slow.query("commit");
    const then = await one.changes.since(first.mark);
    const names = (found: typeof first) =>
      found.documents.map(({ name }) => name);
    expect(names(first)).not.toContain(one.changes.nameOf("slow"));
    expect(names(then)).toContain(one.changes.nameOf("slow"));
  });

  it("leaves out what another server's dump brought along with numbers of its own", async () => {
    const { url, one, other } = await open();
    const mark = await one.changes.now();
    await other.put("restored", "1", 0);
    await sql(url, "update documents set written = '9000000000'");
    await other.put("own", "1", 0);
    const { documents } = await one.changes.since(mark);
    expect(documents.map(({ name }) => name)).toEqual([
      one.changes.nameOf("own"),
    ]);
  });
});
