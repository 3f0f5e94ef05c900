import type { Draft } from "../../session.ts";
import type { Slot } from "../tips.ts";
import type { Heard } from "../words/hear.ts";
import { countOf, readAnswer, slotOf } from "./answer.ts";

/** A message's words, and what they were found to tell. */
export interface Telling {
  readonly heard: Heard;
  /** Kinds of crime by the names in knowledge/reporting.yaml. */
  readonly kinds: readonly string[];
  readonly againstPolice: boolean;
  readonly child: boolean;
  /** Whether it tells of danger now, whatever was asked. */
  readonly urgent: boolean;
  /** Whether it cannot wait, though nothing tells that it happens now: a child says what is done to it. */
  readonly pressing?: boolean;
}

export type Told = Draft["said"][number]["told"];

// A message that is longer is read sentence by sentence when it is summed up.
const longest = 600;
// So few words beside a place or a time are part of it.
const fewWords = 4;
// An answer; a story is longer.
const mostWords = 40;

/** What a message tells of each part. @param answers the part that it answers and nothing else */
export function toldBy(heard: Heard, answers: Slot | null): Told {
  const { text, facts } = heard;
  if (answers !== null) {
    if (isUnknown(heard)) return [];
    const others = found(heard).filter(({ slot }) => slot !== answers);
    const own = isRead(answers) ? readAnswer(heard, answers).pieces : [text];
    return [...others, ...own.map((piece) => ({ slot: answers, text: piece }))];
  }
  if (text.length <= longest) return found(heard);
  // Only that it is told at all: which of a hundred times matters is found when it is summed up.
  return (["where", "when", "who"] as const).flatMap((slot) =>
    facts[slot][0] === undefined ? [] : [{ slot, text: facts[slot][0] }],
  );
}

function isRead(slot: Slot): slot is "where" | "when" | "who" {
  return slot === "where" || slot === "when" || slot === "who";
}

function found({ text, facts, promises }: Heard): Told {
  const of = (slot: Slot, texts: readonly string[]) =>
    texts.map((one) => ({ slot, text: one }));
  return [
    ...of("where", facts.where),
    ...of("when", facts.when),
    ...of("who", [...facts.who, ...facts.vehicles]),
    ...(promises ? of("evidence", [text]) : []),
  ];
}

/** Whether a message is what was asked for and hardly anything else. */
export function isAnswer({ heard, kinds }: Telling, asked: Slot): boolean {
  const { facts, text, promises } = heard;
  if (isTalk(heard)) return false;
  if (asked === "what") return true;
  if (isUnknown(heard)) return true;
  if (countOf(text) > mostWords) return false;
  if (!isRead(asked)) {
    const others = found(heard).filter(({ slot }) => slot !== asked);
    // Who is asked for pictures and tells of people instead tells of people.
    return others.length === 0 || (asked === "evidence" && promises);
  }
  const { pieces, rest } = readAnswer(heard, asked);
  const isTold = facts.spans.some((span) => slotOf(span) === asked);
  if (asked !== "who" && kinds.length > 0 && !isTold)
    return countOf(text) <= fewWords;
  return pieces.length > 0 && rest <= fewWords;
}

/** Whether a message tells nothing but speaks to the desk: "let me think". What is said so is no part of the story. */
export function isTalk({ facts, promises }: Heard): boolean {
  return (
    !promises &&
    facts.spans.length === 0 &&
    facts.clauses.length > 0 &&
    facts.clauses.every(({ talks }) => talks)
  );
}

/** Whether a message holds no word that may tell anything. */
export function isTalkOnly(heard: Heard): boolean {
  return (
    isTalk(heard) && heard.facts.clauses.every((clause) => clause.isTalkOnly)
  );
}

/** Whether a message only says that its writer does not know. */
export function isUnknown({ begins, facts, text }: Heard): boolean {
  const { where, when, who, vehicles } = facts;
  const told = where.length + when.length + who.length + vehicles.length;
  return begins.has("skip") && told === 0 && countOf(text) <= 2 * fewWords;
}

/** Whether a message that was asked for a way to reach its writer gives one. */
export function isContact({ heard, kinds }: Telling): boolean {
  const { facts, text, reaches, ways, theirs } = heard;
  if (facts.anonymous || kinds.length > 0 || theirs) return false;
  return (reaches || ways) && countOf(text) <= 4 * fewWords;
}

/** Whether a message is neither a way to reach its writer, nor tells anything. */
export function isNoContact({ heard, kinds }: Telling): boolean {
  const { facts, text } = heard;
  return (
    kinds.length === 0 &&
    facts.spans.length === 0 &&
    countOf(text) <= 2 * fewWords
  );
}
