import type { Draft } from "../../session.ts";
import type { FactCues } from "../fact-cues.ts";
import { readFacts, type TipFacts } from "../facts.ts";
import { gistOf } from "../gist.ts";
import type { Slot } from "../tips.ts";
import { findWords } from "../words/spelled.ts";
import { toldOf } from "./draft.ts";

/** What a report tells of each part, in the reporter's own words and short enough to be read at a glance. */
export type Digest = Readonly<Partial<Record<Slot, string>>>;

export interface Digesting {
  readonly cues: FactCues;
  /** Whether a sentence names a crime. */
  readonly tellsCrime: (sentence: string) => boolean;
}

// Together with labels and what is asked, well under 1,500 characters.
const most = { what: 420, where: 180, when: 140, who: 180, evidence: 120 };
// A message that is longer is digested by its telling sentences.
const longest = 600;

export function digestOf(draft: Draft, parts: Digesting): Digest {
  const { cues, tellsCrime } = parts;
  const long = draft.said.filter(({ text }) => text.length > longest);
  const gist = long.flatMap(({ text }) =>
    gistOf(text, most.what * 2, cues, tellsCrime),
  );
  const facts = readFacts(gist.join("\n"), cues);
  const short: Draft = {
    ...draft,
    said: draft.said.filter(({ text }) => text.length <= longest),
  };
  const story = draft.said.filter(
    ({ answers }) => answers === null || answers === "what",
  );
  const what = gistOf(
    story.map(({ text }) => text).join("\n"),
    most.what,
    cues,
    tellsCrime,
  );
  const digest = {
    what: fitting(what, most.what, " "),
    where: fitting(
      [...toldOf(short, "where"), ...addresses(facts)],
      most.where,
      "; ",
    ),
    when: fitting([...toldOf(short, "when"), ...facts.when], most.when, "; "),
    who: fitting(
      [...toldOf(short, "who"), ...facts.who, ...facts.vehicles],
      most.who,
      "; ",
    ),
    evidence: fitting(evidenceIn(short), most.evidence, "; "),
  };
  return Object.fromEntries(
    Object.entries(digest).filter(([, text]) => text !== ""),
  );
}

/** Places of several parts first: they are addresses. */
function addresses({ where }: TipFacts): string[] {
  const parts = (place: string) => place.split(",").length;
  return where.toSorted((a, b) => parts(b) - parts(a));
}

/** Only what answers the question for it: where pictures are spoken of in a story, the story is enough. */
function evidenceIn({ said }: Draft): string[] {
  return said.flatMap(({ answers, text }) =>
    answers === "evidence" ? [text] : [],
  );
}

/** Each once, and none that another one holds. */
function distinct(parts: readonly string[]): string[] {
  const all = [...new Set(parts)];
  return all.filter((part, at) =>
    all.every((other, place) => {
      if (place === at || findWords(other, part).length === 0) return true;
      // Of two that are the same words the first stays.
      return findWords(part, other).length > 0 && at < place;
    }),
  );
}

function fitting(
  parts: readonly string[],
  most: number,
  between: string,
): string {
  let text = "";
  for (const part of distinct(parts)) {
    const next = text === "" ? part : text + between + part;
    if (next.length <= most) text = next;
    else if (text === "") text = cut(part, most);
  }
  return text;
}

function cut(text: string, most: number): string {
  const end = text.lastIndexOf(" ", most - 1);
  return `${text.slice(0, end > 0 ? end : most - 1)}…`;
}
