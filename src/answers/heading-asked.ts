import type { LibraryPlan, Section } from "../plans/plan.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { Corpus } from "./corpus.ts";
import type { Query } from "./query.ts";

// "Which forms of propaganda are there?" asks for what stands under the heading "Forms of propaganda", though no
// paragraph beneath need repeat its words.

/** So much of a heading is said by who asks for it. */
const mostOfIt = 0.6;
const fewest = 2;

/**
 * The section whose heading a question asks for: it says most of the heading, and speaks of nothing that neither the
 * heading nor the plan's title says. Undefined when there is none. Sections of a body's duties are asked for by the body.
 */
export function headingAsked(
  { subject, tokens, agencies }: Query,
  { sections, title, assignments }: LibraryPlan,
  corpus: Corpus,
): Section | undefined {
  if (subject.length < fewest || agencies.length > 0) return undefined;
  const ofTitle = new Set(corpus.wordsOf(title));
  const duties = new Set(assignments.map(({ section }) => section));
  let best: { section: Section; share: number } | undefined;
  for (const section of sections) {
    const words = tokenize(section.heading);
    if (words.length < fewest || duties.has(section.id)) continue;
    const found = words.filter((word) =>
      tokens.some((token) => isSame(token, word)),
    ).length;
    const share = found / words.length;
    const isAll = subject.every(
      (token) =>
        words.some((word) => isSame(token, word)) || ofTitle.has(token.folded),
    );
    if (isAll && found >= fewest && share >= mostOfIt)
      if (best === undefined || share > best.share) best = { section, share };
  }
  return best?.section;
}

// Typed without marks, a word may be any that is spelled so.
function isSame(typed: Token, printed: Token): boolean {
  return (
    typed.folded === printed.folded &&
    (typed.marked === typed.folded || typed.marked === printed.marked)
  );
}
