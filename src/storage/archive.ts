// How all that a store holds is carried elsewhere, as it stands: sealed, under names that are keyed hashes. So whoever
// carries it needs neither the key nor the ids, and with the same desk key it is as good in the other place.

export type Entry =
  | {
      readonly is: "document";
      readonly kind: string;
      /** In hexadecimal. */
      readonly name: string;
      readonly revision: number;
      /** Milliseconds since 1970. */
      readonly dueAt?: number | undefined;
      readonly shelf?: string | undefined;
      /** Left out: the document was deleted, and its number counts on. */
      readonly value?: unknown;
    }
  | {
      readonly is: "blob";
      /** In hexadecimal. */
      readonly name: string;
      readonly bytes: Uint8Array;
    };

/** Hears of what is damaged and stays where it is: a file or a row. */
export type OnDamage = (place: string) => void;

/** One place where a whole store can lie. All throw {@link InputError} for a place that cannot be used. */
export interface Archive {
  /** With which key its documents were sealed, without telling it; undefined: nothing has been sealed yet. */
  keyId(): Promise<string | undefined>;
  /** All documents, then all bytes, as they stood at one moment as far as the place can say. */
  entries(onDamage: OnDamage): AsyncIterable<Entry>;
  /** Takes everything in, or nothing. Throws {@link InputError} where something is kept already. */
  fill(keyId: string | undefined, entries: AsyncIterable<Entry>): Promise<void>;
  close(): Promise<void>;
}
