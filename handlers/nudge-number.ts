import type { Message } from "../src/message.ts";
import { leadTimes } from "../src/nudges/lead-times.ts";
import { nudgeChoice } from "../src/nudges/wording.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler } from "./handler.ts";
import type { NudgeParts } from "./nudge-parts.ts";
import { settleNudges } from "./nudge-settle.ts";

// A nudge comes unasked, so what it offers is no part of the conversation's state: its numbers are read here.
const order = [
  nudgeChoice.done,
  nudgeChoice.snooze,
  nudgeChoice.notOurs,
  nudgeChoice.ask,
];

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
    const act = order[at - 1];
    const recent = (await nudges.followers.get(message))?.recent ?? [];
    const [tag] = recent;
    if (act === undefined || tag === undefined || recent.length > 1)
      return undefined;
    const chosen: Message = { ...message, choice: act + tag };
    for (const handler of tapped) {
      const step = await handler(chosen, session);
      if (step !== undefined) return step;
    }
    return undefined;
  };
}
