import { z } from "zod";
import { ConflictError } from "../../errors.ts";
import type { Collection } from "../../storage/storage.ts";
import type { Tip } from "./tip.ts";

/** On it stand the tips that are still to be dealt with; those that have ended stand on none. */
export const handShelf = "open";

/** An open tip, or one of which a delivery was given up that an admin may send again. */
export function isAtHand({ ended, deliveries }: Tip): boolean {
  return ended === null || deliveries.some(({ state }) => state === "dead");
}

export function shelfOf(tip: Tip): string | undefined {
  return isAtHand(tip) ? handShelf : undefined;
}

/** Stands under "done" once all older tips are on their shelves. */
export const Shelved = z.object({ v: z.literal(1) });

/**
 * Puts tips on the shelf that a version without shelves has written. It reads all of them, once for a store.
 * @param rewrite writes a tip as it is, where it belongs now
 */
export async function shelveOld(
  done: Collection<z.infer<typeof Shelved>>,
  tips: Collection<Tip>,
  rewrite: (id: string) => Promise<unknown>,
): Promise<void> {
  if ((await done.get("done")) !== undefined) return;
  for await (const { value, shelf } of tips.each())
    if (shelfOf(value) !== shelf) await rewrite(value.id);
  // Of several processes that have done the same, one says so.
  await done.put("done", { v: 1 }, 0).catch(unlessThere);
}

function unlessThere(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error;
}
