import type { Follower } from "../src/nudges/follower.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Step } from "./handler.ts";
import { hourOf, type NudgeParts, sayIn, told } from "./nudge-parts.ts";

export const laterToday = "nudge-today:";
const offered = [10 * 60, 14 * 60, 16 * 60];
// So close to now nobody wants to be reminded again.
const soonest = 30;

interface LastDay {
  readonly tag: string;
  /** In words. */
  readonly last: string;
  readonly hours: Follower["hours"];
  /** The minute of the day. */
  readonly now: number;
}

/** Says that today is the last day, and offers later hours of it. */
export function lastDayStep(
  { tag, last, hours, now }: LastDay,
  session: Session,
  parts: NudgeParts,
): Step {
  const say = sayIn(parts, session);
  const to = hourOf(hours.to);
  const latest = hours.to - 1;
  if (now + soonest > latest)
    return told(say("snooze-last-late", { last, to }), session);
  const rest = offered.filter((at) => at >= now + soonest && at <= latest);
  const choices = rest.map((at) => ({
    id: `${laterToday}${tag}:${at}`,
    label: say("snooze-today", { hour: hourOf(at) }),
  }));
  const example = hourOf(rest[0] ?? now + soonest);
  const pending = { [waitKey]: "nudge-snooze", "nudge-tag": tag };
  const words = say("snooze-last-day", { last, to, example });
  return told(words, { ...session, pending }, choices);
}
