import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import { readFacts, type TipFacts } from "../facts.ts";
import { isAccusation } from "./accusation.ts";
import { contactIn, isPhone, namesWay } from "./contact.ts";
import { type Correction, readCorrection } from "./correction.ts";
import type { Hearing } from "./hearing.ts";
import { leftOf } from "./left.ts";
import { tiesIn } from "./ties.ts";
export type { Hearing } from "./hearing.ts";
import { partsOf, type TipWords, type Wish } from "./tip-words.ts";

/** What a reporter's message says, as far as its words alone tell. */
export interface Heard {
  /** As typed, composed, without wishes to send, or to be kept out of it. */
  readonly text: string;
  /** What its parts wish that tell nothing. */
  readonly wishes: ReadonlySet<Wish>;
  /** What its first words wish, whatever follows. */
  readonly begins: ReadonlySet<Wish>;
  /** Whether it tells nothing. */
  readonly idle: boolean;
  /** Whether it is a telephone number and nothing else. */
  readonly isNumber: boolean;
  readonly facts: TipFacts;
  /** Stretches that may tell who wrote. */
  readonly giveaways: readonly string[];
  /** Whether it speaks of pictures, recordings and the like that the writer has. */
  readonly promises: boolean;
  /** Whether it says that there are none, besides whatever it tells. */
  readonly lacksPictures: boolean;
  /** Whether it says how the writer can be reached. */
  readonly reaches: boolean;
  /** The parts of it that say so and hardly anything else. */
  readonly contact: readonly string[];
  /** Whether it names a way to reach somebody, or a name. */
  readonly ways: boolean;
  /** Whether a number in it is somebody else's. */
  readonly theirs: boolean;
  readonly correction: Correction | undefined;
  /** Whether it tells of selling, and not of what: what nobody names. */
  readonly sells: boolean;
  /** Whether it tells of somebody of the police who does what they must not. */
  readonly accuses: boolean;
  /** Whether it speaks of reporting, as a wish to do so has it. */
  readonly reports: boolean;
  /** Whether it has the form of a question. */
  readonly asks: boolean;
  /** Whether that form is plain: a question mark, or a word that only asks at its beginning. */
  readonly asksPlainly: boolean;
  /** What it adds to an earlier report, where it says that it does. */
  readonly adds: string | undefined;
}

/** What a message wishes, and what it tells besides. `typed` is composed. */
function wishingIn(typed: string, hearing: Hearing) {
  const { words, read } = hearing;
  const parts = partsOf(typed);
  // Slips are mended to understand wishes; names and plates stay as they were typed.
  const mended = partsOf(read(typed));
  const plain = parts.map((tokens, at) => {
    const own = words.wishesIn(tokens);
    const other = mended.length === parts.length ? mended[at] : undefined;
    return own ?? (other && words.wishesIn(other));
  });
  return { parts, ...leftOf(typed, parts, plain, hearing) };
}

/** Reads a message as typed. */
export function hear(message: string, hearing: Hearing): Heard {
  const { words, cues } = hearing;
  const typed = compose(message).trim();
  const { parts, wishes, left, lacksPictures } = wishingIn(typed, hearing);
  const idle = left === "";
  const text = idle ? typed : left;
  const tokens = tokenize(text);
  const contact = contactIn(text, words);
  const told = readFacts(text, cues);
  const facts = {
    ...told,
    anonymous: told.anonymous || wishes.has("anonymous"),
  };
  const found = words
    .find("giveaway", tokens)
    .map(({ from, to }) =>
      text.slice(tokens[from]?.start, tokens[to - 1]?.end),
    );
  const vantage = facts.revealing.filter(
    (own) => words.find("vantage", tokenize(own))[0]?.from === 0,
  );
  const isMarked = (mark: "promise" | "reach") =>
    words.find(mark, tokens).some(({ from }) => !isDenied(from));
  // "I have no pictures" speaks of pictures as well.
  const isDenied = (from: number) =>
    words.find("denial", tokens).some(({ to }) => to === from);
  return {
    text,
    wishes,
    begins: words.wishesAt(tokens),
    idle,
    isNumber: isPhone(text),
    facts,
    giveaways: [...new Set([...vantage, ...found, ...tiesIn(text, words)])],
    promises: isMarked("promise"),
    lacksPictures,
    reaches: isMarked("reach") || contact.length > 0,
    contact,
    ways: namesWay(text, words),
    theirs: words.find("theirs", tokens).length > 0,
    correction: idle ? undefined : readCorrection(text, words),
    sells: parts.some((part) =>
      words
        .find("sells", part)
        .some(({ to }) => to + words.fillerFrom(part, to) >= part.length),
    ),
    accuses: isAccusation(text, words),
    reports: words.find("tellsOf", tokens).length > 0,
    asks: isPlainQuestion(typed, words) || isQuestion(typed, words),
    asksPlainly: isPlainQuestion(typed, words),
    adds: additionIn(text, words),
  };
}

/** Tells what messages wish that tell nothing. */
export function wishesBy(
  hearing: Hearing,
): (text: string) => ReadonlySet<Wish> {
  return (text) => {
    if (text.trim() === "" || text.length > longestWish) return new Set();
    const { wishes, left } = wishingIn(compose(text).trim(), hearing);
    return left === "" ? wishes : new Set();
  };
}

// In letters.
const longestWish = 200;

function isPlainQuestion(text: string, words: TipWords): boolean {
  if (/\?\s*$/u.test(text)) return true;
  const tokens = tokenize(text);
  const begin = words.fillerFrom(tokens, 0);
  return words.find("asksFirst", tokens).some(({ from }) => from <= begin);
}

function isQuestion(text: string, words: TipWords): boolean {
  const tokens = tokenize(text);
  const last = words.find("asks", tokens).at(-1);
  // Two words are an answer: "not yet", "who knows".
  return (
    last !== undefined &&
    tokens.length > 3 &&
    last.to + words.fillerFrom(tokens, last.to) >= tokens.length
  );
}

/** What follows a word such as "also:" at the beginning of a part. */
function additionIn(text: string, words: TipWords): string | undefined {
  const tokens = tokenize(text);
  const begins = partsOf(text).map(([first]) => first?.start);
  const found = words.find("more", tokens).find(({ from }) => {
    const filler = from - words.fillerFrom(tokens, 0) <= 0;
    return filler || begins.includes(tokens[from]?.start);
  });
  if (found === undefined) return undefined;
  const next = found.to + words.fillerFrom(tokens, found.to);
  const rest = text.slice(tokens[next]?.start ?? text.length).trim();
  return rest === "" ? undefined : rest;
}
