import { setTimeout } from "node:timers/promises";
import { passes, faultCode } from "./faults.ts";

/** Fulfils after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** Keeps the process alive meanwhile: somebody waits for what is tried again. */
export const pause: Wait = (ms) => setTimeout(ms);

// Together 2.6 s: a server that starts again is back by then, and people hear of a longer outage within five seconds.
const pauses = [50, 100, 200, 350, 500, 600, 800];

/**
 * Works, and works again while what fails passes by itself; `round` counts from 0. What has taken its whole time and
 * got no answer is not tried again: somebody waits.
 */
export async function patiently<Result>(
  wait: Wait,
  work: (round: number) => Promise<Result>,
): Promise<Result> {
  for (const [round, ms] of pauses.entries()) {
    try {
      return await work(round);
    } catch (error) {
      if (!passes(error) || faultCode(error) === "ETIMEDOUT") throw error;
    }
    await wait(ms);
  }
  return work(pauses.length);
}
