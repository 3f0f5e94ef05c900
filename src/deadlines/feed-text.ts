import { createHash } from "node:crypto";
import type { Catalogs } from "../catalog.ts";
import { type CivilDate, civilDate, type Clock } from "../clock.ts";
import type { Calendar } from "./calendar.ts";
import { addDays } from "./civil-days.ts";
import { entryWords } from "./entry-words.ts";
import type { Feeds } from "./feeds.ts";
import { type GrantedTo, withGranted } from "./granted-days.ts";
import { writeCalendar } from "./ics.ts";
import { isListed } from "./listed.ts";
import type { Obligation, Occurrence, Window } from "./occurrence.ts";
import { regularRule } from "./regular.ts";

/** What makes calendar files of a calendar. */
export interface CalendarWriting {
  readonly calendar: Calendar;
  /** Whether an obligation is an agency's, by name or as one of all. */
  readonly concerns: (obligation: Obligation, agency: string) => boolean;
  readonly catalogs: Catalogs;
  /** Left out where nothing can be granted. */
  readonly grantedTo?: GrantedTo | undefined;
}

/** Whose deadlines are meant; null stands for all. */
export interface Whose {
  readonly place: string | null;
  readonly agency: string | null;
}

/** The obligations of a place and an agency. */
export function obligationsFor(
  { calendar, concerns }: Omit<CalendarWriting, "catalogs">,
  { place, agency }: Whose,
): Obligation[] {
  const slugs = new Set(
    calendar.plans
      .filter((plan) => place === null || plan.place === place)
      .map(({ slug }) => slug),
  );
  return calendar.obligations.filter(
    (obligation) =>
      slugs.has(obligation.plan) &&
      (agency === null || concerns(obligation, agency)),
  );
}

/** A whole file: what falls due in the window; without one what {@link lasting} tells. */
export async function calendarText(
  writing: CalendarWriting,
  whose: Whose,
  language: "vi" | "en",
  today: CivilDate,
  window?: Window,
): Promise<string> {
  const { calendar, catalogs, grantedTo } = writing;
  const catalog = catalogs[language];
  const names = [whose.agency, whose.place].filter((name) => name !== null);
  const obligations = obligationsFor(writing, whose).filter((one) =>
    isListed(one, "calendar"),
  );
  const all =
    window === undefined
      ? obligations.flatMap((one) => lasting(calendar, one, today))
      : calendar.occurrences(window, obligations);
  // What was granted long ago is over.
  const since = addDays(today, -usual.back);
  const old = all.filter(({ lastDay }) => lastDay < since);
  const recent = all.filter(({ lastDay }) => lastDay >= since);
  const granted = await withGranted(recent, whose.agency, grantedTo);
  return writeCalendar({
    name: [catalog.say("calendar.name"), ...names].join(" - "),
    occurrences: [...old, ...granted],
    today,
    words: (occurrence, recurs) =>
      entryWords(occurrence, { plans: calendar.plans, catalog, recurs }),
  });
}

// A calendar is looked at for what was and what comes, and is fetched anew; weekly work would fill years of it.
const usual = { back: 366, ahead: 731 };
const ofWeekly = { back: 91, ahead: 182 };

/** Of what recurs by a rule all times from the plan's beginning, so that its event stays the same; else those of some time around today. */
function lasting(
  calendar: Calendar,
  obligation: Obligation,
  today: CivilDate,
): Occurrence[] {
  const reach = obligation.rule === "weekly" ? ofWeekly : usual;
  const since = addDays(today, -reach.back);
  const ahead = addDays(today, reach.ahead);
  const [from, to] = [obligation.from ?? since, obligation.until ?? ahead];
  const all = calendar.occurrences({ from, to }, [obligation]);
  const recent = all.filter(({ lastDay }) => lastDay >= since);
  return recent.length > 0 && regularRule(obligation, all) !== undefined
    ? all
    : recent.filter(({ lastDay }) => lastDay <= ahead);
}

/** A calendar as it is handed out. */
export interface ServedCalendar {
  readonly text: string;
  /** An entity tag: the same for the same text. */
  readonly tag: string;
}

/** Finds the calendar behind a secret; undefined where there is none. */
export type ServeCalendar = (
  secret: string,
) => Promise<ServedCalendar | undefined>;

export function createCalendarService(
  writing: CalendarWriting,
  feeds: Feeds,
  clock: Clock,
): ServeCalendar {
  return async (secret) => {
    const feed = await feeds.find(secret);
    if (feed === undefined) return undefined;
    const today = civilDate(clock.now());
    const text = await calendarText(writing, feed, feed.language, today);
    const tag = createHash("sha256").update(text).digest("base64url");
    return { text, tag: `"${tag.slice(0, 22)}"` };
  };
}
