import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import { phonesIn } from "./phone.ts";
import type { Span } from "./spans.ts";
import { timesTold } from "./when.ts";
import { placesTold } from "./where.ts";
import { peopleTold, platesTold, vehiclesTold } from "./who.ts";

/** A stretch of a message that tells one thing. None overlaps another, but the place of a body that is told of. */
export interface FactSpan extends Span {
  readonly fact: "where" | "when" | "who" | "vehicles";
}

/** What a message tells of a crime, each in the reporter's own words and in the order of the message. */
export interface TipFacts {
  /** What stands between its commas, and how each of it begins. */
  readonly clauses: readonly Clause[];
  /** Where in the composed message each of the first four stands, from left to right. */
  readonly spans: readonly FactSpan[];
  readonly where: readonly string[];
  readonly when: readonly string[];
  readonly who: readonly string[];
  readonly vehicles: readonly string[];
  /** Number plates, in capitals and without spaces and signs, so that the same one is the same. */
  readonly plates: readonly string[];
  /** The writer wishes no name. */
  readonly anonymous: boolean;
  /** Words that may tell who wrote, such as "nh\u00e0 t\u00f4i": worth a warning before sending. */
  readonly revealing: readonly string[];
}

/** Reads facts from a message as typed, with or without marks. What it does not find may still be there. */
export function readFacts(message: string, cues: FactCues): TipFacts {
  const text = compose(message);
  const tokens = tokenize(text);
  const words = (spans: readonly Span[]) => [
    ...new Set(spans.map(({ start, end }) => text.slice(start, end))),
  ];
  const wishes = cuesIn(tokens, cues.anonymous);
  const where = placesTold(tokens, text, cues, cues.units?.find(tokens, text));
  const vehicles = vehiclesTold(tokens, text, cues.vehicle, freeOf(where));
  // "ba" is a day of the week, a number of people and a kind of cart: what tells more takes the word.
  const taken = [...where, ...vehicles, ...phonesIn(text)];
  const when = timesTold(tokens, text, cues.when, freeOf(taken));
  const free = freeOf([...taken, ...when]);
  const who = peopleTold(tokens, text, cues, free);
  const clauses = clausesOf(tokens, text, cues);
  // From whom it is to be kept was not there.
  const isBegged = ({ start }: Span) =>
    clauses.some(
      ({ begs, end }) => begs !== undefined && begs <= start && start < end,
    );
  const ownAt = cuesIn(tokens, cues.own);
  const personAt = cuesIn(tokens, cues.person);
  // "I am called Na": the writer, who was not seen.
  const isWriter = ({ start }: Span) => {
    const at = tokens.findIndex((token) => token.start === start);
    // "Me" may count as a part of what is told, or not.
    const me = ownAt(at)?.name === "me" ? at : at - 1;
    return (
      clauses.some(
        (clause) => clause.start === tokens[me]?.start || opens(clause, me),
      ) &&
      ownAt(me)?.name === "me" &&
      personAt(me + 1)?.name === "named"
    );
  };
  // "Yes, I am called Na".
  const talkAt = cuesIn(tokens, cues.talk);
  const opens = ({ start, end }: Span, at: number) => {
    const first = tokens.findIndex((token) => token.start >= start);
    const own = tokens[at];
    return (
      own !== undefined &&
      own.start < end &&
      first <= at &&
      tokens.slice(first, at).every((_, more) => talkAt(first + more))
    );
  };
  const seen = who.filter((span) => !isBegged(span) && !isWriter(span));
  const as = (fact: FactSpan["fact"], spans: readonly Span[]) =>
    spans.map((span): FactSpan => ({ ...span, fact }));
  return {
    clauses,
    spans: [
      ...as("where", where),
      ...as("when", when),
      ...as("who", seen),
      ...as("vehicles", vehicles),
    ].sort((a, b) => a.start - b.start || a.end - b.end),
    where: words(where),
    when: words(when),
    who: words(seen),
    vehicles: words(vehicles),
    plates: words(platesTold(text)).map((plate) =>
      plate.toUpperCase().replaceAll(/[ .-]/g, ""),
    ),
    anonymous: tokens.some((_, at) => wishes(at) !== undefined),
    revealing: words(revealing(tokens, cues.own)),
  };
}

function freeOf(taken: readonly Span[]) {
  return ({ start }: Token) =>
    !taken.some((each) => each.start <= start && start < each.end);
}

/** Somebody or something of the writer's: "nh\u00e0 t\u00f4i". */
function revealing(tokens: readonly Token[], cues: FactCues["own"]): Span[] {
  const cueAt = cuesIn(tokens, cues);
  return tokens.flatMap((token, at) => {
    const own = cueAt(at);
    const me = own?.name === "own" ? cueAt(own.to) : undefined;
    const end = tokens[(me?.to ?? 0) - 1]?.end;
    return me?.name === "me" && end !== undefined
      ? [{ start: token.start, end }]
      : [];
  });
}
