import type { CivilDate } from "../../clock.ts";
import type { Draft } from "../../session.ts";
import type { FactCues } from "../fact-cues.ts";
import { readFacts, type TipFacts } from "../facts.ts";
import { gistOf } from "../gist.ts";
import { dayTold } from "../reckon.ts";
import type { Slot } from "../tips.ts";
import { findWords } from "../words/spelled.ts";
import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import { countOf } from "./answer.ts";
import { toldOf } from "./draft.ts";
import { locate, type Locating } from "./locate.ts";

/** What a report tells of each part, in the reporter's own words and short enough to be read at a glance. */
export type Digest = Readonly<Partial<Record<Slot, string>>>;

export interface Digesting extends Locating {
  /** Whether a sentence names a crime. */
  readonly tellsCrime: (sentence: string) => boolean;
}

// Together with labels and what is asked, well under 1,500 characters.
const most = { what: 420, where: 180, when: 140, who: 180, evidence: 120 };
// A message that is longer is digested by its telling sentences.
const longest = 600;

/** @param own official name of the place that the reporter has chosen */
export function digestOf(
  draft: Draft,
  own: string | null,
  parts: Digesting,
): Digest {
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
    ({ answers, text, kinds, told }, at) =>
      isStory({ answers, text, kinds, told }, at) &&
      // A cry for help speaks to the desk, and tells what happens all the same.
      (kinds.length > 0 ||
        (draft.urgent && at === 0) ||
        !talksOnly(text, cues)),
  );
  const what = gistOf(
    story.map(({ text }) => text).join("\n"),
    most.what,
    cues,
    tellsCrime,
  );
  const digest = {
    what: fitting(what, most.what, " "),
    where: placed(
      fitting(
        withRegions([...toldOf(short, "where"), ...addresses(facts)], parts),
        most.where,
        "; ",
      ),
    ),
    when: fitting([...timesOf(short, cues), ...facts.when], most.when, "; "),
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

  /** A place with the reporter's own town, where that is what it is read by. */
  function placed(where: string): string {
    if (where === "" || own === null) return where;
    const story = draft.said.map(({ text }) => text).join("\n");
    const { locality } = locate(where, own, parts, story);
    const isNamed = [where, story].some((text) => regionsIn(text, parts) > 0);
    return locality === own && !isNamed ? `${where}, ${own}` : where;
  }
}

// In words: "I think it was last night, at least".
const mostAround = 3;

/** Whether what was said belongs to what happened: not where all of it stands under who, where or when by itself. */
function isStory(
  { answers, text, kinds, told }: Draft["said"][number],
  at: number,
): boolean {
  const rest = told.reduce(
    (left, one) => left - countOf(one.text),
    countOf(text),
  );
  if (answers === null && at > 0 && kinds.length === 0) return rest > 0;
  return answers === null || answers === "what" || rest > mostAround;
}

/** Whether a message speaks to the desk and tells nothing. */
function talksOnly(text: string, cues: FactCues): boolean {
  if (text.length > longest) return false;
  const { clauses, spans } = readFacts(text, cues);
  return spans.length === 0 && clauses.every(({ isTalkOnly }) => isTalkOnly);
}

/** How many provinces and districts a text names, but for those that something else is called by. */
function regionsIn(text: string, { gazetteer }: Locating): number {
  const composed = compose(text);
  const found = gazetteer.find(tokenize(composed), composed);
  return found.filter(({ borrowed }) => !borrowed).length;
}

/** Places, with a town or province that was told by itself put behind the place before it. */
function withRegions(
  told: readonly string[],
  { gazetteer }: Locating,
): string[] {
  const places: string[] = [];
  for (const place of told) {
    const text = compose(place);
    const tokens = tokenize(text);
    const whole = gazetteer
      .find(tokens, text)
      .some(({ from, to }) => from === 0 && to === tokens.length);
    const last = places.at(-1);
    if (whole && last !== undefined) places.splice(-1, 1, `${last}, ${place}`);
    else places.push(place);
  }
  return places;
}

/** Places of several parts first: they are addresses. */
function addresses({ where }: TipFacts): string[] {
  const parts = (place: string) => place.split(",").length;
  return where.toSorted((a, b) => parts(b) - parts(a));
}

/** Times, each with its day where one is reckoned from when it was told. */
function timesOf({ said }: Draft, cues: FactCues): string[] {
  return said.flatMap(({ told, at }) =>
    told
      .filter(({ slot }) => slot === "when")
      .map(({ text }) => {
        const day =
          at === undefined ? undefined : dayTold(text, new Date(at), cues);
        return day === undefined ? text : `${text} (${writtenDay(day)})`;
      }),
  );
}

/** Day, month and year, as both languages write them. */
function writtenDay(day: CivilDate): string {
  return day.split("-").reverse().join("/");
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
