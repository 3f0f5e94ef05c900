import type { Logger } from "./logger.ts";

/** One part of the program to stop; the next waits until it has. */
export type StopStep = () => Promise<void>;

/** Waits to be asked to stop: by the system, a container engine (SIGTERM) or a person at the keyboard (SIGINT). */
export interface StopRequest {
  readonly asked: Promise<void>;
  /** Leaves the signals to others again. */
  forget(): void;
}

const signals = ["SIGTERM", "SIGINT"] as const;

/** What signals come from: the process. */
export interface SignalSource {
  on(signal: (typeof signals)[number], heard: () => void): unknown;
  off(signal: (typeof signals)[number], heard: () => void): unknown;
}

/** After the first signal they are left to the system, so that a second one ends the process at once. */
export function listenForStop(source: SignalSource): StopRequest {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  function forget(): void {
    for (const signal of signals) source.off(signal, stop);
  }
  function stop(): void {
    forget();
    resolve(undefined);
  }
  for (const signal of signals) source.on(signal, stop);
  return { asked: promise, forget };
}

export interface Stopping {
  /** In the order of stopping: what takes messages in first, what keeps them last. */
  readonly steps: readonly StopStep[];
  readonly limitMs: number;
  readonly logger: Logger;
  /** Called once where the time is over before all has stopped: nothing more can be waited for. */
  readonly giveUp: () => void;
}

/**
 * Stops the parts one after another; one that fails is logged and does not keep the next from stopping. Fulfils with
 * whether all stopped without a fault and in time, at the latest when the time is over.
 */
export async function stopInOrder({
  steps,
  limitMs,
  logger,
  giveUp,
}: Stopping): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => {
    giveUp();
    resolve(false);
  }, limitMs);
  try {
    return await Promise.race([stopAll(steps, logger), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function stopAll(
  steps: readonly StopStep[],
  logger: Logger,
): Promise<boolean> {
  let clean = true;
  for (const step of steps)
    try {
      await step();
    } catch (error) {
      clean = false;
      logger.error("a part did not stop well", error);
    }
  return clean;
}
