import { z } from "zod";
import { DamageError, InputError } from "../../errors.ts";
import { readBlob, writeBlob } from "./blobs.ts";
import { knownKeyId } from "./database-key.ts";
import type { Database, Query } from "./database.ts";
import { storageFault } from "./faults.ts";
import { placeOf, valueOf } from "./rows.ts";
import type { Archive, Entry, OnDamage } from "../archive.ts";

const batch = 200;

/** The tables of a desk. What is read is of one moment, whatever the desk writes meanwhile. */
export function databaseArchive(database: Database): Archive {
  return {
    keyId: () => knownKeyId(database),
    entries: (onDamage) => entriesOf(database, onDamage),
    fill: (keyId, entries) =>
      database
        .apart(async (client) => {
          const query: Query = async (statement, values = []) =>
            (await client.query<object>({ ...statement, values: [...values] }))
              .rows;
          await client.query("begin");
          // Whoever wants to write waits until all is in.
          await client.query("lock table documents, blobs in exclusive mode");
          await refuseUnlessEmpty(query);
          await takeIn(query, entries);
          if (keyId !== undefined) await query(setKey, [keyId]);
          await client.query("commit");
        })
        .catch((error: unknown) => {
          throw storageFault("the database cannot take in a copy", error);
        }),
    close: () => database.close(),
  };
}

const setKey = {
  text: "insert into desk_key (id) values ($1) on conflict do nothing",
};

async function refuseUnlessEmpty(query: Query): Promise<void> {
  const text = "select 1 from documents union all select 1 from blobs limit 1";
  if ((await query({ text })).length > 0)
    throw new InputError(
      "the database holds documents already; use an empty one",
    );
}

async function takeIn(
  query: Query,
  entries: AsyncIterable<Entry>,
): Promise<void> {
  let waiting: (Entry & { is: "document" })[] = [];
  async function flush(): Promise<void> {
    await query(insert, [
      waiting.map(({ kind }) => kind),
      waiting.map(({ name }) => Buffer.from(name, "hex")),
      waiting.map(({ revision }) => revision),
      waiting.map(({ value }) =>
        value === undefined ? null : Buffer.from(JSON.stringify(value)),
      ),
      waiting.map(({ dueAt }) => dueAt ?? null),
      waiting.map(({ shelf }) => shelf ?? null),
    ]);
    waiting = [];
  }
  for await (const entry of entries) {
    if (entry.is === "document") waiting.push(entry);
    else await writeBlob(query, Buffer.from(entry.name, "hex"), entry.bytes);
    if (waiting.length >= batch) await flush();
  }
  await flush();
}

const insert = {
  name: "take-in",
  text: `insert into documents (kind, name, revision, body, due_at, shelf, marks)
    select kind, name, revision, body, due_at, shelf, '{}'
    from unnest($1::text[], $2::bytea[], $3::integer[], $4::bytea[], $5::bigint[], $6::text[])
      as taken (kind, name, revision, body, due_at, shelf)`,
};

const Bytes = z.instanceof(Buffer);
const Documents = z.array(
  z.object({
    kind: z.string(),
    name: Bytes,
    revision: z.int(),
    body: Bytes.nullable(),
    due_at: z.coerce.number().nullable(),
    shelf: z.string().nullable(),
  }),
);
const Names = z.array(z.object({ name: Bytes }));

async function* entriesOf(
  database: Database,
  onDamage: OnDamage,
): AsyncIterable<Entry> {
  const client = database.client();
  client.on("error", () => undefined);
  const query: Query = async ({ text }, values = []) =>
    (await client.query<object>(text, [...values])).rows;
  try {
    await client.connect();
    await client.query(
      "begin transaction isolation level repeatable read read only",
    );
    for await (const row of rowsOf(query, "documents", Documents)) {
      const entry = entryOf(row, onDamage);
      if (entry !== undefined) yield entry;
    }
    for await (const { name } of rowsOf(query, "blobs", Names)) {
      const bytes = await whole(query, name, onDamage);
      if (bytes !== undefined)
        yield { is: "blob", name: name.toString("hex"), bytes };
    }
  } catch (error) {
    throw storageFault("the database cannot be read", error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const columns = {
  documents: "kind, name, revision, body, due_at, shelf",
  blobs: "name",
};

/** All rows of a table, some at a time. */
async function* rowsOf<Row>(
  query: Query,
  table: keyof typeof columns,
  schema: z.ZodType<Row[]>,
): AsyncIterable<Row> {
  const cursor = `all_${table}`;
  await query({
    text: `declare ${cursor} cursor for select ${columns[table]} from ${table}`,
  });
  for (;;) {
    const text = `fetch ${batch} from ${cursor}`;
    const rows = schema.parse(await query({ text }));
    yield* rows;
    if (rows.length === 0) return;
  }
}

function entryOf(
  {
    kind,
    name,
    revision,
    body,
    due_at: due,
    shelf,
  }: z.infer<typeof Documents>[number],
  onDamage: OnDamage,
): Entry | undefined {
  try {
    return {
      is: "document",
      kind,
      name: name.toString("hex"),
      revision,
      ...(due !== null && { dueAt: due }),
      ...(shelf !== null && { shelf }),
      ...(body !== null && { value: valueOf(kind, name, body) }),
    };
  } catch {
    onDamage(placeOf(kind, name));
    return undefined;
  }
}

async function whole(query: Query, name: Buffer, onDamage: OnDamage) {
  try {
    return await readBlob(query, name);
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    onDamage(error.file);
    return undefined;
  }
}
