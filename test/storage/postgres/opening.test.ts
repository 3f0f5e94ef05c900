import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/errors.ts";
import {
  loadMigrations,
  type Migration,
} from "../../../src/storage/postgres/migrations.ts";
import {
  openPostgres,
  preparedDatabase,
} from "../../../src/storage/postgres/postgres.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { freshPostgres, key, sharedServer, sql } from "./fresh.ts";

/** The line an operator reads; it names neither user nor password. */
async function refusal(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  const message = error instanceof Error ? error.message : "";
  expect(message).not.toMatch(/\n|hunter2|locked/);
  return message;
}

async function tables(url: string): Promise<string[]> {
  const rows = await sql(
    url,
    "select array_agg(tablename::text order by tablename) as names from pg_tables where schemaname = current_schema()",
  );
  const [{ names }] = rows as [{ names: string[] | null }];
  return names ?? [];
}

describe("an address that cannot be used is told in one line:", () => {
  it.each([
    [
      "nothing listens there",
      () => "postgresql://locked:hunter2@127.0.0.1:1/desk",
      /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\); start it/,
    ],
    [
      "the server is down",
      async () =>
        `postgresql:///desk?user=locked&password=hunter2&host=${await temporaryFolder()}`,
      /^DATABASE_URL: no PostgreSQL answers at \/.*\(ENOENT\); start it/,
    ],
    [
      "there is no such host",
      () => "postgresql://locked:hunter2@nowhere.invalid/desk",
      /^DATABASE_URL: no PostgreSQL answers at nowhere\.invalid:5432 \((ENOTFOUND|EAI_AGAIN)\)/,
    ],
    [
      "there is no such database",
      async () => (await sharedServer()).replace("/postgres?", "/nothere?"),
      /^DATABASE_URL: PostgreSQL at .* has no database nothere; make it with createdb/,
    ],
    [
      "there is no such user",
      async () => (await sharedServer()).replace("user=trucban", "user=nobody"),
      /^DATABASE_URL: PostgreSQL at .* refuses the user or the password/,
    ],
    [
      "the password is wrong",
      async () => {
        const url = await sharedServer();
        await sql(
          url,
          "drop role if exists locked; create role locked login password 'right'",
        );
        return url.replace("user=trucban", "user=locked&password=hunter2");
      },
      /^DATABASE_URL: PostgreSQL at .* refuses the user or the password/,
    ],
    [
      "a password is wanted and none given",
      async () => (await sharedServer()).replace("user=trucban", "user=locked"),
      /^DATABASE_URL: PostgreSQL at .* refuses the user or the password/,
    ],
    [
      "its schema is not there",
      async () =>
        `${await sharedServer()}&options=${encodeURIComponent("-c search_path=nothere")}`,
      /^DATABASE_URL: .*(3F000|no schema)/,
    ],
  ])("%s", async (_, url, line) => {
    expect(await refusal(preparedDatabase(await url()))).toMatch(line);
  });
});

describe("migrations", () => {
  it("are applied once, and not again at the next start", async () => {
    const url = await freshPostgres();
    const first = await preparedDatabase(url);
    await first.query({
      text: "insert into blobs (name, size) values ('a', 0)",
    });
    await first.close();
    const second = await preparedDatabase(url);
    const rows = await second.query({
      text: "select number from desk_migrations order by number",
    });
    expect(rows).toEqual(
      (await loadMigrations()).map(({ number }) => ({ number })),
    );
    expect(
      await second.query({ text: "select 1 as one from blobs" }),
    ).toHaveLength(1);
    await second.close();
  });

  it("have numbers that count from 1 without a gap", async () => {
    const numbers = (await loadMigrations()).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });

  it("are applied by one of many processes that start at once", async () => {
    const url = await freshPostgres();
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => preparedDatabase(url)),
    );
    await Promise.all(opened.map((database) => database.close()));
    expect(await tables(url)).toContain("documents");
  });

  it("that fail half way leave nothing of themselves, and are applied when they can be", async () => {
    const url = await freshPostgres();
    const own = await loadMigrations();
    const number = own.length + 1;
    const broken: Migration = {
      number,
      name: "broken",
      sql: "create table half (a int); insert into half values (1); select 1 / 0;",
    };
    const line = await refusal(preparedDatabase(url, [...own, broken]));
    expect(line).toBe(
      `DATABASE_URL: migration broken failed (22012); nothing of it was applied, the database is at migration ${number - 1}`,
    );
    expect(await tables(url)).not.toContain("half");
    // The desk goes on with what it knows, and the mended step is applied.
    await (await preparedDatabase(url)).close();
    const mended = { ...broken, sql: "create table half (a int)" };
    await (await preparedDatabase(url, [...own, mended])).close();
    expect(await tables(url)).toContain("half");
  });

  it("whose connection breaks leave nothing either, and the lock is free", async () => {
    const url = await freshPostgres();
    const own = await loadMigrations();
    const cut: Migration = {
      number: own.length + 1,
      name: "cut",
      sql: "create table half (a int); select pg_terminate_backend(pg_backend_pid());",
    };
    const line = await refusal(preparedDatabase(url, [...own, cut]));
    expect(line).toMatch(/^DATABASE_URL: migration cut failed/);
    expect(await tables(url)).not.toContain("half");
    await (await preparedDatabase(url)).close();
  });

  it("are refused where another program has its tables, which are left as they were", async () => {
    const url = await freshPostgres();
    await sql(url, "create table documents (title text)");
    expect(await refusal(preparedDatabase(url))).toMatch(
      /the tables of another program stand there: use a database of the desk's own/,
    );
    expect(await tables(url)).toEqual(["documents"]);
  });

  it("of a later version of the desk are not touched", async () => {
    const url = await freshPostgres();
    await (await preparedDatabase(url)).close();
    await sql(url, "insert into desk_migrations values (99, 'later')");
    expect(await refusal(preparedDatabase(url))).toBe(
      `DATABASE_URL: the database is at migration 99, and this version of the desk knows ${(await loadMigrations()).length}; bring the later version`,
    );
  });
});

describe("an opened database", () => {
  it("takes a write as done only when it is on the disk, whatever the server's default", async () => {
    const url = await freshPostgres();
    const lax = url.replace(
      "-c%20search_path",
      "-c%20synchronous_commit%3Doff%20-c%20search_path",
    );
    expect(lax).not.toBe(url);
    const database = await preparedDatabase(lax);
    const show = { text: "show synchronous_commit" };
    expect(await database.query(show)).toEqual([{ synchronous_commit: "on" }]);
    await openPostgres(database, { key }).close();
  });
});
