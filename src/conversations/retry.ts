import { SendError, type SendFault } from "../channels/channel.ts";
import type { Logger } from "../logger.ts";

const firstMs = 1000;
const longestMs = 5 * 60_000;
// What nobody has been able to deliver for a day is of no use any more.
const lifeMs = 24 * 60 * 60_000;

/** What is to be done with a piece that was not sent. */
export type Verdict =
  | { readonly kind: "again"; readonly afterMs: number }
  | { readonly kind: "drop" | "gone" | "unsure" };

/**
 * Decides on a failed try.
 *
 * @param attempts tries made, this one included
 * @param ageMs since the piece was put up
 * @param random 0 to 1, spreads tries that failed together
 */
export function verdictOn(
  fault: SendFault,
  {
    attempts,
    ageMs,
    repeatUnknown,
  }: { attempts: number; ageMs: number; repeatUnknown: boolean },
  random: number,
): Verdict {
  if (fault.kind === "gone") return { kind: "gone" };
  if (fault.kind === "refused") return { kind: "drop" };
  if (fault.kind === "unknown" && !repeatUnknown) return { kind: "unsure" };
  if (ageMs >= lifeMs) return { kind: "drop" };
  if (fault.kind === "moved") return { kind: "again", afterMs: 0 };
  const grown = Math.min(firstMs * 2 ** (attempts - 1), longestMs);
  const backOff = Math.round(grown / 2 + (grown / 2) * random);
  if (fault.kind === "wait")
    return { kind: "again", afterMs: Math.max(fault.retryAfterMs, 0) };
  // An allowance that is used up does not come back within minutes.
  if (fault.kind === "quota") return { kind: "again", afterMs: longestMs };
  return { kind: "again", afterMs: backOff };
}

/** What went wrong with sending. */
export function faultOf(error: unknown, logger: Logger): SendFault {
  if (error instanceof SendError) return error.fault;
  // A fault of ours, not of the platform: trying again would fail again.
  logger.error("a channel failed to send", error);
  return { kind: "refused" };
}
