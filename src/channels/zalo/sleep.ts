import { setTimeout as wait } from "node:timers/promises";

/** Fulfils after `ms`, or as soon as the signal says that it is no longer waited for. Never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = (ms, signal) =>
  wait(ms, undefined, { signal }).catch(() => undefined);

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
