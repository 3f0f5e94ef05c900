import { sectionLabel, planLabel } from "../answers/labels.ts";
import type { Catalog, Catalogs } from "../catalog.ts";
import { type CivilDate, civilDate, daysBetween, noon } from "../clock.ts";
import { type Choice, type Reply, wordsOf } from "../message.ts";
import type { WorkingDays } from "../deadlines/working-days.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { isSetByHand, type Obligation } from "../deadlines/occurrence.ts";
import type { Follower } from "./follower.ts";
import type { Planned } from "./planned.ts";

// Choices under a nudge: what they do, and the tag of what they do it to.
export const nudgeChoice = {
  done: "nudge-done:",
  acknowledge: "nudge-ack:",
  snooze: "nudge-snooze:",
  notOurs: "nudge-not:",
  ask: "nudge-ask:",
} as const;

/** A day as it stands in a nudge, in two figures each: 08/11/2023. */
export function fullDay(date: CivilDate): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day}/${month}/${year}`;
}

/** A day of a year that is plain: 08/11. */
export function shortDay(date: CivilDate): string {
  return fullDay(date).slice(0, 5);
}

/** The name of a date's weekday in a catalogue's language. */
export function weekday(date: CivilDate, { language }: Catalog): string {
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", {
    timeZone: "UTC",
    weekday: "long",
  }).format(noon(date));
}

/** A day with the name of its weekday. */
export function dayWithName(date: CivilDate, catalog: Catalog): string {
  return `${weekday(date, catalog)} ${fullDay(date)}`;
}

/** Where an obligation stands: plan and section. */
export function sourceOf(
  { plan: slug, section }: Obligation,
  plans: readonly LibraryPlan[],
  catalog: Catalog,
): string {
  const plan = plans.find((one) => one.slug === slug);
  if (plan === undefined) return "";
  return catalog.say("nudges.source", {
    plan: planLabel(plan, catalog),
    section: sectionLabel(section ?? "0", catalog),
  });
}

const longestQuote = 500;
const longestWhat = 150;

/** The beginning of a text, ended at a word. */
export function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text.replace(/[.;…]+$/u, "");
  const cut = text.slice(0, longest);
  return `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}

/** Work as it is named in one line. */
export function whatOf({ what }: Obligation): string {
  return beginning(what, longestWhat);
}

/** Puts nudges into words: each with its plan's own sentence, its source, and what can be done about it. */
export function createWording({
  catalogs,
  plans,
  workingDays,
}: {
  readonly catalogs: Catalogs;
  readonly plans: readonly LibraryPlan[];
  readonly workingDays: WorkingDays;
}) {
  return (
    { language }: Pick<Follower, "language">,
    items: readonly Planned[],
    now: Date,
    /** What else is said of one, by its tag. */
    notes: ReadonlyMap<string, readonly string[]> = new Map(),
  ): Reply => {
    const catalog = catalogs[language];
    const today = civilDate(now);
    const [only] = items;
    if (items.length === 1 && only !== undefined)
      return single(only, today, catalog, notes.get(only.tag) ?? []);
    const { say } = catalog;
    const lines = items.map((item, at) =>
      [
        say("nudges.digest-item", {
          at: at + 1,
          line: headOf(item, today, catalog),
        }),
        ...body(item, catalog),
        ...(notes.get(item.tag) ?? []),
      ].join("\n"),
    );
    const words = [
      say("nudges.digest", { count: items.length }),
      ...lines,
      say("nudges.nudge-how"),
    ];
    return wordsOf(words.join("\n\n"));
  };

  function single(
    item: Planned,
    today: CivilDate,
    catalog: Catalog,
    notes: readonly string[],
  ): Reply {
    const words = [
      headOf(item, today, catalog),
      ...moved(item, today, catalog, workingDays),
      ...body(item, catalog),
      ...(notes.length === 0 ? [] : ["", ...notes]),
      ...(item.step === null ? ["", catalog.say("nudges.nudge-how")] : []),
    ];
    return wordsOf(words.join("\n"), choicesOf(item, today, catalog));
  }

  function body(item: Planned, catalog: Catalog): string[] {
    const { obligation } = item.occurrence;
    const { say } = catalog;
    return [
      ...(isQuoted(obligation)
        ? []
        : [say("nudges.nudge-what", { what: whatOf(obligation) })]),
      dueOf(item, catalog),
      ...(isSetByHand(item.occurrence) ? [say("calendar.set-note")] : []),
      ...(obligation.to.length === 0
        ? []
        : [say("nudges.nudge-to", { to: obligation.to.join(", ") })]),
      say("nudges.nudge-quote", {
        quote: beginning(obligation.evidence, longestQuote),
      }),
      sourceOf(obligation, plans, catalog),
    ];
  }
}

function headOf(
  { follow, occurrence }: Planned,
  today: CivilDate,
  { say }: Catalog,
): string {
  const { agency } = follow;
  const { lastDay, suggested } = occurrence;
  if (suggested && today <= lastDay)
    return say("nudges.nudge-suggested", { agency, day: fullDay(lastDay) });
  if (today === lastDay) return say("nudges.nudge-today", { agency });
  return today < lastDay
    ? say("nudges.nudge-left", { agency, days: daysBetween(today, lastDay) })
    : say("nudges.nudge-over", { agency, days: daysBetween(lastDay, today) });
}

function moved(
  { day, at, lead }: Planned,
  today: CivilDate,
  catalog: Catalog,
  workingDays: WorkingDays,
): string[] {
  // A digest may come earlier than on the working day before, for another reason.
  const isMoved =
    lead >= 0 &&
    today < day &&
    civilDate(at) === today &&
    workingDays.workingDayOnOrBefore(day) === today;
  if (!isMoved) return [];
  const words = { day: shortDay(day), weekday: weekday(day, catalog) };
  return [catalog.say("nudges.nudge-off", words)];
}

// Where the sentence begins with the work, it says it all.
function isQuoted({ what, evidence }: Obligation): boolean {
  return evidence.startsWith(what.replace(/…$/u, ""));
}

function dueOf({ occurrence, printed }: Planned, catalog: Catalog): string {
  const { lastDay } = occurrence;
  const last = dayWithName(lastDay, catalog);
  return printed === lastDay
    ? catalog.say("nudges.nudge-due-on", { last })
    : catalog.say("nudges.nudge-due", { day: fullDay(printed), last });
}

/** What a nudge offers, in its order. Nothing is put off past its last day; it can be said to be under way. */
export function actsOf(
  { occurrence, step }: Pick<Planned, "occurrence" | "step">,
  today: CivilDate,
): readonly (keyof typeof nudgeChoice)[] {
  if (step !== null) return ["acknowledge", "done", "ask"];
  return today > occurrence.lastDay
    ? ["done", "acknowledge", "notOurs", "ask"]
    : ["done", "snooze", "notOurs", "ask"];
}

const labels: Readonly<Record<keyof typeof nudgeChoice, string>> = {
  done: "nudges.choose-done",
  acknowledge: "ladder.choose",
  snooze: "nudges.choose-snooze",
  notOurs: "nudges.choose-not-ours",
  ask: "nudges.choose-ask",
};

/** What a nudge offers under a label; undefined where it offers nothing so. */
export function actLabelled(
  label: string,
  catalog: Catalog,
): keyof typeof nudgeChoice | undefined {
  const typed = label.trim().toLowerCase();
  return (Object.keys(labels) as (keyof typeof nudgeChoice)[]).find(
    (act) => catalog.say(labels[act]).toLowerCase() === typed,
  );
}

function choicesOf(item: Planned, today: CivilDate, catalog: Catalog) {
  return actsOf(item, today).map((act): Choice => {
    const id = nudgeChoice[act] + item.tag;
    return { id, label: catalog.say(labels[act]) };
  });
}
