import type { Answer, Asked } from "./answer.ts";
import { budgetLines } from "./budget-lines.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { deadlineLine } from "./deadline-line.ts";
import { endedNote, planLabel, sectionLabel } from "./labels.ts";
import { quote } from "./quote.ts";
import type { Ranked } from "./rank.ts";
import { wantedWords } from "./wanted.ts";

// The passage that answers, its fact first; beside it at most two others that answer nearly as well.

const room = 1150;
const mainRoom = 820;
const besideRoom = 700;
const leastRoom = 120;
const nearly = 0.6;
const half = 0.5;

/** @param ranked the best passages of one plan, at least one */
export function answerPassages(
  asked: Asked,
  ranked: readonly Ranked[],
): Answer {
  const { plan, catalog, today, query } = asked;
  const [best, ...others] = ranked;
  if (best === undefined) throw new RangeError("no passage to answer from");
  const wanted = wantedWords(query);
  const lines = [...lead(asked, best.passage)];
  const beside = others
    .filter(
      ({ score, passage }) =>
        score >= (namesBody(passage) ? half : nearly) * best.score,
    )
    .slice(0, 2);
  // The best passage takes the room it needs; the others share what is left.
  let left = room;
  const seen = [best, ...beside].flatMap(({ passage }, at) => {
    const share = Math.min(at === 0 ? mainRoom : besideRoom, left);
    if (share < leastRoom) return [];
    const words = wordsOf(passage, share);
    left -= words.length;
    return [{ passage, words }];
  });
  seen.forEach(({ passage, words }, at) => {
    if (at > 0) lines.push(alsoIn(passage));
    lines.push(isRow(passage) ? words : `“${words}”`);
  });
  lines.push(endedNote(plan, today, catalog));
  lines.push(
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: sectionLabel(best.passage.section, catalog),
    }),
  );

  // A table's row reads badly as it stands; its figures are told instead.
  function wordsOf(passage: PlanPassage, share: number): string {
    return isRow(passage)
      ? budgetLines(passage.budgets, catalog).join("\n")
      : quote(withLead(passage), wanted, share);
  }

  // Who asks which bodies do something wants them all.
  function namesBody({ assigned }: PlanPassage): boolean {
    return query.asks.has("who") && assigned.length > 0;
  }

  function alsoIn({ section, assigned }: PlanPassage): string {
    const label = sectionLabel(section, catalog);
    return assigned.length === 0
      ? catalog.say("answers.also", { section: label })
      : catalog.say("answers.also_agency", {
          section: label,
          agency: assigned.join(", "),
        });
  }
  const agency = best.passage.assigned.join(", ");
  return {
    text: lines.filter((line) => line !== "").join("\n"),
    answered: true,
    citations: seen.map(({ passage, words }) => ({
      plan: plan.slug,
      section: passage.section.id,
      quote: words,
    })),
    offers: [
      {
        label: catalog.say("answers.full"),
        offer: { kind: "full", passage: best.passage.id } as const,
      },
      ...(agency === ""
        ? []
        : [
            {
              label: catalog.say("answers.other_duties", { agency }),
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
}

/** The fact asked for, in front of the plan's own words. */
function lead(
  { plan, catalog, today, query }: Asked,
  passage: PlanPassage,
): string[] {
  const lines: string[] = [];
  const { asks } = query;
  if (passage.assigned.length > 0)
    lines.push(
      catalog.say("answers.who", { agency: passage.assigned.join(", ") }),
    );
  if (asks.has("deadline") || asks.has("cadence") || asks.has("recipient")) {
    const due = passage.deadlines.filter(
      ({ rule, date, to }) =>
        rule !== "period" &&
        (date !== null || to.length > 0 || rule !== "once"),
    );
    const fitting = due.filter(
      ({ rule }) => query.cadence === null || rule === query.cadence,
    );
    for (const deadline of (fitting.length > 0 ? fitting : due).slice(0, 3))
      lines.push(deadlineLine(deadline, plan, today, catalog));
  }
  if (asks.has("money") && !isRow(passage))
    lines.push(...budgetLines(passage.budgets, catalog));
  return [...new Set(lines)];
}

function isRow({ section, budgets }: PlanPassage): boolean {
  return section.id.startsWith("PL") && budgets.length > 0;
}

// A list's items make no sense without the sentence that opens it.
function withLead(passage: PlanPassage): string {
  const opening = passage.section.paragraphs[0];
  const own = passage.text;
  return passage.index > 0 &&
    opening !== undefined &&
    opening.trim().endsWith(":") &&
    own.length < 200
    ? `${opening} ${own}`
    : own;
}
