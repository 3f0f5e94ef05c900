import type { Clock, Timers } from "./clock.ts";
import type { Logger } from "./logger.ts";

/** Something that falls due from time to time. */
export interface Duty {
  /** Works on all that is due now, or begins to: what takes long may go on by itself. */
  run(): Promise<void>;
  /** Fulfils when nothing goes on by itself. */
  settled?(): Promise<void>;
  /** When it may have something to do next, as far as it knows; undefined: nothing. */
  next(): Promise<Date | undefined>;
}

/** Sees that what falls due is worked on. */
export interface Scheduler {
  /** Begins; from then on it wakes by itself. */
  start(): void;
  /** Has everything looked at now, once more where that is going on already. */
  wake(): void;
  /** Fulfils when all that is due now has been worked on. */
  settled(): Promise<void>;
  /** Wakes no more. */
  stop(): void;
}

/** One round at a time over all duties; one that fails is logged and holds up no other. */
export function createScheduler({
  duties,
  clock,
  timers,
  logger,
  lookEachMs = 30_000,
}: {
  readonly duties: readonly Duty[];
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** What another process left, or a clock that was set, is seen at the latest after this; 30 s unless told otherwise. */
  readonly lookEachMs?: number | undefined;
}): Scheduler {
  let started = false;
  let again = false;
  let round: Promise<void> | undefined;
  let cancel: () => void = () => undefined;

  return {
    start() {
      started = true;
      wake();
    },
    wake,
    async settled() {
      do {
        while (round !== undefined) await round;
        for (const duty of duties) await duty.settled?.();
      } while (isBusy());
    },
    stop() {
      started = false;
      cancel();
    },
  };

  // What went on by itself may have woken it at its end.
  function isBusy(): boolean {
    return round !== undefined;
  }

  function wake(): void {
    if (!started) return;
    again = true;
    round ??= rounds().finally(() => {
      round = undefined;
      // Somebody called while the next moment was being looked for.
      if (again) wake();
    });
  }

  async function rounds(): Promise<void> {
    cancel();
    while (again) {
      again = false;
      for (const duty of duties)
        try {
          await duty.run();
        } catch (error) {
          logger.error("what is due could not be worked on", error);
        }
    }
    const ms = await untilNext();
    if (started) cancel = timers.after(ms, wake);
  }

  async function untilNext(): Promise<number> {
    const now = clock.now().getTime();
    let least = now + lookEachMs;
    for (const duty of duties)
      try {
        const next = await duty.next();
        if (next !== undefined) least = Math.min(least, next.getTime());
      } catch (error) {
        logger.error("what is due next cannot be told", error);
      }
    // What is due already and could not be done is tried again after a while, not at once.
    return least <= now ? 1000 : least - now;
  }
}
