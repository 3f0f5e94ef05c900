import { addDays } from "../deadlines/civil-days.ts";
import {
  type Agenda,
  agendaFor,
  type AgendaParts,
  type DueItem,
  grouped,
  inOrder,
} from "./agenda.ts";
import { dateOf, dayTimeOf, momentOn } from "./days.ts";
import type { Entry, Follow, Follower } from "./follower.ts";
import {
  type Planned,
  planned,
  type PlanningParts,
  stepsOf,
} from "./planned.ts";

export interface Due {
  readonly items: readonly DueItem[];
  /** When there may be something to do next; undefined: never, as far as is known. */
  readonly next: Date | undefined;
}

/** What is due for a follower at a moment, and when the next is. Reads nothing but its arguments. */
export function dueAt(follower: Follower, now: Date, parts: AgendaParts): Due {
  const { items, next } = isPlain(follower)
    ? dueByAgenda(follower, now, parts)
    : dueByPerson(follower, now, parts);
  const opens = items.length > 0 ? inHours(now, follower) : now;
  const waits = opens > now;
  // What comes earlier comes no later within their hours, so that only the earliest is looked at.
  const earliest = waits ? Math.min(next, opens.getTime()) : next;
  return {
    items: waits ? [] : items,
    next:
      earliest === Infinity ? undefined : inHours(new Date(earliest), follower),
  };
}

/** `next` in ms since 1970; Infinity where nothing comes. */
interface Chosen {
  readonly items: readonly DueItem[];
  readonly next: number;
}

/** Whether somebody is told just what all are told who follow the same alike. */
function isPlain(follower: Follower): boolean {
  return (
    follower.follows.length === 1 &&
    follower.ledger.length === 0 &&
    follower.done.length === 0 &&
    follower.declined.length === 0 &&
    follower.snoozed.length === 0 &&
    follower.steps.length === 0 &&
    follower.pausedUntil === null
  );
}

function dueByAgenda(
  follower: Follower,
  now: Date,
  parts: AgendaParts,
): Chosen {
  const [follow] = follower.follows;
  if (follow === undefined) return { items: [], next: Infinity };
  const begun = Date.parse(follow.since);
  const agenda = agendaOf(follow, begun, follower, now, parts);
  const from = firstAt(agenda, begun);
  const to = Math.max(from, agenda.comeBy(now.getTime()));
  return {
    items: agenda.items(from, to),
    next: agenda.moments[to] ?? Infinity,
  };
}

function dueByPerson(
  follower: Follower,
  now: Date,
  parts: AgendaParts,
): Chosen {
  const { ledger, done, declined, snoozed, steps } = follower;
  const due: Planned[] = [];
  let next = Infinity;
  for (const follow of follower.follows) {
    const begun = Date.parse(follow.since);
    const agenda = agendaOf(follow, begun, follower, now, parts);
    const { nudges, moments } = agenda;
    const places: number[] = [];
    let place = firstAt(agenda, begun);
    // Nothing comes before its moment, whatever puts it off.
    for (; (moments[place] ?? Infinity) < next; place += 1) {
      const one = nudges[place];
      if (one !== undefined && take(one)) places.push(place);
    }
    due.push(...inOrder(agenda, places));
  }
  if (snoozed.length > 0) due.push(...again(follower, now, parts).filter(take));
  if (steps.length > 0)
    due.push(...stepsOf(follower, dayTimeOf(now).date, parts).filter(take));
  return { items: grouped(due), next };

  /** Whether a nudge is due; one that will be is noted. */
  function take(one: Planned): boolean {
    if (done.includes(one.tag) || declined.includes(one.tag)) return false;
    const entry = ledger.findLast(({ key }) => key === one.key);
    if (isSettled(entry)) return false;
    const at = putOff(one, entry, follower);
    if (at > now.getTime()) next = Math.min(next, at);
    return at <= now.getTime();
  }
}

function agendaOf(
  follow: Follow,
  begun: number,
  follower: Follower,
  now: Date,
  parts: AgendaParts,
): Agenda {
  const { date } = dayTimeOf(now);
  return (
    parts.agendaOf?.(follow, begun, follower, date) ??
    agendaFor(follow, follower, date, parts)
  );
}

/** The place of the first nudge at a moment or after it. */
function firstAt({ moments }: Agenda, ms: number): number {
  // Most have followed since before all that is looked at.
  if ((moments[0] ?? Infinity) >= ms) return 0;
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSettled(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.state !== "gone";
}

// A snooze is a wish for one more nudge, whatever the lead times are.
function again(follower: Follower, now: Date, parts: PlanningParts): Planned[] {
  const { snoozed } = follower;
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
    const day = dayTimeOf(at).date;
    return { ...one, key: `${tag} again ${until}`, day, at };
  });
}

function withDayLead(follow: Follow): Follow {
  return { ...follow, leads: [0] };
}

/** When a nudge comes in fact, in ms since 1970: after a snooze, after a leave, and not twice a day to who cannot be reached. */
function putOff(
  { tag, at }: Planned,
  entry: Entry | undefined,
  { snoozed, pausedUntil, pausedFrom }: Follower,
): number {
  if (snoozed.length === 0 && pausedUntil === null && entry === undefined)
    return at.getTime();
  const until = snoozed
    .filter((snooze) => snooze.tag === tag)
    .map((snooze) => new Date(snooze.until));
  const retry =
    entry?.state === "gone"
      ? [morning(addDays(dayTimeOf(new Date(entry.entered)).date, 1))]
      : [];
  const all = [at, ...until, ...retry].map((day) => day.getTime());
  const moment = Math.max(...all);
  if (pausedUntil === null) return moment;
  // What comes before a leave comes as ever.
  const leaves =
    pausedFrom === undefined ? 0 : momentOn(dateOf(pausedFrom), 0).getTime();
  const back = morning(addDays(dateOf(pausedUntil), 1)).getTime();
  return moment < leaves ? moment : Math.max(moment, back);
}

function morning(day: Planned["day"]): Date {
  return momentOn(day, 7 * 60 + 30);
}

/** The moment itself where it lies in a follower's hours, else when these next begin. */
export function inHours(
  moment: Date,
  { hours }: Pick<Follower, "hours">,
): Date {
  const { date, minutes } = dayTimeOf(moment);
  if (minutes < hours.from) return momentOn(date, hours.from);
  return minutes < hours.to ? moment : momentOn(addDays(date, 1), hours.from);
}
