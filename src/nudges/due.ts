import { civilDate } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import { dateOf, minutesOf, momentOn } from "./days.ts";
import type { Entry, Follower } from "./follower.ts";
import {
  type Planned,
  planned,
  type PlanningParts,
  stepsOf,
} from "./planned.ts";

/** What a follower is to be told about one occurrence, and all nudges that this settles. */
export interface DueItem {
  readonly latest: Planned;
  readonly keys: readonly Planned[];
}

export interface Due {
  readonly items: readonly DueItem[];
  /** When there may be something to do next; undefined: never, as far as is known. */
  readonly next: Date | undefined;
}

/** What is due for a follower at a moment, and when the next is. Reads nothing but its arguments. */
export function dueAt(
  follower: Follower,
  now: Date,
  parts: PlanningParts,
): Due {
  const ledger = new Map(follower.ledger.map((entry) => [entry.key, entry]));
  const open = [
    ...planned(follower, now, parts),
    ...again(follower, now, parts),
    ...stepsOf(follower, civilDate(now), parts),
  ]
    .filter(
      ({ tag, key }) =>
        !follower.done.includes(tag) &&
        !follower.declined.includes(tag) &&
        !isSettled(ledger.get(key)),
    )
    .map((one) => ({ one, at: putOff(one, ledger.get(one.key), follower) }));
  const due = open.filter(({ at }) => at <= now).map(({ one }) => one);
  const later = open.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  const opens = inHours(now, follower);
  const waits = due.length > 0 && opens > now;
  // What comes earlier comes no later within their hours, so that only the earliest is looked at.
  const earliest = Math.min(...later, ...(waits ? [opens.getTime()] : []));
  const next =
    earliest === Infinity ? undefined : inHours(new Date(earliest), follower);
  return { items: waits ? [] : grouped(due), next };
}

function isSettled(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.state !== "gone";
}

// A snooze is a wish for one more nudge, whatever the lead times are.
function again(follower: Follower, now: Date, parts: PlanningParts): Planned[] {
  const { snoozed } = follower;
  if (snoozed.length === 0) return [];
  const every = { ...follower, follows: follower.follows.map(withDayLead) };
  const known = new Map(
    planned(every, now, parts)
      .filter(({ lead }) => lead === 0)
      .map((one) => [one.tag, one]),
  );
  return snoozed.flatMap(({ tag, until }) => {
    const one = known.get(tag);
    if (one === undefined) return [];
    const at = new Date(until);
    return { ...one, key: `${tag} again ${until}`, day: civilDate(at), at };
  });
}

function withDayLead(
  follow: Follower["follows"][number],
): Follower["follows"][number] {
  return { ...follow, leads: [0] };
}

/** When a nudge comes in fact: after a snooze, after a leave, and not twice a day to who cannot be reached. */
function putOff(
  { tag, at }: Planned,
  entry: Entry | undefined,
  { snoozed, pausedUntil }: Follower,
): Date {
  const until = snoozed
    .filter((snooze) => snooze.tag === tag)
    .map((snooze) => new Date(snooze.until));
  const back =
    pausedUntil === null ? [] : [morning(addDays(dateOf(pausedUntil), 1))];
  const retry =
    entry?.state === "gone"
      ? [morning(addDays(civilDate(new Date(entry.entered)), 1))]
      : [];
  return new Date(
    Math.max(...[at, ...until, ...back, ...retry].map((day) => day.getTime())),
  );
}

function morning(day: Planned["day"]): Date {
  return momentOn(day, 7 * 60 + 30);
}

/** The moment itself where it lies in a follower's hours, else when these next begin. */
export function inHours(
  moment: Date,
  { hours }: Pick<Follower, "hours">,
): Date {
  const minutes = minutesOf(moment);
  const today = civilDate(moment);
  if (minutes < hours.from) return momentOn(today, hours.from);
  return minutes < hours.to ? moment : momentOn(addDays(today, 1), hours.from);
}

function grouped(due: readonly Planned[]): DueItem[] {
  const tags = [...new Set(due.map(({ tag }) => tag))];
  return tags.flatMap((tag) => {
    const keys = due.filter((one) => one.tag === tag);
    const latest = keys.toSorted((one, other) => one.lead - other.lead)[0];
    return latest === undefined ? [] : { latest, keys };
  });
}
