import { join } from "node:path";
import type { Clock, Timers } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Address, Reply } from "../../message.ts";
import type { Roster } from "../../people/roster.ts";
import { openBlobFolder } from "../../storage/blob-folder.ts";
import { subkey } from "../../storage/key-file.ts";
import type { Storage } from "../../storage/storage.ts";
import type { TipClocks } from "../clocks.ts";
import { receiptHasher } from "../receipt-hash.ts";
import type { Reporting } from "../tips.ts";
import type { Unit } from "../unit.ts";
import { openAuditLog } from "./audit-log.ts";
import { createErasing } from "./erasing.ts";
import { createHeldFiles, type Fetch } from "./held-files.ts";
import { openOwnKeys } from "./own-keys.ts";
import type { TipParts } from "./parts.ts";
import { createReporting } from "./reporting.ts";
import { tipSecrets } from "./secrets.ts";
import { createTipStore } from "./tip-store.ts";

export interface OpenTipsParts {
  /** Sealed by the desk's key (src/storage/sealed.ts). */
  readonly storage: Storage;
  /** The data folder: files of tips lie in `<folder>/tip-files`, the desk's own keys in `<folder>/tips.key`. */
  readonly folder: string;
  /** The desk's key. */
  readonly key: Uint8Array;
  readonly units: readonly Unit[];
  readonly clocks: TipClocks;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly roster: Roster;
  /** `post` of the conversations. */
  readonly post: (
    address: Address,
    reply: Reply,
    reference: string,
  ) => Promise<void>;
  /** Fetches an attachment by its channel. Throws FetchError. */
  readonly fetch: Fetch;
  readonly logger: Logger;
}

/** The tips, opened. */
export interface Tips {
  /** What handlers for reporters call. */
  readonly reporting: Reporting;
}

/** Throws {@link InputError} for keys that cannot be used. */
export async function openTips(opening: OpenTipsParts): Promise<Tips> {
  const { storage, folder, key, units, clocks, clock, fetch } = opening;
  const own = await openOwnKeys(folder);
  const blobs = openBlobFolder(join(folder, "tip-files"), key);
  const secrets = tipSecrets(key);
  const store = createTipStore({ storage, dueAt: () => undefined });
  const held = createHeldFiles({
    storage,
    blobs,
    secrets,
    recipient: own.recipient,
    fetch,
    clock,
  });
  const parts: TipParts = {
    store,
    held,
    blobs,
    secrets,
    hash: receiptHasher(key),
    own,
    units,
    clocks,
    clock,
    audit: openAuditLog(storage, clock, subkey(key, "tip audit")),
    wake: () => undefined,
  };
  const erasing = createErasing(parts, { storage, clock });
  return {
    reporting: createReporting(parts, erasing, () => Promise.resolve(true)),
  };
}
