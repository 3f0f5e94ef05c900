import type { Clock } from "../../clock.ts";
import type { Blobs } from "../../storage/blobs.ts";
import type { TipClocks } from "../clocks.ts";
import type { ReceiptHash } from "../receipt-hash.ts";
import type { Receipt } from "../receipt.ts";
import type { Unit } from "../unit.ts";
import type { AuditLog } from "./audit-log.ts";
import type { HeldFiles } from "./held-files.ts";
import type { OwnKeys } from "./own-keys.ts";
import type { TipSecrets } from "./secrets.ts";
import type { TipStore } from "./tip-store.ts";

/** What both sides of the tips work with. */
export interface TipParts {
  readonly store: TipStore;
  readonly held: HeldFiles;
  readonly blobs: Blobs;
  readonly secrets: TipSecrets;
  readonly hash: (receipt: Receipt) => Promise<ReceiptHash>;
  readonly own: OwnKeys;
  readonly units: readonly Unit[];
  readonly clocks: TipClocks;
  readonly clock: Clock;
  readonly audit: AuditLog;
  /** Has what became due worked on. */
  readonly wake: () => void;
}
