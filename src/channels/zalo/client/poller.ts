import { setTimeout as wait } from "node:timers/promises";
import { backOff } from "./back-off.ts";
import type { Update } from "./types.ts";

export interface PollerParts {
  /** Undefined when nothing came. */
  readonly poll: (signal: AbortSignal) => Promise<Update | undefined>;
  /** Does not throw. */
  readonly handle: (update: Update) => void;
  readonly failed: (error: unknown) => void;
  readonly intervalMs: number;
}

/** Polls one after the other until stopped. */
export interface Poller {
  /**
   * Fulfils when the poll under way has ended, and what it brought was handed over. Given up instead, it may take an
   * update with it: the platform hands each out once.
   */
  stop(giveUp: boolean): Promise<void>;
}

export function startPoller(parts: PollerParts): Poller {
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const stopped = () => stopping.signal.aborted;
  const pause = (ms: number) =>
    wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const delays = backOff(Math.random);

  async function loop(): Promise<void> {
    while (!stopped()) {
      try {
        const update = await parts.poll(givingUp.signal);
        delays.reset();
        if (update !== undefined) parts.handle(update);
        if (parts.intervalMs > 0) await pause(parts.intervalMs);
      } catch (error) {
        if (stopped()) return;
        parts.failed(error);
        await pause(delays.next());
      }
    }
  }

  const running = loop();
  return {
    stop(giveUp) {
      stopping.abort();
      if (giveUp) givingUp.abort();
      return running;
    },
  };
}
