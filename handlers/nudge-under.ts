import type { Handler } from "./handler.ts";
import type { NudgeParts } from "./nudge-parts.ts";

// Answers to a nudge are short; who tells of a crime says more.
const longest = 100;

/**
 * Hears an answer to a nudge before others take its words for theirs ("sent" would send a report on crime). It is none
 * where such a report is being told.
 */
export function createUnderNudge(
  { nudges, intentOf }: NudgeParts,
  acting: Handler,
): Handler {
  return async (message, session) => {
    const { choice, group, text } = message;
    if (choice !== undefined || group || session.draft !== null)
      return undefined;
    const follower = await nudges.followers.get(message);
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    const isTold =
      text.length > longest &&
      ["tip", "emergency"].includes(intentOf(message, session));
    return isTold ? undefined : acting(message, session);
  };
}
