import type { Logger } from "./logger.ts";
import { openDeskKey } from "./storage/desk-key.ts";
import { openLowdb } from "./storage/lowdb.ts";
import { sealed } from "./storage/sealed.ts";
import type { Storage } from "./storage/storage.ts";

/** A store, and the key it is sealed with. */
export interface Store {
  readonly storage: Storage;
  readonly key: Uint8Array;
}

/** Opens the sealed store in a folder. Throws {@link InputError} for a folder or key that cannot be used. */
export async function openStore(
  { folder, deskKey }: { folder: string; deskKey: string | undefined },
  logger: Logger,
): Promise<Store> {
  const key = await openDeskKey({ folder, secret: deskKey });
  const watch = {
    onDamage: (error: unknown) => {
      logger.error("a stored document was passed over", error);
    },
  };
  const storage = await openLowdb(folder, { key, ...watch });
  return { storage: sealed(storage, key, watch), key };
}
