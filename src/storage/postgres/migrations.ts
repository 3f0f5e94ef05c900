import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { z } from "zod";
import { InputError } from "../../errors.ts";
import { faultCode } from "./faults.ts";

/** One step of the tables' shape. Steps are applied in order, each once and as a whole, and are never changed afterwards. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The steps of this version, from 1 on. */
export async function loadMigrations(
  folder = join(import.meta.dirname, "migrations"),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  return Promise.all(
    names.sort().map(async (file) => ({
      number: Number.parseInt(file, 10),
      name: file.replace(/\.sql$/, ""),
      sql: await readFile(join(folder, file), "utf8"),
    })),
  );
}

/**
 * Brings the tables into this version's shape, one process at a time, and gives the names of the steps that were
 * applied just now. Throws {@link InputError} where a step fails, which then has left nothing behind, and where the
 * tables are a later version's.
 */
export async function migrate(
  client: Client,
  migrations: readonly Migration[],
): Promise<string[]> {
  // Nobody who migrates takes longer; one who was cut off has lost the lock with the connection.
  await client.query("set lock_timeout = '60s'");
  await client.query(`select pg_advisory_lock(${lockKey})`);
  try {
    return await applyMissing(client, migrations);
  } finally {
    await client.query(`select pg_advisory_unlock(${lockKey})`).catch(() => {
      // Gone with the connection.
    });
  }
}

// One for each schema, beside which other programs have theirs.
const lockKey =
  "hashtextextended('trucban migrations ' || coalesce(current_schema(), ''), 0)";

const At = z.tuple([z.object({ at: z.int() })]);
const Missing = z.tuple([z.object({ missing: z.boolean() })]);

// With the first step, so that a database that turns out to be another program's is left as it was.
const ownTable =
  "create table if not exists desk_migrations (number integer primary key, name text not null, applied timestamptz not null default now())";

async function applyMissing(
  client: Client,
  migrations: readonly Migration[],
): Promise<string[]> {
  let at = await standOf(client);
  const last = migrations.at(-1)?.number ?? 0;
  if (at > last)
    throw new InputError(
      `DATABASE_URL: the database is at migration ${at}, and this version of the desk knows ${last}; bring the later version`,
    );
  const applied: string[] = [];
  for (const migration of migrations.filter(({ number }) => number > at)) {
    try {
      await apply(client, migration);
    } catch (error) {
      throw new InputError(
        `DATABASE_URL: migration ${migration.name} failed (${faultCode(error)}${hints[faultCode(error)] ?? ""}); nothing of it was applied, the database is at migration ${at}`,
        { cause: error },
      );
    }
    at = migration.number;
    applied.push(migration.name);
  }
  return applied;
}

/** The last step that was applied; 0: none. */
export async function standOf(client: Client): Promise<number> {
  const table = await client.query<object>(
    "select to_regclass('desk_migrations') is null as missing",
  );
  const [{ missing }] = Missing.parse(table.rows);
  if (missing) return 0;
  const found = await client.query<object>(
    "select coalesce(max(number), 0) as at from desk_migrations",
  );
  return At.parse(found.rows)[0].at;
}

const hints: Readonly<Record<string, string>> = {
  "42P07":
    ", the tables of another program stand there: use a database of the desk's own",
  "42501": ", the user may not create tables there",
  "53100": ", the server's disk is full",
};

async function apply(
  client: Client,
  { number, name, sql }: Migration,
): Promise<void> {
  await client.query("begin");
  try {
    await client.query(ownTable);
    await client.query(sql);
    await client.query(
      "insert into desk_migrations (number, name) values ($1, $2)",
      [number, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {
      // Rolled back with the connection.
    });
    throw error;
  }
}
