import { type Choice, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { compose } from "../src/text/compose.ts";
import { tokenize } from "../src/text/tokens.ts";
import { type Step, talk } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

// What is shared by those who write to people unasked: bulletins and figures.

/** Says a sentence of one topic of the messages. */
export type Say = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** A step of one reply. */
export function answer(
  text: string,
  session: Session,
  choices: readonly Choice[] = [],
): Step {
  return talk([wordsOf(text, choices)], session);
}

/** Places with plans that a text names, and whether it names any place at all. */
export function placesIn(
  text: string,
  {
    gazetteer,
    places,
    read,
  }: Pick<SteeringParts, "gazetteer" | "places" | "read">,
): { readonly named: readonly string[]; readonly any: boolean } {
  const composed = compose(read(text));
  const found = gazetteer.find(tokenize(composed), composed);
  const units = found.flatMap((one) => one.units.map(({ name }) => name));
  return {
    named: places.filter((place) => units.includes(place)),
    any: found.length > 0,
  };
}
