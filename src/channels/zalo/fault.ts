import type { SendFault } from "../channel.ts";
import { FatalError, ParseError, ZaloBotError } from "./client/errors.ts";

// The description is all there is to tell a chat that cannot be written to from a mistake in the call.
const cannotBeReached =
  /(chat|user|conversation|group|member)\S* (is )?(not found|not exist|does not exist|doesn't exist|invalid)|invalid (chat|user)|block|kicked|removed|deactivated|not a member|unfollow/i;

/**
 * What an error of the client means for the message that was to be sent. `wait` tells how long to wait where the platform's
 * gateway wants fewer calls.
 */
export function faultOf(error: unknown, wait: () => number): SendFault {
  if (error instanceof FatalError)
    return { kind: error.connected ? "unknown" : "fault" };
  if (error instanceof ParseError) return ofStatus(error.httpStatus, wait);
  if (error instanceof ZaloBotError) return ofAnswer(error, wait);
  return { kind: "unknown" };
}

/** The platform's own answer, JSON with a code. */
function ofAnswer(
  { errorCode, message }: ZaloBotError,
  wait: () => number,
): SendFault {
  switch (errorCode) {
    // The token is no longer good. That is no fault of the message, nor of the person: it can be sent when the desk is
    // started with a new one.
    case 401:
      return { kind: "fault" };
    // Documented with the description "internal server error".
    case 403:
      return { kind: cannotBeReached.test(message) ? "gone" : "fault" };
    case 400:
    case 404:
      return { kind: cannotBeReached.test(message) ? "gone" : "refused" };
    // It gave up on something of its own; what became of the message is not told.
    case 408:
      return { kind: "unknown" };
    case 429:
      return /quota/i.test(message)
        ? { kind: "quota" }
        : { kind: "wait", retryAfterMs: wait() };
    default:
      return errorCode !== undefined && errorCode >= 500
        ? ofStatus(errorCode, wait)
        : { kind: "refused" };
  }
}

/** A page of the gateway before the platform, or an answer of the 500s. */
function ofStatus(status: number, wait: () => number): SendFault {
  switch (status) {
    case 429:
      return { kind: "wait", retryAfterMs: wait() };
    // The gateway found nobody to hand the call to. In an outage this lasts for hours, and a lost answer is worse than
    // the rare one that a dying server sent and could not confirm.
    case 502:
    case 503:
      return { kind: "fault" };
    case 400:
    case 405:
    case 413:
    case 414:
      return { kind: "refused" };
    default:
      // Below 500 the call was turned away. 200, 500 and 504: the platform had it, and what it did is not known.
      return { kind: status >= 400 && status < 500 ? "fault" : "unknown" };
  }
}
