import type { Span } from "./spans.ts";

// Vietnamese numbers have ten digits behind a 0 or +84, older ones and those with an area code eleven, and are written in
// groups as people like.
const phone =
  /(?<![\p{L}\p{N}])(?:\+?84|0)(?:[ .-]?\d){8,10}(?![\p{L}\p{N}])/gu;

/** Telephone numbers as they are written; expects composed text. */
export function phonesIn(text: string): Span[] {
  return Array.from(text.matchAll(phone), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}
