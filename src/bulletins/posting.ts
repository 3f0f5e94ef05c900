import type { Address } from "../message.ts";
import type { Duty } from "../scheduler.ts";
import type { Outcome } from "./deliveries.ts";

/** A part of the desk that writes to people by itself. */
export interface Posting {
  /** For a scheduler. */
  readonly duty: Duty;
  /** For `onOutcome` of the conversations. */
  onOutcome?(address: Address, reference: string, outcome: Outcome): void;
  /** Fulfils when what it heard is noted. */
  settled?(): Promise<void>;
}
