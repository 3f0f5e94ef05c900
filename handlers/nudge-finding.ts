import type { Message } from "../src/message.ts";
import { whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { meantBy, type Nudged, nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

/**
 * Finds what a message is about, a tap by its tag, words by the last nudge, and asks which where that was about several.
 * Who has been nudged of nothing yet is asked of what falls due next.
 * @param act the beginning of the ids of choices
 * @param agencies those that the words name; where none, all that are followed
 */
export async function whichNudged(
  act: string,
  message: Message,
  session: Session,
  parts: NudgeParts,
  agencies: readonly string[] = [],
): Promise<Nudged | Step> {
  const { followers } = parts.nudges;
  const say = sayIn(parts, session);
  const follower = await followers.get(message);
  const { choice } = message;
  if (choice !== undefined) {
    const chosen = nudgedOf(follower, choice.slice(act.length), parts);
    return chosen ?? told(say("withdrawn"), session);
  }
  const { recent, isNudged } = meantBy(follower, parts, agencies);
  const [only] = recent;
  if (only === undefined) return told(say("no-nudge"), session);
  if (recent.length === 1 && isNudged) return only;
  const choices = recent.map(({ tag, occurrence }) => ({
    id: act + tag,
    label: whatOf(occurrence.obligation),
  }));
  return told(say("which"), session, choices);
}

export function isStep(found: Nudged | Step): found is Step {
  return "replies" in found;
}
