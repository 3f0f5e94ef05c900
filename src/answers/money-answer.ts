import { type Answer, type Asked, replyLimit } from "./answer.ts";
import { budgetLines } from "./budget-lines.ts";
import type { Corpus } from "./corpus.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import { moneyRows } from "./money-rows.ts";
import { answerPassages } from "./passages-answer.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { shorten } from "./quote.ts";
import type { Ranked } from "./rank.ts";
import type { Query, Understanding } from "./query.ts";

/** What a plan's table of money says to a question; undefined where it is not about a row of it. */
export function answerMoney(
  asked: Asked,
  corpus: Corpus,
  understanding: Understanding,
): Answer | undefined {
  const { query, plan, catalog, today } = asked;
  const spent = spentOn();
  if (spent === undefined && (!asksMoney(query) || isOfAnotherYear(asked)))
    return undefined;
  if (spent !== undefined) return answerPassages(asked, spent, corpus);
  const found = moneyRows(query, plan.slug, corpus, understanding);
  if (found === undefined) return undefined;
  const asksItems = understanding.cues.moneyItems.find(query.tokens).length > 0;
  // Without a word for money only a body's own row is surely meant.
  if (!query.asks.has("money") && found.items.length === 0) return undefined;
  const rows = [
    ...found.sums,
    ...(asksItems ? found.under : []),
    ...found.items,
  ];
  const [first] = rows;
  if (first === undefined) return undefined;
  const foot = [
    periodNote(plan, today, catalog),
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: sectionLabel(first.section, catalog),
    }),
  ].filter((line) => line !== "");
  // Sums are told in the plan's own sentence too, which says what they are for.
  const said = found.items.length > 0 || asksItems ? [] : sentences(found.sums);
  const told = rows.map((row) => budgetLines(row.budgets, catalog).join("\n"));
  const room = replyLimit - foot.join("\n").length - rows.length;
  const share = Math.floor(room / (told.length + said.length));
  const lines = [
    ...told.map((line) => shorten(line, share)),
    ...said.map(({ text }) => `“${shorten(text, share - 2)}”`),
  ];
  return {
    text: [...lines, ...foot].join("\n"),
    answered: true,
    citations: [...rows, ...said].map(({ section, text }) => ({
      plan: plan.slug,
      section: section.id,
      quote: text,
    })),
    offers: [
      {
        label: catalog.say("answers.full"),
        offer: { kind: "full", passage: first.id },
      },
    ],
    plan: plan.slug,
  };

  // "What are the 210 million for?"
  function spentOn(): Ranked[] | undefined {
    const { asks, figures } = query;
    if (!asks.has("what") && !asks.has("duty")) return undefined;
    const sumsNamed = figures.filter(({ written }) => !written.includes("%"));
    const named = new Set(sumsNamed.flatMap(({ spellings }) => spellings));
    const rows = corpus
      .passages(plan.slug)
      .filter(({ budgets }) =>
        budgets.some(({ amount }) => named.has(String(amount))),
      );
    return rows.length === 0
      ? undefined
      : rows.map((passage) => ({ passage, score: 1, coverage: 1 }));
  }

  function sentences(sums: readonly PlanPassage[]): PlanPassage[] {
    return corpus
      .passages(plan.slug)
      .filter(
        ({ section, budgets }) =>
          !section.id.startsWith("PL") &&
          budgets.some((line) => sums.some((sum) => isSame(line, sum))),
      );
  }
}

function isOfAnotherYear({ query, plan }: Asked): boolean {
  const [from = "", to = ""] = [plan.period?.from, plan.period?.to];
  return query.years.some(
    (year) => `${String(year)}-12-31` < from || `${String(year)}-01-01` > to,
  );
}

const other = ["recipient", "deadline", "legal", "percent", "phone"] as const;

function asksMoney({ asks }: Query): boolean {
  if (other.some((ask) => asks.has(ask))) return false;
  return asks.has("money") || asks.has("count");
}

// The same total in other units.
function isSame(
  line: { readonly year: number | null; readonly amount: number },
  { budgets }: PlanPassage,
): boolean {
  return (
    line.year === null &&
    budgets.some(
      ({ year, amount }) =>
        year === null &&
        (line.amount === amount || line.amount === amount * 1e6),
    )
  );
}
