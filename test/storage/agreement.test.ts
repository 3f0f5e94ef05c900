import { fc, test } from "@fast-check/vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { z } from "zod";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { openMemory } from "../../src/storage/memory.ts";
import {
  openPostgres,
  preparedDatabase,
} from "../../src/storage/postgres/postgres.ts";
import { sealed } from "../../src/storage/sealed.ts";
import { collect, type Collection } from "../../src/storage/storage.ts";
import { newSchema, sql } from "./postgres/fresh.ts";

// Moments are few, so that documents often fall due together and leases often overlap.
const id = fc.constantFrom("a", "b", "c");
const moment = fc.integer({ min: 0, max: 9 });
const step = fc.oneof(
  fc.record({
    does: fc.constant("put" as const),
    id,
    dueAt: fc.option(moment, { nil: undefined }),
    shelf: fc.constantFrom(undefined, "open", "other"),
    expected: fc.constantFrom("read", "read", "read", "other"),
  }),
  fc.record({ does: fc.constant("delete" as const), id }),
  fc.record({
    does: fc.constant("claim" as const),
    now: moment,
    leaseMs: fc.integer({ min: 1, max: 4 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Taken> ? Taken : never;

/** What a collection says to each step, and then in all. */
async function story(
  collection: Collection<number>,
  steps: readonly Step[],
): Promise<unknown[]> {
  const said: unknown[] = [];
  for (const [at, taken] of steps.entries()) {
    said.push(await take(collection, taken, at).catch(nameOf));
    said.push(await collection.nextDue());
    for (const shelf of ["open", "other"])
      said.push(new Set(await collect(collection.each(shelf))));
  }
  for (const one of ["a", "b", "c"]) said.push(await collection.get(one));
  return said;
}

async function take(
  collection: Collection<number>,
  taken: Step,
  at: number,
): Promise<unknown> {
  if (taken.does === "claim") {
    const { now, leaseMs } = taken;
    const found = await collection.claimDue(new Date(now), leaseMs, 10);
    // Of those due at one moment none is first.
    return new Set(found);
  }
  const { revision = 0 } = (await collection.get(taken.id)) ?? {};
  if (taken.does === "delete") return collection.delete(taken.id, revision);
  const dueAt = taken.dueAt === undefined ? undefined : new Date(taken.dueAt);
  const expected = taken.expected === "read" ? revision : revision + 1;
  return collection.put(taken.id, at, expected, dueAt, taken.shelf);
}

function nameOf(error: unknown): unknown {
  return error instanceof Error ? error.name : error;
}

const { url, drop } = await newSchema();
await (await preparedDatabase(url)).close();
afterAll(drop);

describe("the engines", () => {
  test.prop([fc.array(step, { maxLength: 25 })], { numRuns: 25 })(
    "say the same to the same",
    async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), "trucban-"));
      const key = Buffer.alloc(32, 1);
      await sql(url, "truncate documents");
      const postgres = openPostgres(await preparedDatabase(url), { key });
      try {
        const engines = [
          await openLowdb(folder, { key }),
          postgres,
          sealed(openMemory(), key),
        ];
        const model = openMemory().collection("counts", z.number());
        const expected = await story(model, steps);
        for (const engine of engines) {
          const collection = engine.collection("counts", z.number());
          expect(await story(collection, steps)).toEqual(expected);
        }
      } finally {
        await postgres.close();
        await rm(folder, { recursive: true });
      }
    },
  );
});
