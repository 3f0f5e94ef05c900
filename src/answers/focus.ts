import { type Token, tokenize } from "../text/tokens.ts";
import type { QuestionCues } from "./question-cues.ts";

// People tell a story first and ask at its end. What is asked stands in few clauses; the story only gives context.

/** A message cut into the questions it holds. */
export interface Focus {
  /** One to three questions, each with as much before it as it needs to make sense. */
  readonly questions: readonly string[];
}

interface Clause {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly ends: string;
  readonly asks: boolean;
}

const shortMessage = 32;
const enoughWords = 9;
const mostWords = 34;

/** Finds what a message asks. A short message with one question is that question as it stands. */
export function findFocus(text: string, cues: QuestionCues): Focus {
  const clauses = clausesOf(text, cues);
  const marked = clauses.flatMap((clause, at) =>
    clause.ends === "?" ? [at] : [],
  );
  const long =
    clauses.reduce((sum, { tokens }) => sum + tokens.length, 0) > shortMessage;
  if (marked.length > 1 && !long)
    return {
      questions: marked
        .slice(0, 3)
        .map((at, nth) => join(clauses, (marked[nth - 1] ?? -1) + 1, at)),
    };
  if (!long) return { questions: [text.trim()] };
  const last = marked.at(-1) ?? lastAsking(clauses);
  return { questions: [grow(clauses, last)] };
}

// Backwards from the question until it has enough words to be searched for.
function grow(clauses: readonly Clause[], last: number): string {
  let first = last;
  let words = clauses[last]?.tokens.length ?? 0;
  while (first > 0) {
    const before = clauses[first - 1];
    if (before === undefined) break;
    // A clause that ends in a comma or colon belongs to the same sentence.
    const same = !/[.?!\n]/u.test(before.ends);
    if (words >= (same ? enoughWords * 2 : enoughWords)) break;
    if (words + before.tokens.length > mostWords && words >= enoughWords) break;
    first -= 1;
    words += before.tokens.length;
  }
  return join(clauses, first, last);
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
      const ends = /[?]/u.test(part) ? "?" : (part.at(-1) ?? "");
      return {
        text: part,
        tokens,
        ends,
        asks: cues.asks.find(tokens).length > 0,
      };
    })
    .filter(({ tokens }) => tokens.length > 0);
}
