import { faultOf } from "./fault.ts";

/** Waits; ends early, without an error, when the signal is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

const firstMs = 1000;
const longestMs = 30_000;

/**
 * How long to wait after a call failed for the nth time in a row, counted from 0, in ms: what Telegram asks for, else
 * doubling up to half a minute, spread over its upper half so that several desks do not come back at once.
 */
export function backOffMs(error: unknown, failures: number): number {
  const fault = faultOf(error);
  if (fault.kind === "wait") return fault.retryAfterMs;
  const full = Math.min(firstMs * 2 ** failures, longestMs);
  return full * (0.5 + Math.random() / 2);
}

export interface Patience {
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  /** Told of every failure before the wait; throws to give up. */
  readonly onFailure: (error: unknown, failures: number) => void;
}

/** Makes a call until it succeeds; undefined when stopped before. */
export async function insist<Result>(
  call: () => Promise<Result>,
  { signal, sleep, onFailure }: Patience,
): Promise<Result | undefined> {
  // A call, since the compiler does not see that it changes during a wait.
  const isStopped = () => signal.aborted;
  for (let failures = 0; !isStopped(); failures++) {
    try {
      return await call();
    } catch (error) {
      if (isStopped()) break;
      onFailure(error, failures);
      await sleep(backOffMs(error, failures), signal);
    }
  }
  return undefined;
}
