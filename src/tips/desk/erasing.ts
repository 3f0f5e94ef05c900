import { z } from "zod";
import type { Clock } from "../../clock.ts";
import { ConflictError } from "../../errors.ts";
import type { Storage } from "../../storage/storage.ts";
import { blobsOf } from "./dialogue.ts";
import { partJoined } from "./joining.ts";
import type { TipParts } from "./parts.ts";
import type { Tip } from "./tip.ts";

/** What is left of an erased tip for a few days: that a message asking for it again is answered the same. */
const Erased = z.object({
  v: z.literal(1),
  id: z.string(),
  delivered: z.boolean(),
});

const rememberedMs = 3 * 24 * 60 * 60_000;

export type Erasing = ReturnType<typeof createErasing>;

/** Removes a tip with all that belongs to it; what was merged into it is parted from it before. What leads to it goes last of all, so that a crash leaves nothing unfound. */
export function createErasing(
  parts: Pick<TipParts, "store" | "blobs" | "audit" | "secrets" | "units">,
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
) {
  const { store, blobs, audit, secrets, units } = parts;
  const tombs = storage.collection("tip-erased", Erased);
  return { erase, expire };

  /** @param by who wanted it: the reporter, the end of its time, or an operator */
  async function erase(
    id: string,
    by: "reporter" | "retention" | "operator",
  ): Promise<{ readonly delivered: boolean }> {
    const tip = await store.get(id);
    if (tip === undefined)
      return { delivered: (await tombs.get(id))?.value.delivered ?? false };
    const { delivered } = tip;
    await partJoined(tip, { store, units, clock });
    await bury(tip);
    await audit.note({
      actor: by,
      act: "erase",
      subject: tip.reference,
      facts: { state: tip.state, files: tip.files.length },
    });
    for (const blob of blobsOf(tip)) await blobs.delete(blob);
    if (tip.link !== null) await store.unlink(secrets.link(tip.link), id);
    await store.forget(tip);
    await store.remove(id);
    return { delivered };
  }

  async function bury({ id, delivered }: Tip): Promise<void> {
    const until = new Date(clock.now().getTime() + rememberedMs);
    try {
      await tombs.put(id, { v: 1, id, delivered }, 0, until);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  /** Removes what is remembered of tips erased days ago. */
  async function expire(): Promise<void> {
    const past = await tombs.claimDue(clock.now(), 60_000, 100);
    for (const { value } of past) {
      const stored = await tombs.get(value.id);
      if (stored !== undefined) await tombs.delete(value.id, stored.revision);
    }
  }
}
