import type { Fetching } from "../channels/fetching.ts";
import type { Clock, Timers } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Holds } from "../storage/holds.ts";

// A process that dies leaves its turn to another after this; one that lives says so in time.
const holdMs = 30_000;
const againMs = 10_000;
const lookMs = 3000;

export interface LeaderParts {
  readonly holds: Holds;
  /** What is led: one process at a time for each name. */
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** One of several processes, as the others will have it. */
export function createLeader(parts: LeaderParts): Fetching {
  const { holds, name, clock, timers, logger } = parts;
  let isMine = false;
  let cancel: () => void = () => undefined;

  return {
    async mine(signal) {
      while (!isMine && !signal.aborted) {
        if (await take()) keep();
        else await pause(signal);
      }
      return !signal.aborted;
    },
    async leave() {
      cancel();
      if (!isMine) return;
      isMine = false;
      await holds.release(name).catch((error: unknown) => {
        logger.error("a turn to fetch could not be given back", error);
      });
    },
  };

  async function take(): Promise<boolean> {
    try {
      isMine = await holds.take(name, clock.now(), holdMs);
    } catch (error) {
      logger.error("whose turn it is to fetch cannot be told", error);
      isMine = false;
    }
    return isMine;
  }

  function keep(): void {
    cancel = timers.after(againMs, () => {
      void take().then((still) => {
        if (still) keep();
      });
    });
  }

  function pause(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        signal.removeEventListener("abort", done);
        resolve();
      };
      const stop = timers.after(lookMs, done);
      signal.addEventListener("abort", done);
    });
  }
}
