import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { leadTimes } from "../src/nudges/lead-times.ts";
import { actsOf, nudgeChoice } from "../src/nudges/wording.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler } from "./handler.ts";
import { nudgedOf } from "./nudge-meant.ts";
import type { NudgeParts } from "./nudge-parts.ts";
import { settleNudges } from "./nudge-settle.ts";

// A nudge comes unasked, so what it offers is no part of the conversation's state: its numbers are read here.

/** Hears a number that no list goes up to: of what a nudge offers where there are no buttons, or days before. */
export function createNudgeNumberHandler(
  parts: NudgeParts,
  tapped: readonly Handler[],
): Handler {
  const { nudges } = parts;
  return async (message, session) => {
    if (message.group) return undefined;
    if (session.pending[waitKey] === "nudge-leads") {
      const leads = leadTimes(message.text, nudges.cues);
      return leads === undefined || leads === "far"
        ? undefined
        : settleNudges(leads, message, session, parts);
    }
    if (session.offered.length > 0) return undefined;
    const at = Number(/\d{1,2}/.exec(message.text)?.[0] ?? 0);
    const follower = await nudges.followers.get(message);
    const [tag, ...others] = follower?.recent ?? [];
    if (tag === undefined || others.length > 0) return undefined;
    const nudged = nudgedOf(follower, tag, parts);
    if (nudged === undefined) return undefined;
    const act = actsOf(nudged, civilDate(nudges.clock.now()))[at - 1];
    if (act === undefined) return undefined;
    const chosen: Message = { ...message, choice: nudgeChoice[act] + tag };
    for (const handler of tapped) {
      const step = await handler(chosen, session);
      if (step !== undefined) return step;
    }
    return undefined;
  };
}
