import type { LibraryPlan } from "../plans/plan.ts";
import type { Corpus } from "./corpus.ts";
import { fold } from "../text/fold.ts";

/** Title and preamble of a plan, folded. */
export const openingOf = onceFolded(({ title, sections }) => [
  title,
  ...(sections.find(({ id }) => id === "0")?.paragraphs ?? []),
]);

/** All headings and paragraphs of a plan, folded. */
export const wholeOf = onceFolded(({ sections }) =>
  sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
);

// In typographic and typewriter's marks.
const quoted =
  /[\u201c"\u2018]([^\u201c\u201d"\u2018\u2019]{3,80})[\u201d"\u2019]/gu;

/** Those plans that hold every phrase that a question puts in quotation marks; all where it quotes none that any holds. */
export function quotedIn(
  text: string,
  plans: readonly LibraryPlan[],
  corpus: Corpus,
): readonly LibraryPlan[] {
  const phrases = Array.from(text.matchAll(quoted), ([, phrase = ""]) =>
    fold(phrase.trim()),
  );
  if (phrases.length === 0) return plans;
  const holding = plans.filter((plan) =>
    phrases.every((phrase) => corpus.whole(plan.slug).includes(phrase)),
  );
  return holding.length > 0 ? holding : plans;
}

function onceFolded(
  textsOf: (plan: LibraryPlan) => readonly string[],
): (plan: LibraryPlan) => string {
  const known = new WeakMap<LibraryPlan, string>();
  return (plan) => {
    const text = known.get(plan) ?? fold(textsOf(plan).join(" "));
    known.set(plan, text);
    return text;
  };
}
