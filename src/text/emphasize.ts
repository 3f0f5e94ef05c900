import type { Emphasis, Reply } from "../message.ts";

/**
 * The reply with the first occurrence of each phrase in bold. A phrase that is not in the text, or only inside what is
 * bold already, changes nothing; a number is not found inside a longer one.
 */
export function emphasize(reply: Reply, phrases: readonly string[]): Reply {
  const found = [...(reply.emphasis ?? [])];
  // The longest first, so that a phrase within another does not split it.
  const ordered = [...phrases].sort((a, b) => b.length - a.length);
  for (const phrase of ordered) {
    const start = placeOf(phrase, reply.text, found);
    if (start >= 0) found.push({ start, length: phrase.length });
  }
  if (found.length === 0) return reply;
  return { ...reply, emphasis: found.sort((a, b) => a.start - b.start) };
}

function placeOf(
  phrase: string,
  text: string,
  taken: readonly Emphasis[],
): number {
  if (phrase === "") return -1;
  for (
    let start = text.indexOf(phrase);
    start >= 0;
    start = text.indexOf(phrase, start + 1)
  ) {
    const end = start + phrase.length;
    const isFree = taken.every(
      (one) => end <= one.start || one.start + one.length <= start,
    );
    if (isFree && !isPartOfWord(text, start, end)) return start;
  }
  return -1;
}

function isPartOfWord(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{M}\p{N}]/u;
  const joins = (outside: string, inside: string) =>
    letter.test(outside) && letter.test(inside);
  return (
    joins(text.slice(Math.max(0, start - 1), start), text.charAt(start)) ||
    joins(text.charAt(end), text.charAt(end - 1))
  );
}
