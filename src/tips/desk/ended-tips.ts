import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Timers } from "../../clock.ts";
import type { Lister, Listed } from "./listed.ts";
import { isAtHand } from "./shelf.ts";
import type { TipStore } from "./tip-store.ts";
import type { Tip } from "./tip.ts";

/**
 * Tips that have ended, in short, for searches and counts. Nothing is read before somebody asks; then all tips are, once,
 * beside all else, and what is read is kept up by what changes. A million take some 120 MB and some minutes.
 */
export interface EndedTips {
  /** What became of a tip. */
  note(name: string, tip: Tip | undefined): void;
  /** Those read so far, and whether these are all: after `patience` with the rest of the reading at the latest. */
  read(
    store: TipStore,
    patience: Patience,
  ): Promise<{ readonly tips: Iterable<Listed>; readonly isWhole: boolean }>;
}

/** Fulfils when work has, or has taken too long; rejects where it does before. */
export type Patience = (work: Promise<void>) => Promise<void>;

// So many are read between two looks at what else there is to do: about 3 ms.
const together = 25;

export function createEndedTips({ listed }: Lister): EndedTips {
  let kept = new Map<number, Listed>();
  // What changed while the rest is being read is newer than what is read; undefined when nothing is being read.
  let changed: Set<number> | undefined;
  let reading: Promise<void> | undefined;
  let isWhole = false;

  async function readAll(store: TipStore): Promise<void> {
    kept = new Map();
    const newer = new Set<number>();
    changed = newer;
    let count = 0;
    for await (const tip of store.each()) {
      const key = keyOf(store.nameOf(tip.id));
      if (!isAtHand(tip) && !newer.has(key)) kept.set(key, listed(tip));
      count += 1;
      if (count % together === 0) await setImmediate();
    }
    changed = undefined;
    isWhole = true;
  }

  return {
    note(name, tip) {
      if (reading === undefined) return;
      const key = keyOf(name);
      changed?.add(key);
      if (tip === undefined || isAtHand(tip)) kept.delete(key);
      else kept.set(key, listed(tip));
    },
    async read(store, patience) {
      reading ??= readAll(store).catch((error: unknown) => {
        reading = undefined;
        throw error;
      });
      await patience(reading);
      return { tips: kept.values(), isWhole };
    },
  };
}

/** Waits so long at most. */
export function patient(timers: Timers, ms: number): Patience {
  return async (work) => {
    let cancel = () => {
      // Nothing to cancel yet.
    };
    const over = new Promise<void>((resolve) => {
      cancel = timers.after(ms, resolve);
    });
    try {
      await Promise.race([work, over]);
    } finally {
      cancel();
    }
  };
}

/** Numbers are kept in place of names. Of a million, two share one with a chance of one in nine thousand. */
function keyOf(name: string): number {
  const digest = createHash("sha256").update(name).digest();
  return digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4);
}
