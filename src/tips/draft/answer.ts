import type { FactSpan } from "../facts.ts";
import type { Span } from "../spans.ts";
import type { Heard } from "../words/hear.ts";

/** A message as the answer to what was asked. */
export interface Answer {
  /** The pieces of the message that answer it. */
  readonly pieces: readonly string[];
  /** How many words tell neither that nor any other part. */
  readonly rest: number;
}

type Asked = "where" | "when" | "who";

// A place or a time that no word gives away is short.
const mostPlaceWords = 12;
const mostTimeWords = 3;
// "wearing a red shirt".
const mostLookWords = 4;

export function slotOf({ fact }: FactSpan): Asked {
  return fact === "vehicles" ? "who" : fact;
}

/** Reads from a message what it answers: the clauses that tell it, without what they tell of other parts. */
export function readAnswer({ text, facts }: Heard, asked: Asked): Answer {
  const own = facts.spans.filter((span) => slotOf(span) === asked);
  const others = facts.spans.filter(
    (span) => slotOf(span) !== asked && !own.some((one) => holds(one, span)),
  );
  const isOpen = facts.spans.length === 0 && countOf(text) <= mostPlaceWords;
  const pieces: Span[] = [];
  let rest = 0;
  for (const clause of facts.clauses) {
    // "From the beginning of the month till now, at night" is one time in two clauses.
    const isOwn = own.some((span) => touches(clause, span));
    for (const piece of without(clause, others)) {
      const words = countOf(text.slice(piece.start, piece.end));
      const has = own.some((span) => touches(piece, span));
      if (has || (!isOwn && !clause.talks && isLike(piece, clause, words)))
        pieces.push(piece);
      else if (!clause.talks) rest += words;
    }
  }
  return { pieces: joined(pieces).map(wordsOf).filter(Boolean), rest };

  /** Whether what no word gives away is an answer all the same. */
  function isLike(piece: Span, clause: Clause, words: number): boolean {
    const { start, end, opens } = clause;
    const isFirst = piece.start === start;
    if (asked === "where")
      return (isFirst && opens === "where") || (isOpen && opens !== "story");
    if (asked === "when")
      return (
        (isFirst && opens === "when") ||
        (isOpen && opens === undefined && words <= mostTimeWords)
      );
    const isWhole = isFirst && piece.end === end && words <= mostLookWords;
    return opens !== "story" || facts.spans.length === 0 || isWhole;
  }

  /** Neighbours are one piece, with what stands between them. */
  function joined(all: readonly Span[]): Span[] {
    const rows: Span[] = [];
    for (const piece of all) {
      const last = rows.at(-1);
      const between = last && text.slice(last.end, piece.start);
      if (last === undefined || !/^[\s,.;:()-]*$/u.test(between ?? ""))
        rows.push(piece);
      else rows.splice(-1, 1, { start: last.start, end: piece.end });
    }
    return rows;
  }

  function wordsOf({ start, end }: Span): string {
    return text.slice(start, end).replace(/^[\s,.;:!?-]+|[\s,;:-]+$/gu, "");
  }

  function without({ start, end }: Span, taken: readonly Span[]): Span[] {
    let from = start;
    const left: Span[] = [];
    for (const span of taken) {
      if (span.end <= from || span.start >= end) continue;
      left.push({ start: from, end: Math.max(from, span.start) });
      from = span.end;
    }
    left.push({ start: from, end: Math.max(from, end) });
    return left.filter((one) => countOf(text.slice(one.start, one.end)) > 0);
  }
}

type Clause = Heard["facts"]["clauses"][number];

function holds(whole: Span, part: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end;
}

function touches(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** How many words a text has. */
export function countOf(text: string): number {
  return text.split(/[^\p{L}\p{N}/]+/u).filter((word) => word !== "").length;
}
