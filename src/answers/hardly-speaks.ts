import type { Corpus } from "./corpus.ts";
import { pairsHeld, subjectPairs } from "./coverage.ts";
import type { Query } from "./query.ts";
import type { Ranked } from "./rank.ts";

// Syllables are shared by many Vietnamese words: a passage may hold "vũ" and "khí" and say nothing of "vũ khí".
// Neighbours that stand together nowhere near tell that a passage is not about what was asked.

/** A longer subject is a story, in which few neighbours need to be the plan's. */
const mostPairs = 5;
const sideBySide = 0.34;
/** So much of a question is found in a passage that is about something else. */
const familiar = 0.67;
/** A single word, or words without neighbours, must be found themselves. */
const hardlyAny = 0.2;

/** Whether the best passage on a short question is about something else. What names a body or document is surer. */
export function hardlySpeaks(
  query: Query,
  best: Ranked,
  corpus: Corpus,
): boolean {
  const { agencies, asks, documents, subject } = query;
  if (agencies.length > 0 || documents.length > 0 || asks.has("recipients"))
    return false;
  if (subject.length === 0) return false;
  const pairs = subjectPairs(query).length;
  if (pairs === 0) return best.coverage < hardlyAny;
  if (pairs > mostPairs) return false;
  const held = pairsHeld(query, best.passage, corpus);
  // Marks left off make strangers alike; two strangers side by side are no accident.
  return (
    (held === 0 && pairs > 1) || (held < sideBySide && best.coverage < familiar)
  );
}
