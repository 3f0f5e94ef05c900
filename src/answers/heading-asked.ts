import type { LibraryPlan, Section } from "../plans/plan.ts";
import type { Corpus } from "./corpus.ts";
import type { Query } from "./understand.ts";

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
  const said = new Set(tokens.map(({ folded }) => folded));
  const ofTitle = new Set(corpus.wordsOf(title));
  const duties = new Set(assignments.map(({ section }) => section));
  let best: { section: Section; share: number } | undefined;
  for (const section of sections) {
    const words = new Set(corpus.wordsOf(section.heading));
    if (words.size < fewest || duties.has(section.id)) continue;
    const found = [...words].filter((word) => said.has(word)).length;
    const share = found / words.size;
    const isAll = subject.every(
      ({ folded }) => words.has(folded) || ofTitle.has(folded),
    );
    if (isAll && found >= fewest && share >= mostOfIt)
      if (best === undefined || share > best.share) best = { section, share };
  }
  return best?.section;
}
