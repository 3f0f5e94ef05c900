import { destination, pino } from "pino";
import type { Clock } from "./clock.ts";
import { DamageError } from "./errors.ts";

// A log line holds no personal data: no text, no ids of people or conversations, no places. Errors are reduced to their
// kind and the lines of code they passed, since messages of foreign errors may quote what a person typed.

export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/** What the rest of the program may log: an event, and plain facts about it. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, string | number>>): void;
  error(event: string, error: unknown): void;
}

/** Writes JSON lines to standard error, each out before the call returns. */
export function createLogger(level: LogLevel, clock: Clock): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
    },
    destination({ dest: 2, sync: true }),
  );
  return {
    info(event, facts = {}) {
      log.info(facts, event);
    },
    error(event, error) {
      log.error(describe(error), event);
    },
  };
}

/** An error without its words: class, system code, the file of a damaged document, places in code, and the same of what caused it. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    kind: error.name,
    ...("code" in error &&
      (typeof error.code === "string" || typeof error.code === "number") && {
        code: String(error.code),
      }),
    ...(error instanceof DamageError && { file: error.file }),
    at: frames(error),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  };
}

function frames(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/^at /, ""));
}
