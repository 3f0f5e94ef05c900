import type { z } from "zod";
import type { StorageError } from "../errors.ts";
import type { Changes } from "./changes.ts";
import type { Holds } from "./holds.ts";
import type { Stored } from "./stored.ts";

export type { Stored } from "./stored.ts";

// kind: a sort of document ("sessions"). collection: all documents of one kind. revision: counts the changes of a
// document from 1, so that a change made on an outdated reading is refused. due: something is to be done with the
// document from a moment on. lease: the time for which a due document is one worker's alone. shelf: some documents of a
// kind that are to be found without going through the others, by a word of small letters that engines see in the clear.

/**
 * The documents of one kind. Every promise that fulfils has reached the disk (where there is one); one that rejects
 * has changed nothing. Ids are any non-empty text. Values are checked against the schema when read.
 */
export interface Collection<Value> {
  /** Undefined when there is none. Throws {@link DamageError} when there is one that is damaged, {@link StorageError} when there is one that cannot be read or does not fit the schema. */
  get(id: string): Promise<Stored<Value> | undefined>;
  /**
   * Writes the next revision; `expected` is the revision read, 0 for a new document. Without `dueAt` it is not due, and
   * without `shelf` on none, whatever it was before. Throws {@link ConflictError} when another change came first.
   */
  put(
    id: string,
    value: Value,
    expected: number,
    dueAt?: Date,
    shelf?: string,
  ): Promise<Stored<Value>>;
  /** Removes the revision read. Throws {@link ConflictError} when another change came first. */
  delete(id: string, expected: number): Promise<void>;
  /**
   * Puts a damaged document out of the way, where a person can still look at it; what is left is an older state or
   * none. Does nothing to a document that can be read. For documents that one can do without.
   */
  setAside(id: string): Promise<void>;
  /**
   * All documents, or those on a shelf, in no order, read one after another. One that cannot be read is left out and told
   * to `onDamage`. What a shelf costs does not depend on how many stand elsewhere.
   */
  each(shelf?: string): AsyncIterable<Stored<Value>>;
  /** As `each`, all at once. */
  list(): Promise<Stored<Value>[]>;
  /**
   * Hands out documents due at or before `now`, earliest first, at most `limit`. None of them is handed out again
   * before it has been written again or `leaseMs` milliseconds have passed: a worker writes each when it is done with
   * it, and one that died leaves it to the next. One that cannot be read is told to `onDamage`, holds up no other, and
   * is tried again when its lease has passed.
   */
  claimDue(now: Date, leaseMs: number, limit: number): Promise<Stored<Value>[]>;
  /**
   * When `claimDue` may next have something to hand out: as far as known, so that one who sleeps until then should
   * look again sooner where other processes write. Undefined when nothing is due at any time.
   */
  nextDue(): Promise<Date | undefined>;
  /** What other processes write; left out by engines that hear of no other process. */
  readonly changes?: Changes<Value>;
}

/** Where documents live. Engines are beside this file; one contract suite is run by each (test/storage/contract.ts). */
export interface Storage {
  collection<Schema extends z.ZodType>(
    kind: string,
    schema: Schema,
  ): Collection<z.infer<Schema>>;
  /**
   * Calls back when another process has written a document that is due at `dueAt` or later, and gives what takes the
   * wish back. A call may fail to come: who listens looks from time to time, too. Engines that hear of no other
   * process leave it out.
   */
  readonly onWake?: (listener: (dueAt: Date) => void) => () => void;
  /** Who works on what, where several processes share the store; left out where one has it for itself. */
  readonly holds?: Holds;
  /** Fulfils when nothing is open any more. */
  close(): Promise<void>;
}

/** Who hears of a document that was passed over because it cannot be read. */
export interface DamageWatch {
  readonly onDamage?: ((error: StorageError) => void) | undefined;
}

/** What a stream of documents holds. */
export async function collect<Item>(
  items: AsyncIterable<Item>,
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
