import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import type { Occurrence } from "../src/deadlines/occurrence.ts";
import type { Follow, Follower } from "../src/nudges/follower.ts";
import { asExtended } from "../src/nudges/extensions.ts";
import type { Step as LadderStep } from "../src/nudges/ladder.ts";
import { occurrencesOf, stepsOf, tagOf } from "../src/nudges/planned.ts";
import { whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

/** What a nudge was about. */
export interface Nudged {
  readonly tag: string;
  readonly follow: Pick<Follow, "place" | "agency">;
  readonly occurrence: Occurrence;
  /** The step of the ladder that the nudge was, for a head or the standing agency. */
  readonly step: LadderStep | null;
}

/** What a tag stands for; undefined where it is followed no more, or asked for no more. */
export function nudgedOf(
  follower: Follower | undefined,
  tag: string,
  { nudges }: NudgeParts,
): Nudged | undefined {
  const today = civilDate(nudges.clock.now());
  if (follower === undefined) return undefined;
  for (const follow of follower.follows)
    for (const occurrence of occurrencesOf(
      { ...follow, wide: true },
      today,
      nudges,
    ))
      if (tagOf(follow, occurrence) === tag) {
        const asGranted = asExtended(follower, tag, occurrence);
        return { tag, follow, occurrence: asGranted, step: null };
      }
  return stepsOf(follower, today, nudges).findLast((one) => one.tag === tag);
}

/**
 * Finds what a message is about, a tap by its tag, words by the last nudge, and asks which where that was about several.
 * @param act the beginning of the ids of choices
 */
export async function whichNudged(
  act: string,
  message: Message,
  session: Session,
  parts: NudgeParts,
): Promise<Nudged | Step> {
  const { followers } = parts.nudges;
  const say = sayIn(parts, session);
  const follower = await followers.get(message);
  const { choice } = message;
  if (choice !== undefined) {
    const chosen = nudgedOf(follower, choice.slice(act.length), parts);
    return chosen ?? told(say("withdrawn"), session);
  }
  const nudged = (follower?.recent ?? []).flatMap(
    (tag) => nudgedOf(follower, tag, parts) ?? [],
  );
  const open = nudged.filter(
    ({ tag }) => follower?.done.includes(tag) !== true,
  );
  const recent = open.length > 0 ? open : nudged;
  const [only] = recent;
  if (only === undefined) return told(say("no-nudge"), session);
  if (recent.length === 1) return only;
  const choices = recent.map(({ tag, occurrence }) => ({
    id: act + tag,
    label: whatOf(occurrence.obligation),
  }));
  return told(say("which"), session, choices);
}

export function isStep(found: Nudged | Step): found is Step {
  return "replies" in found;
}
