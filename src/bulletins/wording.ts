import type { Catalog } from "../catalog.ts";
import { civilDate } from "../clock.ts";
import { minutesOf } from "../nudges/days.ts";
import { fullDay } from "../nudges/wording.ts";
import type { Bulletin, Counts } from "./bulletin.ts";
import { withinHours } from "./hours.ts";
import type { BulletinWords, Subject } from "./words.ts";

type Hours = BulletinWords["hours"];

/** A bulletin as its readers see it: who issues it, its number, and how to be sent no more. */
export function bulletinText(
  { number, issuer, where, subjects, text }: Bulletin,
  { say }: Catalog,
): string {
  const place = where?.place ?? null;
  const head = say("bulletins.head", { number: number ?? "", issuer });
  const about = say("bulletins.about", {
    subjects: subjectWords(subjects, { say }),
    place: placeWords(place, { say }),
  });
  return [`${head}\n${about}`, text, say("bulletins.foot")].join("\n\n");
}

export function subjectWords(
  subjects: readonly Subject[],
  { say }: Pick<Catalog, "say">,
): string {
  return subjects
    .map((subject) => say(`bulletins.subject-${subject}`))
    .join(", ");
}

export function placeWords(
  place: string | null,
  { say }: Pick<Catalog, "say">,
): string {
  return place ?? say("bulletins.everywhere");
}

/** A number of people that gives nobody away: few are not counted, many are rounded to tens. */
export function peopleWords(
  count: number,
  { say }: Pick<Catalog, "say">,
): string {
  if (count === 0) return say("bulletins.people-none");
  if (count < 10) return say("bulletins.people-few");
  return say("bulletins.people", { count: Math.round(count / 10) * 10 });
}

/** The hours in which bulletins go out: 6:00–22:00. */
export function hoursWords({ from, to }: Hours): string {
  return `${from}:00–${to}:00`;
}

function isToCome(state: Bulletin["state"]): boolean {
  return state === "draft" || state === "proposed";
}

/** A moment as its civil time and day: 8:30, 15/11/2026. */
export function momentWords(moment: Date): string {
  const minutes = minutesOf(moment);
  const rest = String(minutes % 60).padStart(2, "0");
  return `${Math.floor(minutes / 60)}:${rest}, ${fullDay(civilDate(moment))}`;
}

/**
 * When a bulletin goes: the moment that was asked for, or where none goes out at that hour, when it goes in fact.
 * @param now what was asked for a moment that has been goes at once
 */
export function whenWords(
  { when, state }: Pick<Bulletin, "when" | "state">,
  { say }: Pick<Catalog, "say">,
  { hours, now }: { readonly hours: Hours; readonly now: Date },
): string {
  const at = when?.at ?? null;
  const asked = at === null ? null : new Date(at);
  const isAhead = state === "approved" || (isToCome(state) && asked !== null);
  const begins = asked === null || asked < now ? now : asked;
  const goes = when?.urgent === true ? begins : withinHours(begins, hours);
  const told = asked === null ? say("bulletins.when-now") : momentWords(asked);
  const words =
    isAhead && goes > begins
      ? say("bulletins.when-moved", {
          goes: momentWords(goes),
          asked: told.toLowerCase(),
          hours: hoursWords(hours),
        })
      : told;
  return when?.urgent === true
    ? say("bulletins.when-urgent", { when: words })
    : words;
}

/** How a bulletin stands, in a line of its list. */
export function stateWords(
  { state, closed }: Pick<Bulletin, "state" | "closed">,
  { say }: Pick<Catalog, "say">,
): string {
  return state === "stopped" && closed === null
    ? say("bulletins.state-stopping")
    : say(`bulletins.state-${state}`);
}

/** What came of a bulletin, without anybody's address. */
export function countWords(
  counts: Counts,
  { say }: Pick<Catalog, "say">,
): string {
  return (["sent", "gone", "refused", "waiting", "unsent"] as const)
    .filter((part) => part === "sent" || counts[part] > 0)
    .map((part) => {
      const people = peopleWords(counts[part], { say });
      return `• ${say(`bulletins.count-${part}`, { people })}`;
    })
    .join("\n");
}

/** What author and approver are told of a bulletin that is out, or waits. */
export function reportText(
  bulletin: Bulletin,
  isLast: boolean,
  { say }: Catalog,
): string {
  const number = bulletin.number ?? "";
  const key = !isLast
    ? "bulletins.report-waiting"
    : bulletin.state === "stopped"
      ? "bulletins.report-stopped"
      : "bulletins.report-sent";
  const counts = bulletin.counts;
  return [
    say(key, { number }),
    ...(counts === null ? [] : [countWords(counts, { say })]),
  ].join("\n");
}

/** Who wrote, approved, stopped a bulletin, and when: offices and roles, no names. */
export function actsText(
  { acts }: Pick<Bulletin, "acts">,
  { say }: Catalog,
): string {
  return acts
    .map(({ act, unit, role, at }) => {
      const who = unit === "" ? say(`people.role-${role}`) : unit;
      const when = momentWords(new Date(at));
      return `• ${say(`bulletins.act-${act}`, { who, when })}`;
    })
    .join("\n");
}
