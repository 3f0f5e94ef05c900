/** What is due when, and what is leased until when; in memory. Markers are texts that compare as their moments do. */
export interface DueQueue {
  /** Does nothing to one that waits or is leased already. */
  add(marker: string): void;
  addAll(markers: readonly string[]): void;
  remove(marker: string): void;
  /** Leases that end at `now` or before have ended. */
  release(now: Date): void;
  /** The first marker due at `now` that is not leased, leased from then on; undefined when there is none. */
  lease(now: Date, leaseMs: number): string | undefined;
  /** When `lease` may next give one. */
  next(): Date | undefined;
}

/** `momentOf` gives a marker's milliseconds since 1970. */
export function createDueQueue(momentOf: (marker: string) => number): DueQueue {
  // In order, without those leased.
  let waiting: string[] = [];
  const leased = new Map<string, number>();

  function add(marker: string): void {
    const at = placeOf(marker);
    if (waiting[at] !== marker && !leased.has(marker))
      waiting.splice(at, 0, marker);
  }

  /** Where it stands or would stand. */
  function placeOf(marker: string): number {
    let low = 0;
    let high = waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((waiting[middle] ?? "") < marker) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add,
    addAll(markers) {
      const fresh = markers.filter((marker) => !leased.has(marker));
      waiting = [...new Set([...waiting, ...fresh])].sort();
    },
    remove(marker) {
      leased.delete(marker);
      const at = placeOf(marker);
      if (waiting[at] === marker) waiting.splice(at, 1);
    },
    release(now) {
      for (const [marker, until] of leased) {
        if (until > now.getTime()) continue;
        leased.delete(marker);
        add(marker);
      }
    },
    lease(now, leaseMs) {
      const [first] = waiting;
      if (first === undefined || momentOf(first) > now.getTime())
        return undefined;
      waiting.shift();
      leased.set(first, now.getTime() + leaseMs);
      return first;
    },
    next() {
      const [first] = waiting;
      const moments = first === undefined ? [] : [momentOf(first)];
      for (const until of leased.values()) moments.push(until);
      const least = moments.reduce((a, b) => Math.min(a, b), Infinity);
      return least === Infinity ? undefined : new Date(least);
    },
  };
}
