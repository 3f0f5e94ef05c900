import type { Catalog } from "../catalog.ts";
import type { BudgetLine } from "../plans/plan.ts";

/** The money of a passage: one line an item, with the amount a year and the total. */
export function budgetLines(
  budgets: readonly BudgetLine[],
  catalog: Catalog,
): string[] {
  const items = Map.groupBy(
    budgets,
    ({ agency, item }) => `${agency ?? ""}|${item}`,
  );
  return [...items.values()].slice(0, 4).flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const total = lines.find(({ year }) => year === null);
    const years = lines.filter(({ year }) => year !== null);
    const amounts = new Set(years.map(({ amount }) => amount));
    const { unit } = first;
    const shown = [
      ...(amounts.size === 1 && years.length > 1
        ? [
            catalog.say("answers.budget_each", {
              amount: figure(years[0]?.amount ?? 0),
              unit,
            }),
          ]
        : years.map(({ year, amount }) =>
            catalog.say("answers.budget_year", {
              year: year ?? "",
              amount: figure(amount),
              unit,
            }),
          )),
      ...(total === undefined
        ? []
        : [
            catalog.say("answers.budget_total", {
              amount: figure(total.amount),
              unit,
            }),
          ]),
    ];
    const item = [first.group, first.agency, first.item]
      .filter((part) => part !== null)
      .join(" \u2014 ");
    return [
      catalog.say("answers.budget_line", { item, amounts: shown.join("; ") }),
    ];
  });
}

// Vietnamese groups thousands with dots.
function figure(amount: number): string {
  return amount.toLocaleString("vi-VN");
}
