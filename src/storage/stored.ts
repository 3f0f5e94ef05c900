/** A document as read. It does not say under which id it stands: engines keep none in the clear. */
export interface Stored<Value> {
  readonly revision: number;
  readonly value: Value;
  /** From when on it is due; undefined when it is not. */
  readonly dueAt: Date | undefined;
  /** With which others it stands; undefined where it stands on no shelf. */
  readonly shelf?: string | undefined;
}
