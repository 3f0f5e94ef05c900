import { connect } from "node:net";
import type { BlobParts } from "../../../src/storage/postgres/blobs.ts";
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject, onTestFinished } from "vitest";
import { z } from "zod";
import { pause } from "../../../src/storage/postgres/patience.ts";
import {
  openPostgres,
  type PostgresOptions,
  preparedDatabase,
} from "../../../src/storage/postgres/postgres.ts";
import type { Storage } from "../../../src/storage/storage.ts";

/** The address of the server that all tests share, which is started by the first that asks. */
export async function sharedServer(): Promise<string> {
  const socket = connect(inject("postgresAsk"));
  let url = "";
  for await (const part of socket) url += String(part);
  if (url === "") throw new Error("no PostgreSQL could be started");
  return url;
}

/** The address of an empty schema on it, gone after the test: as good as a database, and made in no time. */
export async function freshPostgres(): Promise<string> {
  const { url, drop } = await newSchema();
  onTestFinished(drop);
  return url;
}

/** As `freshPostgres`, for several tests; who asked drops it. */
export async function newSchema(): Promise<{
  url: string;
  drop: () => Promise<void>;
}> {
  const url = await sharedServer();
  const schema = `t${randomBytes(8).toString("hex")}`;
  await sql(url, `create schema ${schema}`);
  return {
    url: `${url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`,
    async drop() {
      // It would wait for the locks of a test that left connections behind.
      await sql(url, `set lock_timeout = '5s'; drop schema ${schema} cascade`);
    },
  };
}

/** Rows of what is asked on a connection of its own; of several statements the last one's. */
export async function sql(
  url: string,
  text: string,
  values?: unknown[],
): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const results: unknown = await client.query<object>(text, values);
    return Results.parse([results].flat().at(-1)).rows;
  } finally {
    await client.end();
  }
}

const Results = z.object({ rows: z.array(z.looseObject({})) });

export const key = Buffer.alloc(32, 9);

/** Storage at an address, closed after the test. */
export async function openAt(
  url: string,
  options: Omit<PostgresOptions, "key"> = {},
): Promise<Storage> {
  const store = openPostgres(await preparedDatabase(url), { key, ...options });
  let closed: Promise<void> | undefined;
  const once = { ...store, close: () => (closed ??= store.close()) };
  onTestFinished(() => once.close());
  return once;
}

/** Pauses long enough that a busy machine has a server up again; how many tries there are stays the same. */
export const patientWait = (ms: number) => pause(5 * ms);

/** A database with its tables, and what bytes are kept with; closed after the test. */
export async function freshParts(): Promise<BlobParts> {
  const database = await preparedDatabase(await freshPostgres());
  onTestFinished(() => database.close());
  return { database, key, wait: () => Promise.resolve() };
}
