import type { Message } from "../src/message.ts";
import { actLabelled, nudgeChoice, whatOf } from "../src/nudges/wording.ts";
import type { Handler } from "./handler.ts";
import { meantBy } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

// A nudge comes unasked, so what it offers is no part of the conversation's state: its labels are read here.

/** Hears what a nudge offers by its label, where a channel gives that, or somebody types it. */
export function createNudgeLabelledHandler(
  parts: NudgeParts,
  tapped: readonly Handler[],
): Handler {
  const { nudges, catalogs } = parts;
  return async (message, session) => {
    if (message.group) return undefined;
    const label = message.choice ?? message.text;
    const act =
      actLabelled(label, catalogs.vi) ?? actLabelled(label, catalogs.en);
    if (act === undefined) return undefined;
    const follower = await nudges.followers.get(message);
    const { recent, isNudged } = meantBy(follower, parts);
    const [only] = recent;
    if (only === undefined || !isNudged) return undefined;
    if (recent.length > 1) {
      const say = sayIn(parts, session);
      const choices = recent.map(({ tag, occurrence }) => ({
        id: nudgeChoice[act] + tag,
        label: whatOf(occurrence.obligation),
      }));
      return told(say("which"), session, choices);
    }
    const chosen: Message = { ...message, choice: nudgeChoice[act] + only.tag };
    for (const handler of tapped) {
      const step = await handler(chosen, session);
      if (step !== undefined) return step;
    }
    return undefined;
  };
}
