import { createHash } from "node:crypto";
import { Client } from "pg";
import { z } from "zod";
import {
  openPostgres,
  preparedDatabase,
} from "../../src/storage/postgres/postgres.ts";
import { sealed } from "../../src/storage/sealed.ts";
import type { Server } from "../storage/postgres/server.ts";
import type { OpenStore } from "./storage-engines.ts";

const key = Buffer.alloc(32, 1);
const Value = z.object({ text: z.string() });

/** Runs statements on a connection of their own. */
export async function onConnection(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** The engine on PostgreSQL, sealed as a desk runs it; each folder stands for a schema. Leases end when a store is closed. */
export function onPostgres(server: Server): OpenStore {
  function addressOf(folder: string): { schema: string; url: string } {
    const schema = `b${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
    const options = encodeURIComponent(`-c search_path=${schema}`);
    return { schema, url: `${server.url()}&options=${options}` };
  }
  return {
    async fill(folder, count, documentOf) {
      const { schema, url } = addressOf(folder);
      await onConnection(server.url(), `create schema ${schema}`);
      const database = await preparedDatabase(url);
      for (let from = 0; from < count; from += 1000) {
        const some = Array.from({ length: Math.min(1000, count - from) });
        const documents = some.map((_, at) => documentOf(from + at));
        await database.query(insert, [
          some.map((_, at) =>
            createHash("sha256")
              .update(String(from + at))
              .digest(),
          ),
          documents.map(({ text }) => Buffer.from(JSON.stringify({ text }))),
          documents.map(({ dueAt }) => dueAt?.getTime() ?? null),
        ]);
      }
      await database.query({ text: "analyze documents" });
      await database.close();
    },
    async open(folder) {
      const { url } = addressOf(folder);
      const database = await preparedDatabase(url);
      const storage = sealed(openPostgres(database, { key }), key);
      const documents = storage.collection("documents", Value);
      return {
        put: (id, expected, text, dueAt) =>
          documents.put(`own ${id}`, { text }, expected, dueAt),
        claim: async (now, limit) =>
          (await documents.claimDue(now, 60_000, limit)).length,
        async close() {
          // In files a lease ends with the process that has it; here it is the rows' own.
          await database.query({
            text: "update documents set leased_until = null where leased_until is not null",
          });
          await storage.close();
        },
      };
    },
  };
}

const insert = {
  text: `insert into documents (kind, name, revision, body, due_at, marks)
    select 'documents', name, 1, body, due_at, '{}'
    from unnest($1::bytea[], $2::bytea[], $3::bigint[]) as laid (name, body, due_at)`,
};
