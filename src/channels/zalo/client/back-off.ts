/** Times to wait after failures that follow each other. */
export interface BackOff {
  /** Ms to wait after one more failure. */
  next(): number;
  /** After a success. */
  reset(): void;
}

const firstMs = 2_000;
const longestMs = 60_000;

/**
 * Doubles from 2 s to 60 s, each time between a half and the whole of it, so that many clients do not come back at
 * once. `random` gives numbers from 0 to 1.
 */
export function backOff(random: () => number): BackOff {
  let failures = 0;
  return {
    next() {
      const most = Math.min(longestMs, firstMs * 2 ** failures);
      failures += 1;
      return Math.round(most * (0.5 + random() / 2));
    },
    reset() {
      failures = 0;
    },
  };
}
