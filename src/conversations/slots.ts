import type { Timers } from "../clock.ts";

/** So many may be under way at once; one that takes long makes room all the same. */
export interface Slots {
  /** Fulfils when there is room; the result gives it back, and may be called again. */
  take(): Promise<() => void>;
}

/** @param longestMs after which one that is still under way does not count any more */
export function createSlots(
  count: number,
  longestMs: number,
  timers: Timers,
): Slots {
  let free = count;
  const waiting: (() => void)[] = [];

  function giveBack(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let isTaken = true;
      const release = () => {
        if (!isTaken) return;
        isTaken = false;
        cancel();
        giveBack();
      };
      const cancel = timers.after(longestMs, release);
      return release;
    },
  };
}
