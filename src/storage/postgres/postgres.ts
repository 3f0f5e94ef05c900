import { createHmac } from "node:crypto";
import { type Timers, systemTimers } from "../../clock.ts";
import { subkey } from "../key-file.ts";
import type { DamageWatch, Storage } from "../storage.ts";
import { postgresCollection } from "./collection.ts";
import { type Database, openDatabase } from "./database.ts";
import { postgresHolds } from "./holds.ts";
import { loadMigrations, migrate, type Migration } from "./migrations.ts";
import { startFault } from "./start-fault.ts";
import { pause, type Wait } from "./patience.ts";
import { createWakes } from "./wakes.ts";

export interface PostgresOptions extends DamageWatch {
  /** The desk's key ({@link openDeskKey}). */
  readonly key: Uint8Array;
  readonly timers?: Timers;
  /** In place of real pauses before what has failed is tried again. */
  readonly wait?: Wait;
}

/**
 * Connects, and brings the tables into this version's shape. `url` is libpq's: `postgresql://user:password@host/name`.
 * Throws {@link InputError} for a database that cannot be used.
 */
export async function preparedDatabase(
  url: string,
  migrations?: readonly Migration[],
): Promise<Database> {
  const database = openDatabase(url);
  try {
    const steps = migrations ?? (await loadMigrations());
    await database.apart((client) => migrate(client, steps));
    return database;
  } catch (error) {
    await database.close();
    throw startFault(url, error);
  }
}

/**
 * Keeps documents in PostgreSQL, for any number of processes. A document's name is the same keyed hash of kind and id
 * as with files, so that documents can be carried from one engine to the other by who does not know their ids. Leases
 * stand in the rows: what one process claims, no other does.
 */
export function openPostgres(
  database: Database,
  { key, onDamage, timers = systemTimers, wait = pause }: PostgresOptions,
): Storage {
  const nameKey = subkey(key, "names");
  const wakes = createWakes(database, timers);
  return {
    collection: (kind, schema) =>
      postgresCollection(
        {
          kind,
          database,
          wait,
          nameOf: (id) =>
            createHmac("sha256", nameKey).update(`${kind}\0${id}`).digest(),
          onDue: wakes.tell,
          onDamage,
        },
        schema,
      ),
    onWake: wakes.listen,
    holds: postgresHolds({
      database,
      wait,
      nameOf: (name) =>
        createHmac("sha256", nameKey).update(`hold\0${name}`).digest(),
    }),
    async close() {
      await wakes.close();
      await database.close();
    },
  };
}
