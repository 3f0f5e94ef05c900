import { join } from "node:path";
import { systemTimers } from "./clock.ts";
import { writable } from "./http/writable.ts";
import type { Logger } from "./logger.ts";
import { openBlobFolder } from "./storage/blob-folder.ts";
import type { Blobs } from "./storage/blobs.ts";
import { openDeskKey } from "./storage/desk-key.ts";
import { type Keep, keepAsDocuments, keepInFolder } from "./storage/kept.ts";
import { openLowdb } from "./storage/lowdb.ts";
import { sealed } from "./storage/sealed.ts";
import type { DamageWatch, Storage } from "./storage/storage.ts";

/** A store, and the key it is sealed with. */
export interface Store {
  readonly storage: Storage;
  /** For the files of tips. */
  readonly blobs: Blobs;
  /** For what the desk makes once, such as keys of its own. */
  readonly keep: Keep;
  readonly key: Uint8Array;
  /** Whether something new can be stored right now. Throws what the system says where it cannot. */
  readonly writable: () => Promise<boolean>;
}

export interface StorePlace {
  /** The data folder; with a database it holds only what is this machine's own. */
  readonly folder: string;
  /** The setting DESK_KEY. */
  readonly deskKey: string | undefined;
  /** The setting DATABASE_URL; undefined: in files under the folder. */
  readonly databaseUrl?: string | undefined;
}

/** Opens the sealed store. Throws {@link InputError} for a folder, database or key that cannot be used. */
export async function openStore(
  place: StorePlace,
  logger: Logger,
): Promise<Store> {
  const watch = {
    onDamage: (error: unknown) => {
      logger.error("a stored document was passed over", error);
    },
  };
  const { databaseUrl } = place;
  return databaseUrl === undefined
    ? openFiles(place, watch)
    : openRows({ ...place, databaseUrl }, watch);
}

async function openFiles(
  { folder, deskKey }: StorePlace,
  watch: DamageWatch,
): Promise<Store> {
  const key = await openDeskKey({ folder, secret: deskKey });
  const storage = sealed(
    await openLowdb(folder, { key, ...watch }),
    key,
    watch,
  );
  return {
    storage,
    blobs: openBlobFolder(join(folder, "tip-files"), key),
    keep: keepInFolder(storage, folder),
    key,
    writable: () => writable(folder),
  };
}

async function openRows(
  {
    folder,
    deskKey,
    databaseUrl,
  }: StorePlace & { readonly databaseUrl: string },
  watch: DamageWatch,
): Promise<Store> {
  // Loaded when needed: a desk on files starts without it.
  const { openDatabaseStore } =
    await import("./storage/postgres/open-store.ts");
  const opened = await openDatabaseStore(databaseUrl, {
    folder,
    secret: deskKey,
    timers: systemTimers,
    ...watch,
  });
  const storage = sealed(opened.storage, opened.key, watch);
  return { ...opened, storage, keep: keepAsDocuments(storage, folder) };
}
