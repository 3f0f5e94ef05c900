import { createEndedTips, type Patience } from "./ended-tips.ts";
import { createLister, type Listed, type Summary } from "./listed.ts";
import { handShelf, isAtHand } from "./shelf.ts";
import type { TipStore } from "./tip-store.ts";
import type { Tip } from "./tip.ts";

export type { Listed, Summary } from "./listed.ts";

/** What a list of all tips can be made of. */
export interface Seen {
  readonly tips: Iterable<Listed>;
  /** False while tips that have ended are still being read: those that are there are not all. */
  readonly isWhole: boolean;
}

/**
 * Tips in short. Those at hand are in memory, read from their shelf when they are first wanted, and then what changes:
 * what that takes depends on the work in hand and not on how many tips are held. Those that have ended are read when
 * somebody wants them (./ended-tips.ts).
 */
export interface Summaries {
  /** What became of a tip, by its name in the store. */
  note(name: string, tip: Tip | undefined): void;
  /** The tips at hand: those that are open, and those with a delivery that was given up. */
  atHand(store: TipStore): Promise<readonly Summary[]>;
  /** All of them. */
  all(store: TipStore, patience?: Patience): Promise<Seen>;
  /** Those at hand that this process has written or read so far. Whatever is due is written again and again. */
  known(): readonly Summary[];
}

export function createSummaries(): Summaries {
  const lister = createLister();
  const ended = createEndedTips(lister);
  const hand = new Map<string, Summary>();
  // What changed while the rest is being read is newer than what is read; undefined when nothing is being read.
  let changed: Set<string> | undefined;
  let reading: Promise<void> | undefined;
  // Where other processes write as well: up to where this one knows what they wrote.
  let mark: string | undefined;
  let looking: Promise<void> | undefined;

  return {
    note,
    known: () => [...hand.values()],
    atHand,
    async all(store, patience = (work) => work) {
      await atHand(store);
      const { tips, isWhole } = await ended.read(store, patience);
      return { tips: both(hand.values(), tips), isWhole };
    },
  };

  function note(name: string, tip: Tip | undefined): void {
    changed?.add(name);
    ended.note(name, tip);
    if (tip !== undefined && isAtHand(tip)) hand.set(name, lister.summary(tip));
    else hand.delete(name);
  }

  async function atHand(store: TipStore): Promise<readonly Summary[]> {
    reading ??= read(store).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    await reading;
    looking ??= look(store).finally(() => {
      looking = undefined;
    });
    await looking;
    return [...hand.values()];
  }

  async function read(store: TipStore): Promise<void> {
    await store.shelveOld();
    mark = await store.changes?.now();
    // What was noted before is on the disk, where others may have changed it since.
    const newer = new Set<string>();
    changed = newer;
    hand.clear();
    for await (const tip of store.each(handShelf)) {
      const name = store.nameOf(tip.id);
      if (isAtHand(tip) && !newer.has(name))
        hand.set(name, lister.summary(tip));
    }
    changed = undefined;
  }

  /** Sees what other processes have changed, and what they removed. */
  async function look({ changes }: TipStore): Promise<void> {
    if (changes === undefined || mark === undefined) return;
    const found = await changes.since(mark);
    for (const { name, stored } of found.documents) note(name, stored?.value);
    ({ mark } = found);
  }
}

function* both<Item>(
  one: Iterable<Item>,
  other: Iterable<Item>,
): Generator<Item> {
  yield* one;
  yield* other;
}
