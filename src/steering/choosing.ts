import type { DeskCues } from "./cues.ts";
import { choiceData } from "../choice-data.ts";
import type { Choice, Message } from "../message.ts";
import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";

/** What a message selects of the choices last offered. */
export type Chosen =
  | { kind: "choice"; choice: Choice }
  | { kind: "none" }
  /** A number that the list does not go up to, or that there is no list for. */
  | { kind: "beyond" }
  /** A tap on something that is offered no more; `id` as the channel gave it. */
  | { kind: "stale"; id: string };

/** Whether what was tapped is the choice of that id, as a button carries it. */
export function isChoice(tapped: string, id: string): boolean {
  return tapped === id || tapped === choiceData(id);
}

/** Resolves a tap, a number or a label typed. */
export function chosen(
  message: Message,
  offered: readonly Choice[],
  cues: DeskCues,
): Chosen {
  if (message.choice !== undefined) {
    const tapped = message.choice;
    const choice =
      offered.find(({ id }) => isChoice(tapped, id)) ??
      offered.find(({ label }) => label === tapped) ??
      labelled(tapped, offered);
    if (choice !== undefined) return { kind: "choice", choice };
    return { kind: "stale", id: tapped };
  }
  const number = typedNumber(message.text, cues);
  if (number !== undefined) {
    const choice = offered[number - 1];
    return choice === undefined
      ? { kind: "beyond" }
      : { kind: "choice", choice };
  }
  const choice =
    placed(message.text, offered, cues) ?? labelled(message.text, offered);
  return choice === undefined ? { kind: "none" } : { kind: "choice", choice };
}

// Two digits at most: 113 and its like are never the number of a choice.
function typedNumber(text: string, cues: DeskCues): number | undefined {
  const match = /^(\D{0,20}?)(\d{1,2})[\s.)]*$/u.exec(compose(text).trim());
  if (match?.[2] === undefined) return undefined;
  const before = match[1] ?? "";
  return /^[\s#(]*$/.test(before) || cues.says("number", before)
    ? Number(match[2])
    : undefined;
}

/** The choice that is named by its place: "the first", "the last". */
function placed(
  text: string,
  offered: readonly Choice[],
  cues: DeskCues,
): Choice | undefined {
  const at = (["first", "second", "third"] as const).findIndex((place) =>
    cues.says(place, text),
  );
  return offered.at(at < 0 && !cues.says("last", text) ? offered.length : at);
}

/** The one label that the text spells out, wholly or by more than half of it. */
function labelled(
  text: string,
  offered: readonly Choice[],
): Choice | undefined {
  const typed = syllables(text);
  if (typed === " ") return undefined;
  const whole = offered.find(({ label }) => syllables(label) === typed);
  if (whole !== undefined) return whole;
  const partly = offered.filter(({ label }) =>
    syllables(label).includes(typed),
  );
  const only = partly.length === 1 ? partly[0] : undefined;
  return only !== undefined &&
    typed.length * 2 > syllables(only.label).length + 1
    ? only
    : undefined;
}

function syllables(text: string): string {
  const words = tokenize(compose(text)).map((token) => token.folded);
  return ` ${words.join(" ")} `.replace(/^ {2}$/, " ");
}
