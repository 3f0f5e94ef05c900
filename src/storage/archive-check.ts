import { z } from "zod";
import { createSeal } from "./seal.ts";
import type { Entry } from "./archive.ts";

/** What is wrong with an entry; undefined: nothing. */
export type Check = (
  entry: Entry,
) => "not sealed with this key" | "unlike its schema" | undefined;

const Sealed = z.object({ sealed: z.string() });

/** Opens every document with the desk's key and holds what it says to the schema of its kind, where that is known. */
export function createCheck(
  key: Uint8Array,
  schemas: ReadonlyMap<string, z.ZodType>,
): Check {
  const seal = createSeal(key);
  return (entry) => {
    // Bytes are sealed to whoever receives them, documents that were set aside cannot be opened: neither says more.
    if (entry.is === "blob" || entry.value === undefined) return undefined;
    const { kind, dueAt, value } = entry;
    if (kind.endsWith(".unopened")) return undefined;
    const around = {
      kind,
      dueAt: dueAt === undefined ? undefined : new Date(dueAt),
    };
    const held = Sealed.safeParse(value);
    const content = held.success && seal.open(held.data.sealed, around);
    if (!content) return "not sealed with this key";
    const schema = schemas.get(kind);
    return schema === undefined || schema.safeParse(content.value).success
      ? undefined
      : "unlike its schema";
  };
}
