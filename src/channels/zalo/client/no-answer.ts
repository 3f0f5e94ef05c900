import { isAxiosError } from "axios";
import { FatalError } from "./errors.ts";

// Errors from before a request could be written. What is not listed may have come later.
const unconnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EPROTO|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_INVALID_URL)$/;

/** What Node or axios throws where a call was not answered, by its code alone: the rest holds the address. */
export function noAnswer(method: string, error: unknown): FatalError {
  const cause: unknown = isAxiosError(error) ? error.cause : error;
  const code = codeOf(cause) ?? codeOf(error) ?? "UNKNOWN";
  const connecting =
    // Node tries all addresses of a name, and gathers what came of it.
    cause instanceof AggregateError ||
    (cause instanceof Error &&
      "syscall" in cause &&
      cause.syscall === "connect");
  const connected = !connecting && !unconnected.test(code);
  return new FatalError(method, code, connected, `no answer: ${code}`);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    /^\w+$/.test(error.code)
    ? error.code
    : undefined;
}
