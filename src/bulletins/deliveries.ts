import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import type { Address } from "../message.ts";
import { change } from "../people/change.ts";
import type { Storage } from "../storage/storage.ts";
import type { Counts } from "./bulletin.ts";

// delivery: one bulletin to one recipient. entered: it may or may not have been handed over. posted: it stands on the
// disk to be sent. The rest came of it. It names its recipient by a hash, and goes once the bulletin is closed.

const Outcome = z.enum(["sent", "gone", "refused", "unsure"]);
export type Outcome = z.infer<typeof Outcome>;

const Delivery = z.object({
  v: z.literal(1),
  bulletin: z.string(),
  to: z.string(),
  state: z.enum(["entered", "posted", ...Outcome.options]),
  /** ISO moment. */
  entered: z.string(),
});

type Delivery = z.infer<typeof Delivery>;

type To = Pick<Address, "channel" | "id">;

export interface Deliveries {
  /** False where it went to that recipient before, or somebody else hands it over right now. */
  enter(bulletin: string, to: To): Promise<boolean>;
  posted(bulletin: string, to: To): Promise<void>;
  outcome(bulletin: string, to: To, outcome: Outcome): Promise<void>;
  /** To whom a bulletin was handed over, by {@link nameOf}, and whether it was heard what came of it. */
  handedOver(bulletin: string): Promise<ReadonlyMap<string, boolean>>;
  tally(bulletin: string): Promise<Omit<Counts, "unsent">>;
  /** Forgets who a bulletin went to. */
  remove(bulletin: string): Promise<void>;
}

export function nameOf({ channel, id }: To): string {
  return createHash("sha256").update(`${channel}:${id}`).digest("base64url");
}

export function createDeliveries(storage: Storage, clock: Clock): Deliveries {
  const collection = storage.collection("bulletin-deliveries", Delivery);
  const key = (bulletin: string, to: To) => `${bulletin}:${nameOf(to)}`;

  return {
    async enter(bulletin, to) {
      const id = key(bulletin, to);
      const known = await collection.get(id);
      // What was entered by a process that died is posted again under the same reference, of which one is taken.
      if (known !== undefined) return known.value.state === "entered";
      const entered = clock.now().toISOString();
      try {
        await collection.put(
          id,
          { v: 1, bulletin, to: nameOf(to), state: "entered", entered },
          0,
        );
        return true;
      } catch (error) {
        if (error instanceof ConflictError) return false;
        throw error;
      }
    },
    async posted(bulletin, to) {
      // What came of it may have been heard by now.
      await change(
        collection,
        key(bulletin, to),
        (old): Delivery | undefined =>
          old?.state === "entered" ? { ...old, state: "posted" } : old,
      );
    },
    async outcome(bulletin, to, outcome) {
      await change(
        collection,
        key(bulletin, to),
        (old) => old && { ...old, state: outcome },
      );
    },
    async handedOver(bulletin) {
      const names = new Map<string, boolean>();
      for await (const { to, state } of of(bulletin))
        if (state !== "entered") names.set(to, state !== "posted");
      return names;
    },
    async tally(bulletin) {
      const counts = { sent: 0, gone: 0, refused: 0, waiting: 0 };
      for await (const { state } of of(bulletin))
        if (state === "sent" || state === "gone" || state === "refused")
          counts[state] += 1;
        else counts.waiting += 1;
      return counts;
    },
    async remove(bulletin) {
      const found: string[] = [];
      for await (const { to } of of(bulletin)) found.push(to);
      for (const to of found)
        await change(collection, `${bulletin}:${to}`, () => undefined);
    },
  };

  async function* of(bulletin: string) {
    for await (const { value } of collection.each())
      if (value.bulletin === bulletin) yield value;
  }
}
