import { fold } from "./fold.ts";
import { placeTone } from "./tone-placement.ts";
import { spellY } from "./y-for-i.ts";

/** What a token is. A `document` is an official document's number, as "2587/UBND-NC". */
export type TokenKind = "word" | "number" | "percent" | "date" | "document";

/** One word or figure of a text. `text.slice(start, end)` is what was written. */
export interface Token {
  readonly kind: TokenKind;
  /** Lower case, composed, tones in their usual place, y where i may be spelled too. */
  readonly marked: string;
  /** What search compares: `marked` without marks; figures without leading zeros, inner spaces or grouping dots. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

// People type document numbers in small letters too; then a hyphen or letters that make no syllable tell them from
// "2/ngày".
const numberTail = String.raw`(?:(?=[\p{L}&]*\p{Lu})[\p{L}\p{N}&]+|[\p{L}&]+(?=-\p{L})|[bcd\u0111ghklmnpqrstvx]{2,6}(?!\p{L}))`;

// Longest reading first; each is a group, whose number tells the kind. A year range "2021-2025" is two numbers, since
// each year is asked for by itself.
const pattern = new RegExp(
  [
    String.raw`[\p{L}\p{M}][\p{L}\p{M}\p{N}]*`,
    String.raw`(\d+(?: ?\/ ?\d{4})?(?: ?\/ ?|-(?=\p{Lu}))${numberTail}(?:[-/.][\p{L}\p{N}&]+)*)`,
    String.raw`(\d{1,2} ?([/.-]) ?\d{1,2} ?\3 ?\d{4}|\d{1,2} ?\/ ?(?:\d{4}|\d{1,2})(?![\d/]))`,
    String.raw`(\d+(?:[.,]\d+)? ?%)`,
    String.raw`(\d+(?:[.,]\d+)*)(?![\p{L}\p{M}\d])`,
    String.raw`[\p{L}\p{M}\p{N}]+`,
  ].join("|"),
  "gu",
);

const [documentGroup, dateGroup, percentGroup, numberGroup] = [1, 2, 4, 5];

/** Forms of words already met: a caller that reads much passes one map along and saves most of the work. */
export type WordForms = Map<string, { marked: string; folded: string }>;

// Short texts repeat the same few thousand words over and over, at the start above all. The bound keeps a flood of
// made-up words from filling the memory.
const usual: WordForms = new Map();
const mostUsual = 20_000;
const longestUsual = 40;

// Many look at the message that is just being worked on.
const recent = new Map<string, readonly Token[]>();
const mostRecent = 16;
const longestRecent = 2_000;

/** The words and figures of a text in order, with their place in it. Expects composed text (see compose). */
export function tokenize(text: string, met?: WordForms): readonly Token[] {
  if (met !== undefined || text.length > longestRecent)
    return tokenizeAnew(text, met ?? usual);
  const known = recent.get(text);
  if (known !== undefined) return known;
  const tokens = tokenizeAnew(text, usual);
  if (recent.size >= mostRecent) {
    const [oldest] = recent.keys();
    if (oldest !== undefined) recent.delete(oldest);
  }
  recent.set(text, tokens);
  return tokens;
}

function tokenizeAnew(text: string, met: WordForms): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (;;) {
    const match = pattern.exec(text);
    if (match === null) return tokens;
    const written = match[0];
    const kind = kindOf(match);
    const { marked, folded } = forms(kind, written, met);
    tokens.push({
      kind,
      marked,
      folded,
      start: match.index,
      end: match.index + written.length,
    });
  }
}

function forms(kind: TokenKind, written: string, met: WordForms) {
  const known = met.get(written);
  if (known !== undefined) return known;
  const lower = written.toLowerCase();
  const marked =
    kind === "word" ? spellY(placeTone(lower)) : figure(kind, lower);
  const made = { marked, folded: fold(marked) };
  if (met === usual && met.size >= mostUsual) met.clear();
  if (written.length <= longestUsual) met.set(written, made);
  return made;
}

function kindOf(groups: RegExpExecArray): TokenKind {
  if (groups[documentGroup] !== undefined) return "document";
  if (groups[dateGroup] !== undefined) return "date";
  if (groups[percentGroup] !== undefined) return "percent";
  return groups[numberGroup] === undefined ? "word" : "number";
}

function figure(kind: TokenKind, written: string): string {
  const joined = written.replaceAll(" ", "");
  if (kind === "number" && /^\d{1,3}(\.\d{3})+(,\d+)?$/u.test(joined))
    return joined.replaceAll(".", "");
  const even = kind === "date" ? joined.replaceAll(/[.-]/gu, "/") : joined;
  return even.replaceAll(/(?<![\d.,])0+(?=\d)/gu, "");
}
