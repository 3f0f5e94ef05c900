import { type Choice, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { awaits, nextStep } from "../src/steering/pending.ts";
import type { SteeringParts } from "./steering-parts.ts";

/** The choice that opens the list of places. */
export const changePlace = "change-place";
export const setPlace = "set-place:";
export const everyPlace = `${setPlace}*`;

/** Asks which place, among those that there are plans of. */
export function askPlace(
  { places, catalogs }: Pick<SteeringParts, "places" | "catalogs">,
  session: Session,
  {
    key = "place-which",
    names = places,
    values = {},
    next = nextStep(session),
  }: {
    key?: "place-which" | "place-which-of" | "place-none";
    names?: readonly string[];
    values?: Readonly<Record<string, string>>;
    next?: string | null;
  } = {},
) {
  const { say } = catalogs[session.language];
  const choices: Choice[] = names.map((name) => ({
    id: setPlace + name,
    label: name,
  }));
  if (session.place !== null)
    choices.push({ id: everyPlace, label: say("desk.place-all") });
  return {
    reply: wordsOf(say(`desk.${key}`, values), choices),
    session: { ...session, pending: awaits("place", next) },
  };
}
