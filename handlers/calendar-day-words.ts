import { planLabel, sectionLabel, shownDate } from "../src/answers/labels.ts";
import { shorten } from "../src/answers/quote.ts";
import type { Catalog } from "../src/catalog.ts";
import { CivilDate, civilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import type { Calendar } from "../src/deadlines/calendar.ts";
import type { DueDay } from "../src/deadlines/due-day.ts";
import type { Obligation } from "../src/deadlines/occurrence.ts";
import type { Act } from "../src/deadlines/set-days.ts";
import type { UndatedWork } from "../src/deadlines/undated-work.ts";
import { weekday } from "../src/nudges/wording.ts";

const longestWhat = 160;
// A Monday, from which weekdays are counted.
const monday = CivilDate.parse("2024-01-01");

/** Work in one line, with its rhythm and its section. */
export function workWords(
  [{ rule, what, section }]: UndatedWork,
  catalog: Catalog,
): string {
  return catalog.say("due-days.work", {
    cadence: catalog.say(`due-days.cadence-${rule}`),
    what: shorten(what, longestWhat),
    section: section === null ? "" : sectionLabel(section, catalog),
  });
}

export function sourceWords(
  { plan: slug, section }: Obligation,
  { plans }: Calendar,
  catalog: Catalog,
): string {
  const plan = plans.find((one) => one.slug === slug);
  return [
    ...(plan === undefined ? [] : [planLabel(plan, catalog)]),
    ...(section === null ? [] : [sectionLabel(section, catalog)]),
  ].join(", ");
}

/** A day of a rhythm: the 25th of each month. */
export function dayWords(
  { rule }: Obligation,
  day: DueDay,
  catalog: Catalog,
): string {
  const { say } = catalog;
  if ("date" in day)
    return say("due-days.day-date", { date: shownDate(day.date) });
  if ("weekday" in day) {
    const name = weekday(addDays(monday, day.weekday - 1), catalog);
    return say("due-days.day-weekly", { weekday: name });
  }
  const kind =
    rule === "yearly"
      ? "yearly"
      : rule !== "monthly"
        ? "within"
        : day.month === 1
          ? "monthly"
          : "monthly-next";
  const words = say(`due-days.day-${kind}`, {
    day: day.day,
    ...((kind === "yearly" || kind === "within") && { month: day.month }),
  });
  const isCut = day.day > 28 && (rule !== "yearly" || day.month === 2);
  return isCut ? `${words} ${say("due-days.day-last")}` : words;
}

/** What day counts now, and who set it. */
export function nowWords(
  [obligation]: UndatedWork,
  acts: readonly Act[],
  catalog: Catalog,
): string {
  const { say } = catalog;
  const act = acts.findLast(({ undone }) => undone === null);
  if (act === undefined || act.day === null)
    return say("due-days.now-suggested");
  const by =
    act.by === null
      ? ""
      : say("due-days.by", {
          channel: say(`people.channel-${act.by.channel}`),
          end: act.by.sender.slice(-4),
        });
  return say("due-days.now-set", {
    day: dayWords(obligation, act.day, catalog),
    date: shownDate(civilDate(new Date(act.at))),
    by,
  });
}
