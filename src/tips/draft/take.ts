import type { Draft } from "../../session.ts";
import type { Slot } from "../tips.ts";
import type { Heard } from "../words/hear.ts";
import { settle, stayAnonymous, waitingSlot } from "./draft.ts";

/** A message's words, and what they were found to tell. */
export interface Telling {
  readonly heard: Heard;
  /** Kinds of crime by the names in knowledge/reporting.yaml. */
  readonly kinds: readonly string[];
  readonly againstPolice: boolean;
  readonly child: boolean;
  readonly urgent: boolean;
}

type Told = Draft["said"][number]["told"];

// A message that is longer is read sentence by sentence when it is summed up.
const longest = 600;
// So few words beside a place or a time are part of it.
const fewWords = 4;

/** Takes a message into the report: as the answer to what was asked, and for whatever else it tells. */
export function take(draft: Draft, telling: Telling): Draft {
  const { heard } = telling;
  const asked = waitingSlot(draft);
  const flagged = flag(draft, telling);
  if (asked === "contact" && !heard.facts.anonymous)
    return settle({ ...flagged, contact: heard.text }, "contact");
  const told = toldIn(heard);
  const others = told.filter(({ slot }) => slot !== asked);
  const first = draft.said.length === 0;
  const answers =
    asked !== undefined && isAnswer(heard, asked, told) ? asked : null;
  const own: Told =
    answers === null ? told : [...others, { slot: answers, text: heard.text }];
  const next = {
    ...flagged,
    said: [
      ...draft.said,
      { text: heard.text, answers, told: own, kinds: [...telling.kinds] },
    ],
  };
  const settled = new Set<Slot>(own.map(({ slot }) => slot));
  // The first thing said is what happened, unless it tells nothing but where or when.
  if (asked === "what" || (first && tellsWhat(telling))) settled.add("what");
  if (!first && asked === undefined && telling.kinds.length > 0)
    settled.add("what");
  if (asked === "evidence") settled.add("evidence");
  const known = settle(next, ...settled);
  const filled = heard.facts.anonymous ? stayAnonymous(known) : known;
  return first ? { ...filled, brief: isBrief(filled) } : filled;
}

function flag(draft: Draft, telling: Telling): Draft {
  const { heard } = telling;
  return {
    ...draft,
    promised: draft.promised || heard.promises,
    urgent: draft.urgent || telling.urgent,
    againstPolice: draft.againstPolice || telling.againstPolice,
    child: draft.child || telling.child,
    contact:
      heard.reaches && !heard.facts.anonymous ? heard.text : draft.contact,
  };
}

function toldIn({ text, facts, promises }: Heard): Told {
  if (text.length > longest)
    return (["where", "when", "who"] as const).flatMap((slot) =>
      facts[slot].length > 0 ? [{ slot, text: facts[slot][0] ?? "" }] : [],
    );
  const of = (slot: Slot, found: readonly string[]) =>
    found.map((one) => ({ slot, text: one }));
  return [
    ...of("where", facts.where),
    ...of("when", facts.when),
    ...of("who", [...facts.who, ...facts.vehicles]),
    ...(promises ? of("evidence", [text]) : []),
  ];
}

/** Whether a message is what was asked for and hardly anything else. */
function isAnswer({ text }: Heard, asked: Slot, told: Told): boolean {
  if (asked === "what") return true;
  const others = told.filter(({ slot }) => slot !== asked);
  if (others.length === 0) return wordsOf(text) <= 40;
  if (asked === "evidence") return false;
  const left = others.reduce(
    (rest, one) => rest - wordsOf(one.text),
    wordsOf(text),
  );
  const own = told.length > others.length;
  return !own && left > fewWords;
}

function tellsWhat({ heard, kinds }: Telling): boolean {
  if (kinds.length > 0) return true;
  const told = toldIn(heard);
  const left = told.reduce(
    (rest, one) => rest - wordsOf(one.text),
    wordsOf(heard.text),
  );
  return left > fewWords;
}

/** Whether the beginning tells most of what matters. */
function isBrief({ settled }: Draft): boolean {
  return (
    settled.includes("what") &&
    (settled.includes("where") || settled.includes("when"))
  );
}

function wordsOf(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}
