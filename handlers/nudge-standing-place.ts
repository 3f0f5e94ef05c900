import type { Message } from "../src/message.ts";
import { isStanding } from "../src/nudges/standing.ts";
import type { Session } from "../src/session.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import type { NudgeParts } from "./nudge-parts.ts";

/** Finds of which place somebody of a standing agency speaks; undefined where that is not clear. */
export function createStandingPlace(parts: NudgeParts) {
  const { nudges, places } = parts;
  const asking = createNudgeAsking(parts);
  return placeFor;

  /** The place that a text names, else the person's own, else the only one whose standing agency they follow. */
  async function placeFor(
    text: string,
    message: Message,
    session: Session,
  ): Promise<string | undefined> {
    const named = asking.placesNamed(text);
    if (named.length > 0) return named.length === 1 ? named[0] : undefined;
    if (session.place !== null && places.includes(session.place))
      return session.place;
    const follower = await nudges.followers.get(message);
    const followed = new Set(
      (follower?.follows ?? [])
        .filter((follow) => isStanding(follow, nudges))
        .map(({ place }) => place),
    );
    if (followed.size === 1) return [...followed][0];
    const having = places.filter(
      (place) => asking.agenciesIn(text, place).length > 0,
    );
    return having.length === 1 ? having[0] : undefined;
  }
}
