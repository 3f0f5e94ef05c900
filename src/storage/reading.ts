import type { z } from "zod";
import { StorageError } from "../errors.ts";
import type { DamageWatch } from "./storage.ts";

// What engines share when they read.

/** A stored value as its schema gives it. Throws {@link StorageError} when it does not fit. */
export function fitting<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const fit = schema.safeParse(value);
  if (fit.success) return fit.data;
  throw new StorageError("a document does not fit its schema", fit.error);
}

/** What was read; undefined, and told to the watch, when it cannot be read. */
export function orReport<Found>(
  read: () => Found,
  watch: DamageWatch,
): Found | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    watch.onDamage?.(error);
    return undefined;
  }
}
