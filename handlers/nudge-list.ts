import { civilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import { dateOf, momentOn } from "../src/nudges/days.ts";
import type { Follower } from "../src/nudges/follower.ts";
import { planned, type Planned } from "../src/nudges/planned.ts";
import { dayWithName, fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import {
  hourOf,
  leadWords,
  type NudgeParts,
  sayIn,
  told,
} from "./nudge-parts.ts";

// The morning after a leave.
const backMinutes = 7 * 60 + 30;

/** Shows what somebody follows, how they are nudged, and of what next. */
export function createNudgeListHandler(parts: NudgeParts): Handler {
  const { nudges, catalogs } = parts;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined || group) return undefined;
    const said = clauseOf("list", text);
    if (said === undefined || said.strange > 0 || said.isDenied)
      return undefined;
    const follower = await nudges.followers.get(message);
    return follower === undefined || follower.follows.length === 0
      ? told(sayIn(parts, session)("list-none"), session)
      : told(describe(follower, session), session);
  };

  function describe(follower: Follower, session: Session): string {
    const say = sayIn(parts, session);
    const { follows, hours, rhythm, pausedUntil } = follower;
    const today = civilDate(nudges.clock.now());
    const next = nextOf(follower);
    const catalog = catalogs[session.language];
    return [
      say("list"),
      ...follows.map(({ place, agency, leads }) => {
        const days = leadWords(leads, say);
        return `• ${say("list-one", { place, agency, leads: days })}`;
      }),
      say("list-hours", {
        from: hourOf(hours.from),
        to: hourOf(hours.to),
        rhythm: say(`rhythm-${rhythm}`),
      }),
      ...(pausedUntil !== null && pausedUntil >= today
        ? [say("list-paused", { date: fullDay(dateOf(pausedUntil)) })]
        : []),
      ...(next === undefined
        ? []
        : [
            say("list-next", {
              day: dayWithName(civilDate(next.at), catalog),
              what: whatOf(next.occurrence.obligation),
            }),
          ]),
      say("following-stop"),
    ].join("\n");
  }

  function nextOf(follower: Follower): Planned | undefined {
    const now = nudges.clock.now();
    const { pausedUntil } = follower;
    // What comes up in a leave is told when it is over.
    const back =
      pausedUntil === null
        ? now
        : momentOn(addDays(dateOf(pausedUntil), 1), backMinutes);
    const sent = new Set(follower.ledger.map(({ key }) => key));
    return planned(follower, now, nudges)
      .filter(({ at, key, tag }) => {
        const isOpen = !follower.done.includes(tag) && !sent.has(key);
        return at > now && isOpen && !follower.declined.includes(tag);
      })
      .map((one) => (one.at < back ? { ...one, at: back } : one))
      .sort((one, other) => one.at.getTime() - other.at.getTime())[0];
  }
}
