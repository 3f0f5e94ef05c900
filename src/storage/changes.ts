import type { Stored } from "./stored.ts";

/** What was written lately by any of the processes that share a store. */
export interface Changes<Value> {
  /** A mark from which on `since` tells of all that is written. Throws {@link StorageError}. */
  now(): Promise<string>;
  /**
   * What was written since a mark, perhaps some of it again, and a mark to go on from. What cannot be read is left out and
   * told to `onDamage`. Throws {@link StorageError}.
   */
  since(mark: string): Promise<{
    readonly mark: string;
    readonly documents: readonly Changed<Value>[];
  }>;
  /** Under which name changes tell of a document. */
  nameOf(id: string): string;
}

export interface Changed<Value> {
  readonly name: string;
  /** Undefined where it was deleted. */
  readonly stored: Stored<Value> | undefined;
}
