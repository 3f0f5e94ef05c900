import type { LibraryPlan } from "../plans/plan.ts";
import type { Corpus } from "./corpus.ts";
import type { QuestionCues } from "./question-cues.ts";
import type { Ranked } from "./rank.ts";
import type { Query } from "./query.ts";

// "What does section III.2 say?" names the place of the answer.

// A single small letter is more often a short form of a word than a numeral.
const label =
  /^(?:[IVXLC]+|[ivxlc]{2,}|[ivxlc](?=[.]\d)|\d{1,2})(?:[.]\d{1,2})*(?![\p{L}\p{N}/%])/u;

/** The section that a question names, as "III.2"; undefined when it names none or an article of a cited document. */
export function sectionAsked(
  { text, tokens, documents }: Query,
  cues: QuestionCues,
): string | undefined {
  if (documents.some(({ plan }) => !plan)) return undefined;
  const labels = cues.parts.find(tokens).flatMap(({ to }) => {
    const found = label.exec(text.slice(tokens[to]?.start ?? text.length))?.[0];
    return found === undefined ? [] : [found.toUpperCase()];
  });
  // "Item 2 of part III" names the smaller first.
  const [first, second] = labels;
  if (first === undefined || second === undefined) return first;
  return /^\d/u.test(first) ? `${second}.${first}` : `${first}.${second}`;
}

/** The passages of a section and of those within it, in order. */
export function passagesUnder(
  id: string,
  { slug }: LibraryPlan,
  corpus: Corpus,
): Ranked[] {
  return corpus
    .passages(slug)
    .filter(({ section }) => isWithin(section.id, id))
    .map((passage) => ({ passage, score: 1, coverage: 1 }));
}

/**
 * The sections that a question may mean by a label alone, "item 8" for II.8 and III.8: the one that holds the passage
 * that fits best, with what stands within it.
 * @param ranked the plan's passages as they answer the question, the best first
 */
export function passagesLabelled(
  label: string,
  plan: LibraryPlan,
  ranked: readonly Ranked[],
  corpus: Corpus,
): Ranked[] {
  const meant = plan.sections.filter(({ id }) => id.endsWith(`.${label}`));
  const best = ranked.find(({ passage }) =>
    meant.some(({ id }) => isWithin(passage.section.id, id)),
  );
  const only = best === undefined && meant.length === 1 ? meant[0] : undefined;
  const section =
    only ??
    meant.find(({ id }) => isWithin(best?.passage.section.id ?? "", id));
  return section === undefined ? [] : passagesUnder(section.id, plan, corpus);
}

function isWithin(id: string, section: string): boolean {
  return id === section || id.startsWith(`${section}.`);
}

/** The labels of a plan's uppermost sections. */
export function uppermost({ sections }: LibraryPlan): string[] {
  return sections.flatMap(({ id, level }) =>
    level === 1 && id !== "0" ? [id] : [],
  );
}
