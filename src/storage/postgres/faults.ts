import { DatabaseError } from "pg";
import { AwayError, StorageError } from "../../errors.ts";
import { codeOf } from "../durable-file.ts";

// PostgreSQL's codes: its manual, appendix A. What a fault says may quote what was to be written, so only codes are kept.

/** The server is away, stops, starts, has no room for one more, or two changes stood in each other's way. */
const passing =
  /^(08...|57P0[1-5]|53300|40001|40P01|25006|E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOTFOUND)|ENOENT)$/;

// The client's own words, for which it has no codes.
const cut = /^(Connection terminated|Client (was closed|has encountered))/;
const wordless = /client password must be a /;
const slow = /^(timeout exceeded|Query read timeout)|connection timeout$/;

/** Whether the same may succeed a little later. */
export function passes(error: unknown): boolean {
  return passing.test(faultCode(error));
}

/** SQLSTATE, the system's code, or "UNKNOWN"; "ECONNRESET" for a connection that was cut, "ETIMEDOUT" for no answer. */
export function faultCode(error: unknown): string {
  if (error instanceof DatabaseError) return error.code ?? "UNKNOWN";
  const words = error instanceof Error ? error.message : "";
  if (slow.test(words)) return "ETIMEDOUT";
  if (cut.test(words)) return "ECONNRESET";
  // As the server says it of a wrong one.
  if (wordless.test(words)) return "28P01";
  const code = codeOf(error);
  return typeof code === "string" ? code : "UNKNOWN";
}

/** A full or read-only server has the codes that a full or read-only disk has. */
const asOnDisk: Readonly<Record<string, string>> = {
  "53100": "ENOSPC",
  "25006": "EROFS",
};

/** What storage throws in a fault's place, with its code. Errors of storage pass as they are. */
export function storageFault(words: string, error: unknown): Error {
  if (!(error instanceof Error)) return new StorageError(words);
  if (ownErrors.includes(error.name)) return error;
  const code = faultCode(error);
  const cause = Object.assign(new Error(code), {
    code: asOnDisk[code] ?? code,
  });
  if (error.stack !== undefined) cause.stack = placesOf(error.stack);
  return passes(error)
    ? new AwayError(words, cause)
    : new StorageError(words, cause);
}

const ownErrors = [
  "ConflictError",
  "StorageError",
  "AwayError",
  "DamageError",
  "InputError",
  "RangeError",
];

/** A stack without the words that come before it. */
function placesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
