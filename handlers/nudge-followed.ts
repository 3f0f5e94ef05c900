import { civilDate } from "../src/clock.ts";
import type { Follow, Follower } from "../src/nudges/follower.ts";
import { nudgesOf, overdueLimit, type Planned } from "../src/nudges/planned.ts";
import { shortDay, weekday } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { dueWords, mostDescribed, nextOf } from "./nudge-describing.ts";
import { hourOf, leadWords, type NudgeParts, sayIn } from "./nudge-parts.ts";

/** On which days nudges of a follow will come, and how to stop them. */
export function describeFollowed(
  follow: Follow,
  follower: Follower,
  session: Session,
  parts: NudgeParts,
): string {
  const { catalogs, nudges } = parts;
  const say = sayIn(parts, session);
  const { agency, place, leads } = follow;
  const now = nudges.clock.now();
  const due = nextOf(follow, parts).slice(0, mostDescribed);
  const all = due.map((one) =>
    nudgesOf(follow, one, follower, nudges).filter(({ lead }) => lead >= 0),
  );
  const lines = all.flatMap(line);
  const passed = all
    .flat()
    .filter(({ at }) => at <= now)
    .map(({ lead }) => lead);
  const isOwed = due.some(
    ({ suggested, obligation }) => !suggested && obligation.to.length > 0,
  );
  return [
    say("following", { agency, place }),
    say("following-leads", { leads: leadWords(leads, say) }),
    ...(lines.length === 0
      ? [say("following-none")]
      : [say("following-days"), ...lines, ...tooLate()]),
    ...(isOwed ? [say("following-overdue", { days: overdueLimit })] : []),
    say("following-hours", {
      from: hourOf(follower.hours.from),
      to: hourOf(follower.hours.to),
    }),
    say("following-stop"),
  ].join("\n");

  function tooLate(): string[] {
    const days = leadWords([...new Set(passed)], say);
    return days === "" ? [] : [say("following-passed", { days })];
  }

  function line(nudgesOfOne: readonly Planned[]): string[] {
    const coming = nudgesOfOne.filter(({ at }) => at > now);
    const [first] = coming;
    if (first === undefined) return [];
    const days = new Map(coming.map((one) => [civilDate(one.at), dayOf(one)]));
    const text = say("following-day", {
      days: [...days.values()].join(", "),
      due: dueWords(first.occurrence, say).toLocaleLowerCase(session.language),
    });
    return [`• ${text}`];
  }

  function dayOf({ at, day }: Planned): string {
    const sent = civilDate(at);
    if (sent === day) return shortDay(day);
    return say("day-off", {
      day: shortDay(sent),
      off: shortDay(day),
      weekday: weekday(day, catalogs[session.language]),
    });
  }
}
