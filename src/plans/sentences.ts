/** A piece of a text and where it begins. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

// A full stop after a short abbreviation in capitals ("TP.", "UBND TP.") does not end a sentence.
const sentenceEnd =
  /(?<!(?:^|[\s(])\p{Lu}[\p{L}]{0,2})[.!?…]["”’)\]]*\s+(?=[\p{Lu}“"(])/gu;

/** Splits running text into sentences. */
export function sentences(text: string): Piece[] {
  return cut(text, sentenceEnd);
}

/** Splits a sentence at semicolons. */
export function clauses(text: string): Piece[] {
  return cut(text, /;\s+/gu);
}

function cut(text: string, border: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const found of text.matchAll(border)) {
    const end = found.index + found[0].length;
    pieces.push({ text: text.slice(start, end).trimEnd(), start });
    start = end;
  }
  if (start < text.length) pieces.push({ text: text.slice(start), start });
  return pieces;
}
