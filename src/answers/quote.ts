import { tokenize } from "../text/tokens.ts";
import type { WantedWords } from "./wanted.ts";

// Plans write sentences of a thousand characters. What was asked stands in one clause; the rest is cut at
// clause borders, and every cut is shown.

const phrase = /[^,]*(?:,+|$)\s*/gu;
const clause = /[^.;]*(?:[.;](?!\s|$)[^.;]*)*(?:[.;]+|$)\s*/gu;

/**
 * The part of a passage around what was asked, at most `limit` characters, cut at borders of clauses.
 * @param wanted the words that tell which clauses matter
 */
export function quote(
  text: string,
  wanted: WantedWords,
  limit: number,
): string {
  return cut(text.replace(/^[-+*\u2022]\s+/u, ""), wanted, limit);
}

function cut(text: string, wanted: WantedWords, most: number): string {
  if (text.length <= most) return text;
  const limit = most - "\u2026 ".length - " \u2026".length;
  // A clause longer than the room is itself cut, at its commas.
  const clauses = (text.match(clause) ?? [text])
    .flatMap((part) =>
      part.length > limit ? (part.match(phrase) ?? [part]) : [part],
    )
    .filter((part) => part.trim() !== "");
  const scores = clauses.map((part) => {
    const words = new Set(tokenize(part).map((token) => token.folded));
    return [...words].reduce((sum, word) => sum + (wanted.get(word) ?? 0), 0);
  });
  let first = scores.indexOf(Math.max(...scores));
  let last = first;
  let length = clauses[first]?.length ?? 0;
  // Grow towards the neighbour that says more of what was asked; forward when in doubt.
  for (;;) {
    const before = clauses[first - 1];
    const after = clauses[last + 1];
    const fitsBefore = before !== undefined && length + before.length <= limit;
    const fitsAfter = after !== undefined && length + after.length <= limit;
    if (!fitsBefore && !fitsAfter) break;
    if (
      fitsBefore &&
      (!fitsAfter || (scores[first - 1] ?? 0) > (scores[last + 1] ?? 0))
    ) {
      first -= 1;
      length += before.length;
    } else {
      last += 1;
      length += after?.length ?? 0;
    }
  }
  const kept = clauses
    .slice(first, last + 1)
    .join("")
    .trim();
  const shown = kept.length <= limit ? kept : shorten(kept, limit);
  const more = last < clauses.length - 1 && shown === kept;
  return `${first > 0 ? "… " : ""}${shown}${more ? " …" : ""}`;
}

/** The beginning of a text, cut between words. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.lastIndexOf(" ", limit - 2);
  return `${text.slice(0, cut > 0 ? cut : limit - 2).replace(/[\s,;:–-]+$/u, "")} …`;
}
