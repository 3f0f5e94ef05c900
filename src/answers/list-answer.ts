import { type Answer, type Asked, replyLimit } from "./answer.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import type { PlanPassage } from "./plan-passages.ts";
import type { Query } from "./query.ts";
import { shorten } from "./quote.ts";
import type { Ranked } from "./rank.ts";

// "What is to be done in the fourth quarter?": the heading answers, and all that stands under it is asked for.

const fewest = 3;
/** All items of such a list fit about alike: it is their heading that fits. */
const alike = 0.75;
const room = 1000;
const headingRoom = 120;

/**
 * The items of the section that a question asks for as a whole, in their order; undefined where one passage answers.
 * @param ranked the best passages of one plan
 */
export function listOf(
  ranked: readonly Ranked[],
  query: Query,
): readonly PlanPassage[] | undefined {
  const [best] = ranked;
  if (best === undefined || !isOpen(query)) return undefined;
  const { section, assigned } = best.passage;
  const items = ranked
    .filter(({ passage }) => passage.section === section)
    .filter(({ score }) => score >= alike * best.score);
  const stranger = ranked[fewest - 1]?.passage.section !== section;
  const isWhole = items.length === section.paragraphs.length;
  const length = section.paragraphs.join("\n").length;
  return stranger ||
    assigned.length > 0 ||
    items.length < fewest ||
    !isWhole ||
    length > room
    ? undefined
    : items.map(({ passage }) => passage).toSorted((a, b) => a.index - b.index);
}

// What is to be done, with no figure, day or name.
function isOpen({ asks }: Query): boolean {
  return (
    (asks.has("duty") || asks.has("what")) &&
    [...asks].every((ask) => ask === "duty" || ask === "what")
  );
}

/** Tells all items of a section under its heading. */
export function answerList(
  { plan, catalog, today }: Asked,
  items: readonly PlanPassage[],
): Answer {
  const [first] = items;
  if (first === undefined) throw new RangeError("a list has items");
  const { section } = first;
  const lines = [
    `${shorten(section.heading.replace(/:$/u, ""), headingRoom)}:`,
    ...items.map(
      ({ text }) => `\u2022 ${text.replace(/^[-+*\u2022]\s+/u, "")}`,
    ),
    periodNote(plan, today, catalog),
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: sectionLabel(section, catalog),
    }),
  ].filter((line) => line !== "");
  return {
    text: shorten(lines.join("\n"), replyLimit),
    answered: true,
    citations: items.map(({ text }) => ({
      plan: plan.slug,
      section: section.id,
      quote: text,
    })),
    offers: [],
    plan: plan.slug,
  };
}
