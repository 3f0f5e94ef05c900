import { setImmediate } from "node:timers/promises";

/** Bytes in use once all garbage is gone; freed buffers are only counted out a turn later. Needs --expose-gc. */
export async function heldBytes(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
