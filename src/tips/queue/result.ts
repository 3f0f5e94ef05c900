import type { Tip } from "../desk/tip.ts";

/** What became of one try. done: it is with whoever it is for, or with the outbox on the disk. nobody: it has nobody to go to any more. */
export type Result = (
  | { readonly is: "done" }
  | { readonly is: "again"; readonly at: Date }
  | { readonly is: "dead" }
  | { readonly is: "nobody" }
) & {
  /** Topics that were made for the tip on the way, whatever became of the rest. */
  readonly topics?: Tip["topics"];
};
