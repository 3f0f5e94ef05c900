import type { Logger } from "../src/logger.ts";

/** A log that nobody reads. */
export const quiet: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
