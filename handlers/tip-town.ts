import { type Message, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { compose } from "../src/text/compose.ts";
import { tokenize } from "../src/text/tokens.ts";
import { asksTown } from "../src/tips/draft/draft.ts";
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

// In words, with what may stand before a name.
const longestTown = 6;

/**
 * The report with the town that a message names and nothing else, where one was asked for. Undefined where it names
 * none, or one of several that bear the name.
 */
export function townTold(
  text: string,
  draft: Draft,
  { gazetteer, words }: TipParts,
): Draft | undefined {
  if (!asksTown(draft)) return undefined;
  // Who answers so need not write names with capitals.
  const name = compose(text)
    .trim()
    .replace(/(?<![\p{L}\p{M}'])\p{L}/gu, (letter) => letter.toUpperCase());
  const tokens = tokenize(name);
  if (tokens.length > longestTown) return undefined;
  const found = gazetteer
    .find(tokens, name)
    .filter(({ borrowed }) => !borrowed);
  const [first] = found;
  const [unit] = first?.units ?? [];
  const isRest = (from: number, to: number) =>
    tokens
      .slice(from, to)
      .every(
        (token) =>
          words.fillerFrom([token], 0) > 0 ||
          words.find("placing", [token]).length > 0,
      );
  const provinces = new Set(first?.units.map(({ province }) => province));
  return first !== undefined &&
    unit !== undefined &&
    provinces.size === 1 &&
    isRest(0, first.from) &&
    found.length === 1 &&
    isRest(first.to, tokens.length)
    ? inTown(draft, unit.name)
    : undefined;
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
