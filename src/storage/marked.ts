/** What a document's revision names a marker by. */
export interface Naming {
  readonly marker: string;
}

/** Who keeps markers of documents, whose writes are told of step by step. */
export interface Marked {
  /** To be done before the revision can be seen. */
  announce(named: Naming): Promise<void>;
  /** The write that was announced, if any, has come to an end: `after` is what its document names from now on. */
  settle(before: Naming | undefined, after: Naming | undefined): Promise<void>;
  /** The write that was announced has failed; surely, or perhaps not. */
  withdraw(named: Naming, surely: boolean): Promise<void>;
}
