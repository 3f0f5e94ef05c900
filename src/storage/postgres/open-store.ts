import type { Timers } from "../../clock.ts";
import type { Archive } from "../archive.ts";
import type { Blobs } from "../blobs.ts";
import type { DeskKeySource } from "../desk-key.ts";
import type { DamageWatch, Storage } from "../storage.ts";
import { databaseArchive } from "./archive.ts";
import { postgresBlobs } from "./blobs.ts";
import { openDatabaseKey } from "./database-key.ts";
import { storageFault } from "./faults.ts";
import { pause } from "./patience.ts";
import { openPostgres, preparedDatabase } from "./postgres.ts";
import { startFault } from "./start-fault.ts";

/** All that a desk keeps in a database, and the key it is sealed with. */
export interface DatabaseStore {
  readonly storage: Storage;
  readonly blobs: Blobs;
  readonly key: Uint8Array;
  /** Whether a write reaches the server's disk right now. Throws {@link StorageError} where it does not. */
  readonly writable: () => Promise<boolean>;
}

/** Connects, migrates, finds the key. Throws {@link InputError} for a database or a key that cannot be used. */
export async function openDatabaseStore(
  url: string,
  {
    timers,
    onDamage,
    ...source
  }: DeskKeySource & DamageWatch & { readonly timers: Timers },
): Promise<DatabaseStore> {
  const database = await preparedDatabase(url);
  try {
    const key = await openDatabaseKey(database, source);
    return {
      storage: openPostgres(database, { key, onDamage, timers }),
      blobs: postgresBlobs({ database, key, wait: pause }),
      key,
      writable: () =>
        database.query(probe).then(
          () => true,
          (error: unknown) => {
            throw storageFault("the database takes no writes", error);
          },
        ),
    };
  } catch (error) {
    await database.close();
    throw startFault(url, error);
  }
}

// The smallest write there is.
const probe = { text: "update desk_key set id = id" };

/** All that stands in a database, to be carried elsewhere or brought. Throws {@link InputError} for one that cannot be used. */
export async function openDatabaseArchive(url: string): Promise<Archive> {
  return databaseArchive(await preparedDatabase(url));
}
