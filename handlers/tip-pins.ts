import type { Draft } from "../src/session.ts";
import { type Token, tokenize } from "../src/text/tokens.ts";
import { partsOf } from "../src/tips/words/tip-words.ts";
import { settle } from "../src/tips/draft/draft.ts";
import type { TipParts } from "./tip-parts.ts";

/** The report with what words beside it say of a place on the map: "the theft was here". */
export function withPinTold(
  draft: Draft,
  text: string,
  { words }: TipParts,
): Draft {
  if (!draft.pins.some(({ scene }) => scene === null)) return draft;
  const tokens = tokenize(text);
  if (words.find("atOwn", tokens).length > 0) return withPin(draft, false);
  return words.find("atScene", tokens).length > 0
    ? withPin(draft, true)
    : draft;
}

/** Whether words only say what a place on the map, of which it was asked, is not: "not there, that is where I sit". */
export function isOnlyOwnPin(
  { pins }: Draft,
  text: string,
  { words }: Pick<TipParts, "words">,
): boolean {
  const isOwn = (part: readonly Token[]) =>
    words.find("atOwn", part).length > 0;
  const parts = partsOf(text);
  return (
    pins.some(({ scene }) => scene === null) &&
    parts.some(isOwn) &&
    parts.every(
      (part) =>
        part.length <= mostPinWords &&
        (isOwn(part) || words.find("wrong", part)[0]?.from === 0),
    )
  );
}

// In words, between two commas.
const mostPinWords = 7;

/** The report once its reporter has said what the place on the map is. */
export function withPin(draft: Draft, scene: boolean): Draft {
  // Where its reporter lives or stands is nobody's business, unless help is to come there.
  if (!scene && !draft.urgent)
    return { ...draft, pins: draft.pins.filter((pin) => pin.scene === true) };
  const next: Draft = {
    ...draft,
    pins: draft.pins.map((pin) => ({ ...pin, scene: pin.scene ?? scene })),
  };
  return scene ? settle(next, "where") : next;
}

/** What is said once it is known what the place on the map is. */
export function pinNoted({ urgent }: Draft, scene: boolean): string {
  return scene || urgent ? "noted" : "pin-own";
}
