import type { Api } from "grammy";

/** A signal as grammY's calls take it. */
export type CallSignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/**
 * A signal of the platform for grammY, whose types know only that of the package abort-controller. Both differ in how
 * `dispatchEvent` is declared; grammY reads `aborted`, and adds and removes listeners (its core/client.js).
 */
export function callSignal(signal: AbortSignal): CallSignal {
  if (!isCallSignal(signal)) throw new TypeError("not a signal");
  return signal;
}

// The same check that grammY makes.
function isCallSignal(signal: AbortSignal): signal is AbortSignal & CallSignal {
  return typeof signal.addEventListener === "function";
}
