import type { Catalog } from "../src/catalog.ts";
import type { CalendarAsked } from "../src/deadlines/asking.ts";
import { wordsOf } from "../src/message.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { WhoseAsked } from "./calendar-whose.ts";
import type { Step } from "./handler.ts";

const placePrefix = "calendar:place:";

/** The place that was tapped; undefined for another choice. */
export function placeChosen(
  choice: string,
  plans: readonly LibraryPlan[],
): string | undefined {
  return placesOf(plans).find((place) => isChoice(choice, placePrefix + place));
}

/** Asks of which place the calendar is wanted. */
export function askWhose(
  asked: CalendarAsked,
  key: string,
  plans: readonly LibraryPlan[],
  session: Session,
  { say }: Catalog,
): Step {
  const choices = placesOf(plans).map((label) => ({
    id: placePrefix + label,
    label,
  }));
  const pending = { ...session.pending, [key]: JSON.stringify(asked) };
  return {
    ...{ intent: "question", answered: true, citations: [] },
    replies: [wordsOf(say("calendar.whose"), choices)],
    session: { ...session, pending },
  };
}

/** Says that there is no plan of what was named. */
export function strayStep(
  { kind, name }: NonNullable<WhoseAsked["stray"]>,
  plans: readonly LibraryPlan[],
  session: Session,
  { say }: Catalog,
): Step {
  const places = placesOf(plans).join(", ");
  return {
    ...{ intent: "question", answered: false, citations: [], session },
    replies: [wordsOf(say(`calendar.no-${kind}`, { name, places }))],
  };
}

function placesOf(plans: readonly LibraryPlan[]): string[] {
  return [...new Set(plans.flatMap(({ place }) => place ?? []))];
}
