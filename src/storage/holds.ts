/** Which of several processes that share a store works on something: one at a time. */
export interface Holds {
  /**
   * Whether it is this process's alone until `ms` milliseconds after `now`. One that is this process's already stays so
   * for longer; one that is another's, and has not run out, is refused. Throws {@link StorageError}.
   */
  take(name: string, now: Date, ms: number): Promise<boolean>;
  /** Lets go of what is this process's; does nothing to what is another's. Throws {@link StorageError}. */
  release(name: string): Promise<void>;
}
