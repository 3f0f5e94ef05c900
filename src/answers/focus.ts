import { type Token, tokenize } from "../text/tokens.ts";
import type { Ask, QuestionCues } from "./question-cues.ts";

// People tell a story first and ask at its end. What is asked stands in few clauses; the story only gives context.

/** A question within a message. */
export interface Focus {
  /** The sentence that asks, or wants to be told. */
  readonly core: string;
  /** The sentence with as much before it as it needs to make sense. */
  readonly text: string;
}

interface Clause {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly ends: string;
  readonly asks: boolean;
  /** How many of its words neither ask nor only fill. */
  readonly telling: number;
}

const shortMessage = 32;
const enoughWords = 8;
const longestSentence = 45;

/** Finds what a message asks, one to three questions. A short message with one question is that question as it stands. */
export function findFocus(text: string, cues: QuestionCues): Focus[] {
  const clauses = clausesOf(text, cues);
  const marked = clauses.flatMap((clause, at) =>
    clause.ends === "?" ? [at] : [],
  );
  const long =
    clauses.reduce((sum, { tokens }) => sum + tokens.length, 0) > shortMessage;
  if (marked.length > 1 && !long)
    return marked
      .slice(0, 3)
      .map((at, nth) => whole(join(clauses, (marked[nth - 1] ?? -1) + 1, at)));
  if (!long) return (joined(text, cues) ?? [text.trim()]).map(whole);
  const last = marked.at(-1) ?? lastAsking(clauses);
  return [grow(clauses, last)];
}

/** What a message of several clauses says last, where that is more than a few words. */
export function lastClause(
  text: string,
  cues: QuestionCues,
): string | undefined {
  const clauses = clausesOf(text, cues);
  const last = clauses.at(-1);
  return clauses.length > 1 &&
    last !== undefined &&
    last.tokens.length >= enoughWords
    ? last.text
    : undefined;
}

const exact: ReadonlySet<Ask> = new Set([
  "signatory",
  "issued",
  "number",
  "duty",
  "deadline",
  "money",
]);
const ownWords = 2;

// "Who signed it and when is the report due": each side asks for another thing, the second with words of its own.
function joined(text: string, cues: QuestionCues): string[] | undefined {
  const tokens = tokenize(text);
  const turned = turnedTo(text, tokens, cues);
  if (turned !== undefined) return turned;
  for (const { from, to } of cues.joins.find(tokens)) {
    const [left, right] = [tokens.slice(0, from), tokens.slice(to)];
    const first = asksOf(left, cues);
    const second = asksOf(right, cues);
    const differ = [...second].some((ask) => !first.has(ask));
    const start = tokens[to]?.start ?? text.length;
    if (
      first.size > 0 &&
      second.size > 0 &&
      differ &&
      tellingOf(right, cues) >= ownWords
    )
      return [text.slice(0, tokens[from]?.start).trim(), text.slice(start)];
  }
  return undefined;
}

// "When does the police report, and what about the units: when …?" asks the same of another.
function turnedTo(
  text: string,
  tokens: readonly Token[],
  cues: QuestionCues,
): string[] | undefined {
  const at = tokens.findIndex(
    (token, index) =>
      index > 0 &&
      cues.followUps.at(tokens, index) !== undefined &&
      text.slice(tokens[index - 1]?.end, token.start).includes(","),
  );
  const start = tokens[at]?.start;
  if (start === undefined) return undefined;
  const [left, right] = [tokens.slice(0, at), tokens.slice(at)];
  return asksOf(left, cues).size > 0 &&
    asksOf(right, cues).size > 0 &&
    tellingOf(right, cues) >= ownWords
    ? [text.slice(0, start).trim(), text.slice(start)]
    : undefined;
}

function asksOf(tokens: readonly Token[], cues: QuestionCues): Set<Ask> {
  const found = cues.asks.find(tokens).map(({ value }) => value);
  return new Set(found.filter((ask) => exact.has(ask)));
}

function tellingOf(tokens: readonly Token[], cues: QuestionCues): number {
  const covered = [...cues.asks.find(tokens), ...cues.fillers.find(tokens)];
  return covered.reduce(
    (left, { from, to }) => left - (to - from),
    tokens.length,
  );
}

function whole(text: string): Focus {
  return { core: text, text };
}

// To the end of its sentence, then backwards until it has enough telling words to be searched for.
function grow(clauses: readonly Clause[], asking: number): Focus {
  let last = asking;
  while (last + 1 < clauses.length && !endsSentence(clauses[last])) last += 1;
  let first = asking;
  // The whole sentence, unless it is a story by itself; a question behind a colon is whole.
  for (let at = asking - 1; at >= 0 && !endsSentence(clauses[at]); at -= 1) {
    if (clauses[at]?.ends === ":" && telling(clauses, first, last) >= ownWords)
      break;
    if (length(clauses, at, last) <= longestSentence) first = at;
  }
  const core = join(clauses, first, last);
  let words = telling(clauses, first, last);
  while (first > 0 && words < enoughWords) {
    first -= 1;
    words = telling(clauses, first, last);
  }
  return { core, text: join(clauses, first, last) };
}

function length(clauses: readonly Clause[], from: number, to: number): number {
  return clauses
    .slice(from, to + 1)
    .reduce((sum, { tokens }) => sum + tokens.length, 0);
}

function endsSentence(clause: Clause | undefined): boolean {
  return clause === undefined || /[.?!\n]/u.test(clause.ends);
}

function telling(clauses: readonly Clause[], from: number, to: number): number {
  return clauses
    .slice(from, to + 1)
    .reduce((sum, clause) => sum + clause.telling, 0);
}

function lastAsking(clauses: readonly Clause[]): number {
  const at = clauses.findLastIndex((clause) => clause.asks);
  return at < 0 ? clauses.length - 1 : at;
}

function join(clauses: readonly Clause[], from: number, to: number): string {
  return clauses
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(" ");
}

function clausesOf(text: string, cues: QuestionCues): Clause[] {
  const parts =
    text.match(/[^.?!;:,\n]*(?:[.,:](?=\S)[^.?!;:,\n]*)*[.?!;:,\n]*/gu) ?? [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const tokens = tokenize(part);
      const asks =
        cues.asks.find(tokens).length > 0 ||
        cues.requests.find(tokens).length > 0;
      const ends = /[?]/u.test(part) ? "?" : (part.at(-1) ?? "");
      return {
        text: part,
        tokens,
        ends,
        asks,
        telling: tellingOf(tokens, cues),
      };
    })
    .filter(({ tokens }) => tokens.length > 0);
}
