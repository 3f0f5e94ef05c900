/** What became of one try. done: it is with whoever it is for, or with the outbox on the disk. nobody: it has nobody to go to any more. */
export type Result =
  | { readonly is: "done" }
  | { readonly is: "again"; readonly at: Date }
  | { readonly is: "dead" }
  | { readonly is: "nobody" };
