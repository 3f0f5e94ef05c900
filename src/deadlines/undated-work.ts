import { fold } from "../text/fold.ts";
import type { CalendarWriting } from "./feed-text.ts";
import { obligationsFor } from "./feed-text.ts";
import type { DayOrder } from "./day-order.ts";
import { isListed } from "./listed.ts";
import type { Obligation } from "./occurrence.ts";

// undated work: what a plan asks for without naming a day. One sentence may ask for it more than once, which is one
// work here: it is done on one day.

/** One work; of its obligations the first names it. */
export type UndatedWork = readonly [Obligation, ...Obligation[]];

/** What an order may mean: surely this, or one of these; `dated` where the text itself names the day of it. */
export interface FoundWork {
  readonly fits: readonly UndatedWork[];
  readonly near: readonly UndatedWork[];
  readonly dated: readonly Obligation[];
}

/** All undated work of plans, in their order. */
export function undatedWork(obligations: readonly Obligation[]): UndatedWork[] {
  const groups = Map.groupBy(
    obligations.filter(
      (one) => one.stated === null && isListed(one, "calendar"),
    ),
    ({ plan, section, rule, what }) => [plan, section, rule, what].join("\n"),
  );
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest] as const],
  );
}

/** The work that an order speaks of. @param place where none is named; null stands for all */
export function workOf(
  order: DayOrder,
  writing: Omit<CalendarWriting, "catalogs">,
  place: string | null,
): FoundWork {
  const { agency, places } = order;
  const plans = writing.calendar.plans.filter((plan) =>
    places.length > 0
      ? plan.place !== null && places.includes(plan.place)
      : place === null || plan.place === place,
  );
  const slugs = new Set(plans.map(({ slug }) => slug));
  const own = obligationsFor(writing, { place: null, agency }).filter(
    (one) =>
      slugs.has(one.plan) &&
      // What names nobody is somebody's only where nobody was named.
      (agency === null || one.who.length > 0),
  );
  const spoken = own.filter((one) => isSpokenOf(one, order));
  return {
    fits: undatedWork(spoken),
    near: undatedWork(own),
    dated: spoken.filter(({ stated }) => stated !== null),
  };
}

function isSpokenOf(
  { rule, who, to, what, evidence }: Obligation,
  { cadence, isReport, words }: DayOrder,
): boolean {
  if (cadence !== null && cadence !== rule) return false;
  if (isReport && to.length === 0) return false;
  const text = ` ${fold([what, evidence, ...who].join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return words.every((word) => text.includes(` ${word} `));
}
