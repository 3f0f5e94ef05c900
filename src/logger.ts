import { destination, type DestinationStream, pino } from "pino";
import type { Clock } from "./clock.ts";
import { DamageError } from "./errors.ts";

// A log line holds no personal data: no text, no ids of people or conversations, no places. Errors are reduced to their
// kind and the lines of code they passed, since messages of foreign errors may quote what a person typed, or an address
// that holds a token.

export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/** Words that code chose; a string of unknown content does not compile. */
type Chosen<Text> = string extends Text ? never : Text;

/** Numbers, yes or no, and words chosen from a list. */
export type Facts<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends number | boolean
    ? Given[Name]
    : Chosen<Given[Name]>;
};

type Plain = Readonly<Record<string, number | boolean | string>>;

/** What the rest of the program may log: an event, and plain facts about it. */
export interface Logger {
  info<Event extends string, Given extends Plain>(
    event: Chosen<Event>,
    facts?: Given & Facts<Given>,
  ): void;
  /** Something that an operator should look at, and that work goes on after. */
  warn<Event extends string, Given extends Plain>(
    event: Chosen<Event>,
    facts?: Given & Facts<Given>,
  ): void;
  error<Event extends string>(event: Chosen<Event>, error: unknown): void;
}

/** Writes JSON lines to standard error (or elsewhere), each out before the call returns. */
export function createLogger(
  level: LogLevel,
  clock: Clock,
  out: DestinationStream = destination({ dest: 2, sync: true }),
): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
    },
    out,
  );
  return {
    info(event, facts) {
      log.info(plain(facts), event);
    },
    warn(event, facts) {
      log.warn(plain(facts), event);
    },
    error(event, error) {
      log.error(describe(error), event);
    },
  };
}

// Types end where a cast begins.
function plain(facts: Plain = {}): Plain {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "string" && !word.test(fact) ? "withheld" : fact,
    ]),
  );
}

// Words from a list begin with a letter and are short. Ids and codes of platforms mostly do neither.
const word = /^[a-z][a-z_.-]{0,31}$/i;

/** An error without its words: class, system code, the file of a damaged document, places in code, and the same of what caused it. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    kind: /^\w{1,40}$/.test(error.name) ? error.name : "Error",
    ...("code" in error && codeOf(error.code)),
    ...(error instanceof DamageError && { file: error.file }),
    at: frames(error),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  };
}

/** Codes are the system's ("ENOSPC") or a platform's number. */
function codeOf(code: unknown): { code?: string } {
  const text =
    typeof code === "string" || typeof code === "number" ? String(code) : "";
  return /^(-?\d{1,6}|[A-Z][A-Z0-9_]{1,40})$/.test(text) ? { code: text } : {};
}

// A message may itself look like a stack: whatever stands in it does not count as a place in code.
function frames(error: Error): string[] {
  return (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => frame.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/^at /, ""));
}

// Code is a file of this machine, one of Node itself, or in neither.
const frame =
  /^ {4}at (?:[^/:]* \()?(?:file:\/\/|node:|\/|[A-Z]:\\|native|<anonymous>|index \d+)[^?#]*\)?$/;
