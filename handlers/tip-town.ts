import { type Message, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { inTown, townless } from "../src/tips/draft/town.ts";
import type { Step } from "./handler.ts";
import { chosenFrom } from "./tip-choices.ts";
import { tipStep, type TipParts } from "./tip-parts.ts";

const choiceOf = (place: string) => `tip:town:${place}`;

/** Asks of which town a place is that could be in any. Undefined where that is known, or was left open. */
export function askTown(
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Step | undefined {
  const ward = townless(draft, session.place, parts);
  if (ward === undefined) return undefined;
  const { say } = parts.catalogs[session.language];
  const text =
    ward === null ? say("tip-town.ask") : say("tip-town.ask-ward", { ward });
  const places = parts.places.map((place) => ({
    id: choiceOf(place),
    label: place,
  }));
  const choices = [...places, ...chosenFrom(["skip"], session, parts)];
  const reply = wordsOf([...lead, text].join("\n"), choices);
  return tipStep("tip", [reply], {
    ...session,
    draft: { ...draft, shown: false, town: "asked" },
  });
}

/** The report with the town that was chosen; undefined for other choices. */
export function withTown(
  { choice }: Message,
  draft: Draft,
  { places }: TipParts,
): Draft | undefined {
  const town = places.find(
    (place) => choice !== undefined && isChoice(choice, choiceOf(place)),
  );
  return town === undefined ? undefined : inTown(draft, town);
}
