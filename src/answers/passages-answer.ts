import { type Answer, type Asked, replyLimit } from "./answer.ts";
import { budgetLines } from "./budget-lines.ts";
import type { Corpus } from "./corpus.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import { dueLines, isTableRow, leadLines } from "./lead.ts";
import { answerList, listOf } from "./list-answer.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { quote, shorten } from "./quote.ts";
import type { Ranked } from "./rank.ts";
import { wantedWords } from "./wanted.ts";

// The passage that answers, its fact first; beside it at most two others that answer nearly as well.

const mainRoom = 820;
const besideRoom = 700;
const leastRoom = 120;
const headingRoom = 90;
const nearly = 0.6;
const half = 0.45;

/** @param ranked the best passages of one plan, at least one */
export function answerPassages(
  asked: Asked,
  ranked: readonly Ranked[],
  corpus: Corpus,
): Answer {
  const { plan, catalog, today, query } = asked;
  const [best, ...others] = ranked;
  if (best === undefined) throw new RangeError("no passage to answer from");
  const wanted = wantedWords(query, corpus, plan.slug);
  const list = listOf(ranked, query);
  if (list !== undefined) return answerList(asked, list);
  const beside = others
    .filter(
      ({ score, passage }) =>
        score >= (isWanted(passage) ? half : nearly) * best.score,
    )
    .slice(0, 2);
  const head = leadLines(asked, best.passage);
  const foot = [
    periodNote(plan, today, catalog),
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: namedSection(best.passage),
    }),
  ].filter((line) => line !== "");

  // The best passage takes the room it needs; the others share what is left.
  let left = replyLimit - lengthOf([...head, ...foot]);
  const seen = [best, ...beside].flatMap(({ passage }, at) => {
    // What the best passage is led by is not said again.
    const due = dueLines(asked, passage).filter((line) => !head.includes(line));
    const title = at === 0 ? [] : [alsoIn(passage), ...due];
    const most = at === 0 ? mainRoom : besideRoom;
    const share = Math.min(most, left - lengthOf(title) - quoteMarks);
    if (share < leastRoom) return [];
    const words = wordsOf(passage, share);
    left -= lengthOf([...title, words]) + quoteMarks;
    const said = isTableRow(passage) ? words : `“${words}”`;
    return [{ passage, words, lines: [...title, said] }];
  });
  const { assigned, id } = best.passage;
  const agency = assigned.join(", ");
  return {
    text: [...head, ...seen.flatMap(({ lines }) => lines), ...foot].join("\n"),
    answered: true,
    citations: seen.map(({ passage, words }) => ({
      plan: plan.slug,
      section: passage.section.id,
      quote: words,
    })),
    offers: [
      {
        label: catalog.say("answers.full"),
        offer: { kind: "full", passage: id },
      },
      ...(agency === ""
        ? []
        : [
            {
              label: catalog.say("answers.other_duties", {
                agency: shorten(agency, headingRoom),
              }),
              offer: {
                kind: "duties",
                plan: plan.slug,
                agency,
                page: 1,
              } as const,
            },
          ]),
    ],
    plan: plan.slug,
  };

  // A table's row reads badly as it stands; its figures are told instead.
  function wordsOf(passage: PlanPassage, share: number): string {
    return isTableRow(passage)
      ? shorten(budgetLines(passage.budgets, catalog).join("\n"), share)
      : quote(inList(passage, beside), wanted, share);
  }

  // A heading tells what the quoted words are about, unless it is the body already named.
  function namedSection({ section, assigned }: PlanPassage): string {
    const label = sectionLabel(section, catalog);
    return section.heading === "" || assigned.length > 0
      ? label
      : catalog.say("answers.section_named", {
          section: label,
          heading: shorten(section.heading, headingRoom),
        });
  }

  // Who asks which bodies do something wants them all; so does who asks for days.
  function isWanted({ assigned, deadlines }: PlanPassage): boolean {
    return (
      (query.asks.has("who") && assigned.length > 0) ||
      (query.asks.has("deadline") &&
        deadlines.some(({ date, to }) => date !== null && to.length > 0))
    );
  }

  function alsoIn({ section, assigned }: PlanPassage): string {
    const label = sectionLabel(section, catalog);
    return assigned.length === 0
      ? catalog.say("answers.also", { section: label })
      : catalog.say("answers.also_agency", {
          section: label,
          agency: shorten(assigned.join(", "), headingRoom),
        });
  }
}

const quoteMarks = 2;

// Each line ends in a line feed.
function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

const shortItem = 200;
const listItems = 6;

// A list's items make no sense without the sentence that opens it, nor that sentence without its items, unless they
// are told by themselves.
function inList(
  { section, index, text }: PlanPassage,
  beside: readonly Ranked[],
): string {
  const { paragraphs } = section;
  const isTold = beside.some(({ passage }) => passage.section === section);
  if (text.trim().endsWith(":") && !isTold)
    return [text, ...paragraphs.slice(index + 1, index + 1 + listItems)].join(
      " ",
    );
  const opening = paragraphs[0];
  return index > 0 &&
    opening !== undefined &&
    opening.trim().endsWith(":") &&
    text.length < shortItem
    ? `${opening} ${text}`
    : text;
}
