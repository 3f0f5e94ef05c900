import type { TipStore } from "./tip-store.ts";
import type { Tip } from "./tip.ts";

/** What of a tip lists and counts are made of. */
export type Summary = Pick<
  Tip,
  | "id"
  | "reference"
  | "state"
  | "outcome"
  | "units"
  | "routed"
  | "locality"
  | "received"
  | "ended"
  | "asked"
  | "holder"
  | "merged"
  | "since"
> & {
  /** Whether nobody could be told of it yet. */
  readonly untold: boolean;
  /** Whether a delivery was given up. */
  readonly dead: boolean;
};

/** All tips in short, in memory: read from the disk once, when they are first wanted, and then what changes. */
export interface Summaries {
  note(id: string, tip: Tip | undefined): void;
  all(store: TipStore): Promise<readonly Summary[]>;
  /** Those written or read by this process so far. Whatever is due is written again and again. */
  known(): readonly Summary[];
}

export function createSummaries(): Summaries {
  const kept = new Map<string, Summary>();
  // What changed while the rest is being read is newer than what is read.
  const changed = new Set<string>();
  let reading: Promise<void> | undefined;
  // Where other processes write as well: up to where this one knows what they wrote.
  let mark: string | undefined;
  let looking: Promise<void> | undefined;

  return {
    note(id, tip) {
      changed.add(id);
      if (tip === undefined) kept.delete(id);
      else kept.set(id, summaryOf(tip));
    },
    known: () => [...kept.values()],
    async all(store) {
      reading ??= read(store).catch((error: unknown) => {
        reading = undefined;
        throw error;
      });
      await reading;
      looking ??= look(store).finally(() => {
        looking = undefined;
      });
      await looking;
      return [...kept.values()];
    },
  };

  async function read(store: TipStore): Promise<void> {
    mark = await store.changes?.now();
    // What was noted before is on the disk, where others may have changed it since.
    changed.clear();
    kept.clear();
    for await (const tip of store.each())
      if (!changed.has(tip.id)) kept.set(tip.id, summaryOf(tip));
    changed.clear();
  }

  /** Sees what other processes have changed, and what they removed. */
  async function look(store: TipStore): Promise<void> {
    const { changes } = store;
    if (changes === undefined || mark === undefined) return;
    const found = await changes.since(mark);
    const removed = new Set<string>();
    for (const { name, stored } of found.documents)
      if (stored === undefined) removed.add(name);
      else kept.set(stored.value.id, summaryOf(stored.value));
    if (removed.size > 0)
      for (const id of kept.keys())
        // Of two changes the later one counts, whoever is told of it first.
        if (
          removed.has(changes.nameOf(id)) &&
          (await store.get(id)) === undefined
        )
          kept.delete(id);
    ({ mark } = found);
  }
}

function summaryOf(tip: Tip): Summary {
  const { id, reference, state, outcome, units, routed, locality } = tip;
  const { received, ended, asked, holder, merged, since } = tip;
  const { deliveries, delivered } = tip;
  return {
    id,
    reference,
    state,
    outcome,
    units,
    routed,
    locality,
    received,
    ended,
    asked,
    holder,
    merged,
    since,
    untold:
      !delivered &&
      ended === null &&
      deliveries.some(({ what }) => what === "new"),
    dead: deliveries.some((delivery) => delivery.state === "dead"),
  };
}
