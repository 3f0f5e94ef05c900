import { createHmac } from "node:crypto";
import { z } from "zod";
import { DamageError } from "../../errors.ts";
import type { Blobs } from "../blobs.ts";
import { subkey } from "../key-file.ts";
import type { Database, Query } from "./database.ts";
import { storageFault } from "./faults.ts";
import { patiently, type Wait } from "./patience.ts";

// Small enough that no row takes much memory on the way, large enough that a video is some hundred rows.
const chunkBytes = 256 * 1024;

export interface BlobParts {
  readonly database: Database;
  readonly key: Uint8Array;
  readonly wait: Wait;
}

/** Bytes as rows in chunks, named by a keyed hash of their id as in a folder. */
export function postgresBlobs({ database, key, wait }: BlobParts): Blobs {
  const naming = subkey(key, "blob names");
  const nameOf = (id: string) =>
    createHmac("sha256", naming).update(id).digest();

  /** All of it may be done twice: what stands at the end is the same. */
  async function ask<Result>(words: string, work: () => Promise<Result>) {
    try {
      return await patiently(wait, work);
    } catch (error) {
      throw storageFault(words, error);
    }
  }

  return {
    put: (id, bytes) =>
      ask("bytes cannot be written", () =>
        database.transaction((query) => writeBlob(query, nameOf(id), bytes)),
      ),
    get: (id) =>
      ask("bytes cannot be read", () => readBlob(database.query, nameOf(id))),
    delete: (id) =>
      ask("bytes cannot be removed", async () => {
        await database.query(remove, [nameOf(id)]);
      }),
  };
}

const lock = {
  name: "blob-lock",
  text: "insert into blobs (name, size) values ($1, $2) on conflict (name) do update set size = excluded.size",
};
const clear = {
  name: "blob-clear",
  text: "delete from blob_chunks where name = $1",
};
const add = {
  name: "blob-add",
  text: "insert into blob_chunks (name, number, bytes) values ($1, $2, $3)",
};
const remove = {
  name: "blob-remove",
  text: "delete from blobs where name = $1",
};
const whole = {
  name: "blob-read",
  text: "select size, bytes from blobs left join blob_chunks using (name) where name = $1 order by number",
};

/** Writes within a transaction. Who writes the same at once waits. */
export async function writeBlob(
  query: Query,
  name: Buffer,
  bytes: Uint8Array,
): Promise<void> {
  await query(lock, [name, bytes.length]);
  await query(clear, [name]);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    await query(add, [name, at / chunkBytes, Buffer.from(chunk)]);
  }
}

const Chunks = z.array(
  z.object({
    size: z.coerce.number(),
    bytes: z.instanceof(Buffer).nullable(),
  }),
);

/** Undefined when there is none. Throws {@link DamageError} when a part is missing. */
export async function readBlob(
  query: Query,
  name: Buffer,
): Promise<Buffer | undefined> {
  const chunks = Chunks.parse(await query(whole, [name]));
  const [first] = chunks;
  if (first === undefined) return undefined;
  const bytes = Buffer.concat(chunks.flatMap((chunk) => chunk.bytes ?? []));
  if (bytes.length !== first.size)
    throw new DamageError(`blobs/${name.toString("hex")}`);
  return bytes;
}
