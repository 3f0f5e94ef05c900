import type { Obligation } from "../../src/deadlines/occurrence.ts";
import type { Rhythm } from "../../src/nudges/follower.ts";

// What a year of nudges has to be, told by looking at one day after the other. Of the code under test it takes types
// and what the plans ask for, and reckons nothing by it: dates are numbers of days, holidays are written out.

const dayMs = 86_400_000;
/** The day of a civil date, counted from 1970. */
export const dayNumber = (date: string) => Date.parse(date) / dayMs;
const dateOf = (day: number) =>
  new Date(day * dayMs).toISOString().slice(0, 10);

/** Offices' days off that are no weekends, as the government announced them (of 2023, and of Tết 2024). */
const daysOff = new Set(
  [
    ...["2023-01-02", "2023-01-20", "2023-01-23", "2023-01-24", "2023-01-25"],
    ...["2023-01-26", "2023-05-01", "2023-05-02", "2023-05-03", "2023-09-01"],
    ...["2023-09-04", "2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12"],
    ...["2024-02-13", "2024-02-14"],
  ].map(dayNumber),
);
// The first day of 1970 was a Thursday; Monday is 0.
const weekday = (day: number) => (day + 3) % 7;
const works = (day: number) => weekday(day) < 5 && !daysOff.has(day);

/** One follow as the oracle sees it. */
export interface OracleFollow {
  readonly place: string;
  readonly agency: string;
  readonly leads: readonly number[];
  /** ms since 1970. */
  readonly since: number;
  /** What the plans ask of the agency, as far as it is followed. */
  readonly obligations: readonly Obligation[];
}

export interface OraclePerson {
  follows: OracleFollow[];
  hours: { from: number; to: number };
  rhythm: Rhythm;
  /** The last day of a leave. */
  pausedUntil: number | null;
  readonly told: Set<string>;
  /** All nudges of the person; to be left out after a change. */
  all?: readonly OracleNudge[] | undefined;
}

interface OracleNudge {
  readonly key: string;
  readonly due: string;
  readonly last: number;
  /** ms since 1970. */
  readonly at: number;
}

/** `day` is the one on which it is told. */
export interface Told {
  readonly key: string;
  readonly day: string;
}

const usualMinutes = 7 * 60 + 30;
const vietnamMs = 7 * 3_600_000;
const first = dayNumber("2022-10-01");
const last = dayNumber("2024-03-31");

/** Names what is due to an agency on a day. */
export function dueName(
  { place, agency }: Pick<OracleFollow, "place" | "agency">,
  obligation: string,
  lastDay: string,
): string {
  return [place, agency, obligation, lastDay].join("|");
}

export function createOracle() {
  const dues = new Map<
    Obligation,
    readonly { last: number; printed: number }[]
  >();
  const done = new Set<string>();
  return {
    done,
    /** What a person is told at a moment; from then on it is told. */
    look(person: OraclePerson, now: number): Told[] {
      const today = Math.floor((now + vietnamMs) / dayMs);
      const minutes = Math.floor(((now + vietnamMs) % dayMs) / 60_000);
      const { from, to } = person.hours;
      if (minutes < from || minutes >= to) return [];
      const { pausedUntil } = person;
      if (pausedUntil !== null && now < at(pausedUntil + 1, usualMinutes))
        return [];
      person.all ??= person.follows.flatMap((follow) =>
        follow.obligations.flatMap((obligation) =>
          daysDue(obligation).flatMap((due) =>
            nudges(person, follow, obligation, due),
          ),
        ),
      );
      return person.all
        .filter(
          (one) =>
            one.at <= now &&
            // What is longer ago is history.
            one.last >= today - 60 &&
            !person.told.has(one.key) &&
            !done.has(one.due),
        )
        .map(({ key }) => {
          person.told.add(key);
          return { key, day: dateOf(today) };
        });
    },
  };

  function daysDue(obligation: Obligation) {
    const known = dues.get(obligation);
    if (known !== undefined) return known;
    const found: { last: number; printed: number }[] = [];
    for (let day = first; day <= last; day += 1) {
      const printed = printedFor(obligation, day);
      if (printed !== undefined) found.push({ last: day, printed });
    }
    dues.set(obligation, found);
    return found;
  }
}

function nudges(
  { hours, rhythm }: OraclePerson,
  follow: OracleFollow,
  { id, rule, to, suggested }: Obligation,
  due: { readonly last: number; readonly printed: number },
): OracleNudge[] {
  const longest = rule === "weekly" ? 3 : rule === "monthly" ? 15 : 1000;
  // A weekly digest names what falls due in its week, whatever else was wished.
  const leads = new Set(follow.leads);
  if (rhythm === "weekly") leads.add(0);
  const days = [...leads]
    .filter((lead) => lead <= longest)
    .map((lead) => ({
      lead,
      day: Math.min(due.last, lead === 0 ? due.last : due.printed - lead),
    }));
  if (to.length > 0 && !suggested)
    for (let day = due.last + 1, nth = 1; nth <= 5; day += 1)
      if (works(day)) {
        days.push({ lead: -nth, day });
        nth += 1;
      }
  const name = dueName(follow, id, dateOf(due.last));
  return days
    .map(({ lead, day }) => ({
      key: `${name}|${lead}`,
      due: name,
      last: due.last,
      at: at(sentOn(day, lead < 0), Math.max(usualMinutes, hours.from)),
    }))
    .filter((one) => one.at >= follow.since);

  function sentOn(day: number, isOver: boolean): number {
    if (rhythm === "weekly" && isOver) {
      let monday = day;
      while (weekday(monday) !== 0) monday += 1;
      return monday;
    }
    const since = Math.floor((follow.since + vietnamMs) / dayMs);
    const monday = day - weekday(day);
    if (rhythm === "weekly" && monday > since) return monday;
    let working = day;
    while (!works(working)) working -= 1;
    return working > since ? working : day;
  }
}

function at(day: number, minutes: number): number {
  return day * dayMs + minutes * 60_000 - vietnamMs;
}

/** The day that is printed, for a day that is the last one in time; undefined for every other. */
function printedFor(
  { rule, stated, from, until }: Obligation,
  day: number,
): number | undefined {
  if (from !== null && day < dayNumber(from)) return undefined;
  if (until !== null && day > dayNumber(until)) return undefined;
  if (stated !== null) {
    const printed = stated.excluded ? day + 1 : day;
    const date = dateOf(printed);
    if ("date" in stated.day)
      return date === stated.day.date ? printed : undefined;
    // Of the plans' other rules none names a day.
    if (rule !== "yearly" || !("month" in stated.day))
      throw new RangeError(`no oracle for a day of ${rule}`);
    const { month, day: of } = stated.day;
    const isIt =
      Number(date.slice(5, 7)) === month && Number(date.slice(8)) === of;
    return isIt ? printed : undefined;
  }
  if (!works(day)) return undefined;
  for (let later = day + 1; isWithin(later); later += 1)
    if (works(later)) return undefined;
  return day;

  function isWithin(later: number): boolean {
    if (until !== null && later > dayNumber(until)) return false;
    if (rule === "once" || rule === "period") return until !== null;
    if (rule === "weekly") return weekday(later) > weekday(day);
    const [one, other] = [dateOf(day), dateOf(later)];
    const months = { monthly: 1, quarterly: 3, halfyearly: 6, yearly: 12 }[
      rule
    ];
    const part = (date: string) =>
      Math.floor((Number(date.slice(5, 7)) - 1) / months);
    return one.slice(0, 4) === other.slice(0, 4) && part(one) === part(other);
  }
}
