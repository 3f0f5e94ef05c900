import type { Corpus } from "./corpus.ts";
import { citedIn } from "./document-answer.ts";
import { bestByPlan } from "./rank.ts";
import { coverage, pairsHeld } from "./coverage.ts";
import { fewWords } from "./one-plan.ts";
import type { Thread } from "../session.ts";
import type { Query } from "./query.ts";

// A question on a plan speaks of crime as a tip does. Who listens for tips asks here before taking it for one.

/** How surely a message asks about the plans, whatever else it sounds like. */
export type Claim =
  /** It names a document that a plan cites, a body or place right after a question, or it asks of a department. */
  | "surely"
  /** Many of its words, and neighbours among them, stand in one passage. */
  | "strongly"
  /** Its words stand together in one passage. */
  | "likely"
  /** Half of its words do. */
  | "faintly"
  | "no";

const mostWordsInReply = 7;
const wellCovered = 0.75;
const enoughWords = 4;
const manyWords = 6;
const mostlyCovered = 0.65;
const mostlySideBySide = 0.4;
const sideBySide = 0.35;
const nearlyAll = 0.85;
const half = 0.5;
const few = 0.3;

/** @param thread what was asked before, or null: a few words after a question go on with it */
export function claimOf(
  query: Query,
  corpus: Corpus,
  thread: Thread | null,
): Claim {
  const { plans } = corpus;
  if (thread !== null && query.tokens.length <= mostWordsInReply) {
    if (query.agencies.length > 0 || query.places.length > 0) return "surely";
    const goesOn = query.followUp || query.asks.size > 0;
    if (goesOn && query.subject.length <= fewWords) return "likely";
  }
  if (
    query.documents.some(({ plan }) => !plan) &&
    plans.some((plan) => citedIn(query, plan).length > 0)
  )
    return "surely";
  if (!query.isQuestion && !query.asksWhether) return "no";
  const isDepartment =
    query.isQuestion &&
    query.agencies.some(
      ({ rank }) => rank === "province" || rank === "district",
    );
  if (isDepartment) return "surely";
  if (query.subject.length < enoughWords) return "no";
  const [best] = bestByPlan(query, corpus, plans);
  if (best === undefined) return "no";
  const words = coverage(query, best.passage, corpus);
  const pairs = pairsHeld(query, best.passage, corpus);
  if (
    query.subject.length >= manyWords &&
    words >= mostlyCovered &&
    pairs >= mostlySideBySide
  )
    return "strongly";
  if (words >= nearlyAll && pairs >= nearlyAll) return "strongly";
  if (words >= wellCovered && pairs >= sideBySide) return "likely";
  return words >= half && pairs >= few ? "faintly" : "no";
}
