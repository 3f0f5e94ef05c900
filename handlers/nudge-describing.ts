import { civilDate } from "../src/clock.ts";
import type { Occurrence } from "../src/deadlines/occurrence.ts";
import type { Follow } from "../src/nudges/follower.ts";
import { occurrencesOf, printedDay } from "../src/nudges/planned.ts";
import {
  beginning,
  dayWithName,
  fullDay,
  shortDay,
  sourceOf,
} from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { type NudgeParts, type Say, sayIn } from "./nudge-parts.ts";

/** More obligations than these are left out of a message. */
export const mostDescribed = 4;
const longestQuote = 330;

/** The next occurrence of each obligation that a follow is about, the soonest first. */
export function nextOf(follow: Follow, { nudges }: NudgeParts): Occurrence[] {
  const today = civilDate(nudges.clock.now());
  const seen = new Set<string>();
  return occurrencesOf(follow, today, nudges).filter(
    ({ obligation: { evidence, rule }, lastDay }) => {
      // A sentence that the plan says of several sorts of work falls due once.
      const same = `${rule} ${evidence}`;
      if (lastDay < today || seen.has(same)) return false;
      seen.add(same);
      return true;
    },
  );
}

/** What an agency owes, each with its day, its recipient, the plan's words and their place. */
export function describeDeadlines(
  follow: Follow,
  session: Session,
  parts: NudgeParts,
): string {
  const { catalogs, nudges } = parts;
  const say = sayIn(parts, session);
  const { agency, place } = follow;
  const due = nextOf(follow, parts);
  const isSuggested = due.every(({ suggested }) => suggested);
  return [
    say(isSuggested ? "deadlines-undated" : "deadlines", { agency, place }),
    ...due.slice(0, mostDescribed).map(describe),
  ].join("\n\n");

  function describe(occurrence: Occurrence): string {
    const catalog = catalogs[session.language];
    const { obligation, lastDay } = occurrence;
    const to = obligation.to.join(", ");
    const day = dueWords(occurrence, say);
    return [
      to === "" ? `• ${day}.` : `• ${day}, ${say("to", { to })}.`,
      say("quote", { quote: beginning(obligation.evidence, longestQuote) }),
      say("next-last", { day: dayWithName(lastDay, catalog) }),
      sourceOf(obligation, nudges.plans, catalog),
    ].join("\n");
  }
}

/** When something falls due, as the plan says it. */
export function dueWords(occurrence: Occurrence, say: Say): string {
  const { obligation, lastDay, suggested } = occurrence;
  if (suggested)
    return say("due-suggested", {
      rule: say(`rule-${obligation.rule}`),
      day: fullDay(lastDay),
    });
  const printed = printedDay(occurrence);
  const key = printed === lastDay ? "due-on" : "due-before";
  return obligation.rule === "yearly"
    ? say(`${key}-yearly`, { day: shortDay(printed) })
    : say(key, { day: fullDay(printed) });
}
