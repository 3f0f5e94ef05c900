import { z } from "zod";
import type { Clock } from "../clock.ts";
import { change } from "../people/change.ts";
import type { Storage } from "../storage/storage.ts";
import type { Followers } from "./followers.ts";

/** What days were reckoned from when everybody's next nudge was reckoned last. */
const Reckoned = z.object({
  v: z.literal(1),
  fingerprint: z.string(),
  /** ISO moment up to which the clock had come, to within an hour. */
  latest: z.string().optional(),
});

// Clocks are set by fractions of a second all the time.
const clockSlackMs = 60_000;
const noteEachMs = 60 * 60_000;

/** Everybody's next nudge is reckoned anew where what it rests on has changed, or the clock goes back. */
export interface Reckoning {
  /** Sees what was reckoned from before this process, and renews it. */
  start(): Promise<void>;
  renew(): Promise<void>;
}

export function createReckoning(
  storage: Storage,
  clock: Clock,
  {
    followers,
    fingerprint,
  }: {
    readonly followers: Pick<Followers, "each" | "change">;
    /** Of what the plans ask for now. */
    readonly fingerprint: () => string;
  },
): Reckoning {
  const collection = storage.collection("nudge-reckonings", Reckoned);
  // Each process passes over all once it sees a change: another may have written by what it knew before.
  let reckonedBy: string | undefined;
  // How far the clock had come: what was put off while it was ahead would wait until that day comes again.
  let seen = clock.now();
  return {
    async start() {
      const known = (await collection.get("plans"))?.value;
      reckonedBy = known?.fingerprint ?? "";
      if (known?.latest !== undefined) seen = new Date(known.latest);
      await renew();
    },
    renew,
  };

  async function renew(): Promise<void> {
    const now = clock.now();
    const latest = now.toISOString();
    const by = fingerprint();
    const isBack = seen.getTime() - now.getTime() > clockSlackMs;
    const isStale = reckonedBy !== undefined && reckonedBy !== by;
    if (isBack || isStale)
      for await (const follower of followers.each())
        if (isBack || follower.reckoned !== by)
          await followers.change(follower, (old) => old && { ...old });
    if (isStale) reckonedBy = by;
    if (isBack || isStale || now.getTime() - seen.getTime() > noteEachMs) {
      await change(collection, "plans", () => ({
        v: 1 as const,
        fingerprint: by,
        latest,
      }));
      seen = now;
    }
  }
}
