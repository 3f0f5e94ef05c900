import { withoutBullet } from "./assignments.ts";
import { clauses, type Piece } from "./sentences.ts";
import type { TimeCue } from "./time-cues.ts";

const longestSentence = 600;
const longestClause = 260;
const longestSummary = 200;

/**
 * The plan's own words around a statement of time: the sentence, or where it is very long the clause.
 * Programmes stand in lists of documents, so each is shown with the words since the one before it.
 */
export function evidenceOf(
  cue: TimeCue,
  sentence: Piece,
  cues: readonly TimeCue[],
): string {
  const { text } = sentence;
  if (cue.kind !== "stage")
    return text.length <= longestSentence ? text : clauseAround(text, cue);
  const before = cues.filter((one) => one.index < cue.index).at(-1);
  const start = before === undefined ? 0 : before.index + before.length;
  const clause = clauseAround(text, cue);
  const shared =
    before !== undefined && clause.includes(text.slice(before.index, start));
  if (clause.length <= longestClause && !shared) return clause;
  return text
    .slice(Math.max(start, cue.index - longestClause), cue.index + cue.length)
    .replace(/^[\s,;.]+/u, "");
}

// Only words near the cue are looked at, so that a chapter without a full stop costs no more than its length.
function clauseAround(text: string, { index, length }: TimeCue): string {
  const near =
    index <= longestSentence
      ? 0
      : text.indexOf(" ", index - longestSentence) + 1;
  const words = text.slice(near, index + length + longestSentence);
  const piece = clauses(words).findLast(({ start }) => near + start <= index);
  return piece?.text ?? words;
}

/** A text without its bullet and closing marks, cut at a word where it is long. */
export function summaryOf(text: string): string {
  const whole = withoutBullet(text).replace(/[\s.;:/]+$/u, "");
  if (whole.length <= longestSummary) return whole;
  return `${whole.slice(0, whole.lastIndexOf(" ", longestSummary))}…`;
}
