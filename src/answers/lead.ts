import type { Asked } from "./answer.ts";
import { budgetLines } from "./budget-lines.ts";
import { deadlineLine } from "./deadline-line.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { shorten } from "./quote.ts";

const mostDeadlines = 3;
const agencyRoom = 160;

/** The fact asked for, to stand in front of the plan's own words: who, by when and to whom, how much. */
export function leadLines(
  { plan, catalog, today, query }: Asked,
  passage: PlanPassage,
): string[] {
  const lines: string[] = [];
  const { asks } = query;
  if (passage.assigned.length > 0) {
    const agency = shorten(passage.assigned.join(", "), agencyRoom);
    lines.push(catalog.say("answers.who", { agency }));
  }
  if (asks.has("deadline") || asks.has("cadence") || asks.has("recipient")) {
    const due = passage.deadlines.filter(
      ({ rule, date, to, until }) =>
        rule !== "period" &&
        (date !== null || to.length > 0 || rule !== "once" || until !== null),
    );
    const fitting = due.filter(
      ({ rule }) => query.cadence === null || rule === query.cadence,
    );
    const shown = fitting.length > 0 ? fitting : due;
    for (const deadline of shown.slice(0, mostDeadlines))
      lines.push(deadlineLine(deadline, plan, today, catalog));
  }
  if (asks.has("money") && !isTableRow(passage))
    lines.push(...budgetLines(passage.budgets, catalog));
  return [...new Set(lines)];
}

/** Whether a passage is a row of money in an annex. */
export function isTableRow({ section, budgets }: PlanPassage): boolean {
  return section.id.startsWith("PL") && budgets.length > 0;
}
