import { type Message, wordsOf } from "../src/message.ts";
import {
  type Follow,
  newFollower,
  withFollow,
} from "../src/nudges/follower.ts";
import { officeOf } from "../src/nudges/office.ts";
import type { Session } from "../src/session.ts";
import { emphasize } from "../src/text/emphasize.ts";
import type { Step } from "./handler.ts";
import { wish } from "./nudge-wish.ts";
import { describeFollowed } from "./nudge-followed.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const mostFollows = 10;

/** Follows what was asked for by now, with these lead times in days. */
export async function settleNudges(
  leads: readonly number[],
  message: Message,
  session: Session,
  parts: NudgeParts,
): Promise<Step> {
  const { nudges } = parts;
  const say = sayIn(parts, session);
  const done = { ...session, pending: {} };
  const {
    [wish.place]: place,
    [wish.agency]: agency,
    [wish.wide]: wide,
  } = session.pending;
  if (place === undefined || agency === undefined)
    return told(say("withdrawn"), done);
  const follow: Follow = {
    place,
    agency,
    leads: [...leads],
    wide: wide === "yes",
    since: nudges.clock.now().toISOString(),
  };
  const { conversation } = message;
  const { language } = session;
  const room = { isFull: false };
  const follower = await nudges.followers.change(message, (old) => {
    const known = old ?? newFollower(message, conversation, language);
    const after = withFollow(known, follow);
    room.isFull = after.follows.length > mostFollows;
    return room.isFull ? old : { ...after, conversation, language };
  });
  if (room.isFull || follower === undefined)
    return told(say("most", { count: mostFollows }), done);
  await nudges.units.keep(place, agency);
  const office = await officeOf(nudges, message, follow);
  const words = [
    describeFollowed(follow, follower, session, parts),
    ...(office === undefined ? ["", say("following-own")] : []),
  ];
  const step = told(words.join("\n"), done);
  return {
    ...step,
    replies: [emphasize(wordsOf(words.join("\n")), [agency])],
  };
}
