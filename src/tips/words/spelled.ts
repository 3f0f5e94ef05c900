import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import type { Span } from "../spans.ts";

/** Where words stand in a text, whatever their marks, capitals and punctuation. */
export function findWords(text: string, words: string): Span[] {
  const sought = tokenize(compose(words)).map(({ folded }) => folded);
  if (sought.length === 0) return [];
  const tokens = tokenize(text);
  const found: Span[] = [];
  for (let at = 0; at + sought.length <= tokens.length; at += 1) {
    const last = tokens[at + sought.length - 1];
    const first = tokens[at];
    const isHere = sought.every(
      (word, offset) => tokens[at + offset]?.folded === word,
    );
    if (!isHere || first === undefined || last === undefined) continue;
    found.push({ start: first.start, end: last.end });
    at += sought.length - 1;
  }
  return found;
}

/** The text with other words in place of some; undefined where these do not stand in it. */
export function withInstead(
  text: string,
  words: string,
  right: string,
): string | undefined {
  const found = findWords(text, words);
  if (found.length === 0) return undefined;
  return found
    .toReversed()
    .reduce(
      (rest, { start, end }) => rest.slice(0, start) + right + rest.slice(end),
      text,
    );
}

/**
 * The text without some words, and without what is left of their part between two commas where that tells nothing any
 * more; undefined where they do not stand in it. What was taken out stands nowhere in the outcome.
 * @param isIdle whether a text tells nothing
 */
export function without(
  text: string,
  words: string,
  isIdle: (rest: string) => boolean,
): string | undefined {
  let left = text;
  let found = findWords(left, words);
  if (found.length === 0) return undefined;
  while (found[0] !== undefined) {
    left = tidy(cut(left, found[0], isIdle));
    found = findWords(left, words);
  }
  return left;
}

const border = /[,.;:!?\n]/u;

function cut(
  text: string,
  { start, end }: Span,
  isIdle: (rest: string) => boolean,
): string {
  let from = start;
  while (from > 0 && !border.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !border.test(text.charAt(to))) to += 1;
  const rest = `${text.slice(from, start)} ${text.slice(end, to)}`;
  return isIdle(rest)
    ? text.slice(0, from) + text.slice(to)
    : text.slice(0, start) + text.slice(end);
}

function tidy(text: string): string {
  return text
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/ +(?=[,.;:!?\n])/g, "")
    .replaceAll(/[,;:](?=[,.;:!?])/g, "")
    .replaceAll(/['"]{2}/g, "")
    .replace(/^[\s,.;:!?]+/, "")
    .replace(/[\s,;:]+$/, "");
}
