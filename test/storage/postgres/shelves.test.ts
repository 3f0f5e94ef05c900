import { expect, it } from "vitest";
import { loadMigrations } from "../../../src/storage/postgres/migrations.ts";
import {
  openPostgres,
  preparedDatabase,
} from "../../../src/storage/postgres/postgres.ts";
import { collect } from "../../../src/storage/storage.ts";
import { Note, texts } from "../notes.ts";
import { freshPostgres, key, openAt } from "./fresh.ts";

// As the version without shelves wrote, which goes on writing while desks are started anew one after the other.
const create = (name: string, text: string) => ({
  text: `insert into documents (kind, name, revision, body, marks)
    values ('notes', '${name}', 1, '{"text":"${text}"}', '{}')`,
});
const replace = {
  text: `update documents set revision = revision + 1, body = '{"text":"changed"}' where body = '{"text":"new"}'`,
};

it("what a version without shelves writes meanwhile stands with what is open, and what it wrote before on none", async () => {
  const url = await freshPostgres();
  const steps = await loadMigrations();
  const older = await preparedDatabase(url, steps.slice(0, 4));
  await older.query(create("before", "old"));
  const newer = await preparedDatabase(url);
  await older.query(create("meanwhile", "late"));
  const notes = openPostgres(newer, { key }).collection("notes", Note);
  await notes.put("own", { text: "new" }, 0, undefined, "open");
  await older.query(replace);
  await older.close();
  await newer.close();
  const again = (await openAt(url)).collection("notes", Note);
  expect(texts(await collect(again.each("open"))).sort()).toEqual([
    "changed",
    "late",
  ]);
  expect(await again.list()).toHaveLength(3);
});
