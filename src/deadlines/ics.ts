import ICAL from "ical.js";
import type { CivilDate } from "../clock.ts";
import type { DeadlineRule } from "../plans/plan.ts";
import { asPlanned } from "./granted-days.ts";
import type { Obligation, Occurrence } from "./occurrence.ts";
import { regularRule } from "./regular.ts";

// iCalendar (RFC 5545). What recurs on regular days becomes one event with a rule; anything else one event each time.
// A time that was granted a later day is an exception of its event, under the same UID.
// Beside the events stand to-dos of what is still ahead, for programs that keep lists of tasks.

/** The words of one entry. */
export interface EntryWords {
  readonly summary: string;
  readonly description: string;
}

export interface CalendarFile {
  readonly name: string;
  /** Those of one obligation stand in order. */
  readonly occurrences: readonly Occurrence[];
  readonly today: CivilDate;
  /** `recurs`: the entry stands for all times, of which this is the first. */
  readonly words: (occurrence: Occurrence, recurs: boolean) => EntryWords;
}

// RFC 5545, 3.1: lines of at most 75 octets; the library does not count the blank that a further line begins with.
const foldLength = 74;
const product = "-//trucban//calendar//VI";
const domain = "trucban";

/** Counted from the beginning of the day: at eight in the morning a week and a day before, and on the day. */
const alarms = { week: "-P6DT16H", day: "-PT16H", same: "PT8H" };
const alarmsOf: Readonly<Record<DeadlineRule, readonly string[]>> = {
  weekly: [alarms.same],
  monthly: [alarms.day, alarms.same],
  quarterly: [alarms.week, alarms.day, alarms.same],
  halfyearly: [alarms.week, alarms.day, alarms.same],
  yearly: [alarms.week, alarms.day, alarms.same],
  once: [alarms.week, alarms.day, alarms.same],
  period: [alarms.week, alarms.day, alarms.same],
};

/** An iCalendar stream. The same occurrences on the same day give the same text. */
export function writeCalendar(file: CalendarFile): string {
  ICAL.foldLength = foldLength;
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", product);
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  calendar.addPropertyWithValue("x-wr-calname", file.name);
  calendar.addPropertyWithValue("x-wr-timezone", "Asia/Ho_Chi_Minh");
  for (const [obligation, times] of byObligation(file.occurrences)) {
    const planned = times.map(asPlanned);
    planned.sort((one, other) => (one.lastDay < other.lastDay ? -1 : 1));
    const rule = regularRule(obligation, planned);
    const [first] = planned;
    if (rule !== undefined && first !== undefined) {
      calendar.addSubcomponent(event(obligation.id, first, file, rule));
      for (const one of times.filter(({ extended }) => extended !== undefined))
        calendar.addSubcomponent(moved(obligation.id, one, file));
    } else
      for (const one of times)
        calendar.addSubcomponent(
          event(`${obligation.id}-${one.period}`, one, file),
        );
    for (const one of times.filter(({ lastDay }) => lastDay >= file.today))
      calendar.addSubcomponent(todo(one, file));
  }
  return `${calendar.toString()}\r\n`;
}

function event(
  id: string,
  occurrence: Occurrence,
  file: CalendarFile,
  rule?: string,
): ICAL.Component {
  const words = file.words(occurrence, rule !== undefined);
  const entry = common("vevent", id, words, file);
  entry.addPropertyWithValue("dtstart", date(occurrence.lastDay));
  if (rule !== undefined)
    entry.addPropertyWithValue("rrule", ICAL.Recur.fromString(rule));
  // A deadline fills nobody's day.
  entry.addPropertyWithValue("transp", "TRANSPARENT");
  for (const trigger of alarmsOf[occurrence.obligation.rule]) {
    const alarm = new ICAL.Component("valarm");
    alarm.addPropertyWithValue("action", "DISPLAY");
    alarm.addPropertyWithValue("description", words.summary);
    alarm.addPropertyWithValue("trigger", ICAL.Duration.fromString(trigger));
    entry.addSubcomponent(alarm);
  }
  return entry;
}

/** One time of an event that recurs, on the day that was granted in place of the plan's (RFC 5545, 3.8.4.4). */
function moved(
  id: string,
  occurrence: Occurrence,
  file: CalendarFile,
): ICAL.Component {
  const entry = event(id, occurrence, file);
  const planned = date(asPlanned(occurrence).lastDay);
  entry.addPropertyWithValue("recurrence-id", planned);
  return entry;
}

function todo(occurrence: Occurrence, file: CalendarFile): ICAL.Component {
  const id = `todo-${occurrence.obligation.id}-${occurrence.period}`;
  const entry = common("vtodo", id, file.words(occurrence, false), file);
  entry.addPropertyWithValue("due", date(occurrence.lastDay));
  entry.addPropertyWithValue("status", "NEEDS-ACTION");
  return entry;
}

function common(
  kind: "vevent" | "vtodo",
  id: string,
  { summary, description }: EntryWords,
  { today }: CalendarFile,
): ICAL.Component {
  const entry = new ICAL.Component(kind);
  entry.addPropertyWithValue("uid", `${id}@${domain}`);
  // The beginning of the day in Vietnam, so that one who fetches twice a day sees no change.
  entry.addPropertyWithValue(
    "dtstamp",
    ICAL.Time.fromJSDate(new Date(`${today}T00:00:00+07:00`), true),
  );
  entry.addPropertyWithValue("summary", summary);
  entry.addPropertyWithValue("description", description);
  return entry;
}

function date(day: CivilDate): ICAL.Time {
  return ICAL.Time.fromDateString(day);
}

function byObligation(
  occurrences: readonly Occurrence[],
): ReadonlyMap<Obligation, readonly Occurrence[]> {
  return Map.groupBy(occurrences, ({ obligation }) => obligation);
}
