/** A document as read. It does not say under which id it stands: engines keep none in the clear. */
export interface Stored<Value> {
  readonly revision: number;
  readonly value: Value;
  /** From when on it is due; undefined when it is not. */
  readonly dueAt: Date | undefined;
}
