import type { z } from "zod";

// kind: a sort of document ("sessions"). collection: all documents of one kind. revision: counts the changes of a
// document from 1, so that a change made on an outdated reading is refused.

/** A document as read. It does not say under which id it stands: engines keep none in the clear. */
export interface Stored<Value> {
  readonly revision: number;
  readonly value: Value;
}

/**
 * The documents of one kind. Every promise that fulfils has reached the disk (where there is one); one that rejects
 * has changed nothing. Ids are any non-empty text. Values are checked against the schema when read.
 */
export interface Collection<Value> {
  /** Undefined when there is none. Throws {@link DamageError} when there is one that is damaged, {@link StorageError} when there is one that cannot be read or does not fit the schema. */
  get(id: string): Promise<Stored<Value> | undefined>;
  /** Writes the next revision; `expected` is the revision read, 0 for a new document. Throws {@link ConflictError} when another change came first. */
  put(id: string, value: Value, expected: number): Promise<Stored<Value>>;
  /** Removes the revision read. Throws {@link ConflictError} when another change came first. */
  delete(id: string, expected: number): Promise<void>;
  /**
   * Puts a damaged document out of the way, where a person can still look at it; what is left is an older state or
   * none. Does nothing to a document that can be read. For documents that one can do without.
   */
  setAside(id: string): Promise<void>;
  /** All documents, in no order. */
  list(): Promise<Stored<Value>[]>;
}

/** Where documents live. Engines are beside this file; one contract suite is run by each (test/storage/contract.ts). */
export interface Storage {
  collection<Schema extends z.ZodType>(
    kind: string,
    schema: Schema,
  ): Collection<z.infer<Schema>>;
  /** Fulfils when nothing is open any more. */
  close(): Promise<void>;
}
