import type { Asked } from "./answer.ts";
import { budgetLines } from "./budget-lines.ts";
import { deadlineLine } from "./deadline-line.ts";
import { sameNumber } from "./document-number.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { shorten } from "./quote.ts";

const mostDeadlines = 3;
const agencyRoom = 160;

/** The fact asked for, to stand in front of the plan's own words: who, by when and to whom, how much. */
export function leadLines(
  { plan, catalog, today, query, excludes }: Asked,
  passage: PlanPassage,
): string[] {
  const lines: string[] = [];
  const { asks } = query;
  if (passage.assigned.length > 0) {
    const agency = shorten(passage.assigned.join(", "), agencyRoom);
    lines.push(catalog.say("answers.who", { agency }));
  }
  // Before the first section a plan tells what it is for; its title says it in short.
  const isNamed = query.documents.some(({ number }) =>
    sameNumber(plan.number, number),
  );
  if (passage.section.id === "0" && isNamed)
    lines.push(catalog.say("answers.title", { title: plan.title }));
  lines.push(...dueLines({ plan, catalog, today, query, excludes }, passage));
  if (asks.has("money") && !isTableRow(passage))
    lines.push(...budgetLines(passage.budgets, catalog));
  return [...new Set(lines)];
}

/** When what a passage asks for falls due, where that was asked. */
export function dueLines(
  { plan, catalog, today, query, excludes }: Asked,
  { deadlines }: PlanPassage,
): string[] {
  const { asks, cadence } = query;
  if (!asks.has("deadline") && !asks.has("cadence") && !asks.has("recipient"))
    return [];
  const due = deadlines.filter(
    ({ rule, date, to, until }) =>
      rule !== "period" &&
      (date !== null || to.length > 0 || rule !== "once" || until !== null),
  );
  const fitting = due.filter(
    ({ rule }) => cadence === null || rule === cadence,
  );
  const lines = (fitting.length > 0 ? fitting : due).map((deadline) =>
    deadlineLine(deadline, { plan, today, catalog, excludes }),
  );
  return [...new Set(lines)].slice(0, mostDeadlines);
}

/** Whether a passage is a row of money in an annex. */
export function isTableRow({ section, budgets }: PlanPassage): boolean {
  return section.id.startsWith("PL") && budgets.length > 0;
}
