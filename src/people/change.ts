import { isDeepStrictEqual } from "node:util";
import { ConflictError } from "../errors.ts";
import type { Collection } from "../storage/storage.ts";

// Of processes that change one document at once one wins each round; more rounds mean that something else is wrong.
const rounds = 8;

/**
 * Reads a document, decides what becomes of it, and writes that; again when somebody else changed it meanwhile.
 * `decide` returns undefined to remove it, and its argument to leave it as it is. Returns what stands afterwards.
 */
export async function change<Value>(
  collection: Collection<Value>,
  id: string,
  decide: (old: Value | undefined) => Value | undefined,
): Promise<Value | undefined> {
  for (let round = 1; ; round += 1) {
    const stored = await collection.get(id);
    const next = decide(stored?.value);
    try {
      if (next === undefined) {
        if (stored !== undefined) await collection.delete(id, stored.revision);
      } else if (!isDeepStrictEqual(next, stored?.value)) {
        await collection.put(id, next, stored?.revision ?? 0);
      }
      return next;
    } catch (error) {
      if (!(error instanceof ConflictError) || round >= rounds) throw error;
    }
  }
}
