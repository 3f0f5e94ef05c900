import { type AgencyMention, mayBe } from "../agencies/directory.ts";
import { tokenize } from "../text/tokens.ts";
import type { Corpus } from "./corpus.ts";
import type { PlanPassage } from "./plan-passages.ts";
import type { Cadence } from "./question-cues.ts";
import type { Ranked } from "./rank.ts";
import type { Understanding } from "./query.ts";

// What a plan's structure says of a body, wherever it stands in the plan.

/** What a body does every week, month …. */
export function regularWork(
  sought: AgencyMention,
  cadence: Cadence,
  plan: string,
  corpus: Corpus,
  { agencies }: Understanding,
): Ranked[] {
  const isOneOf = (name: string) =>
    agencies.find(tokenize(name)).some((named) => mayBe(sought, named));
  return corpus
    .passages(plan)
    .filter((passage) => {
      const own = corpus
        .assignedTo(passage)
        .some((named) => mayBe(sought, named));
      return passage.deadlines.some(
        ({ rule, who }) => rule === cadence && (own || who.some(isOneOf)),
      );
    })
    .map(asRanked);
}

const mostRows = 2;

/** The rows of money that name a body, those first that name it alone. */
export function moneyFor(
  sought: AgencyMention,
  plan: string,
  corpus: Corpus,
): Ranked[] {
  return corpus
    .passages(plan)
    .map((passage) => ({ passage, paid: bodiesPaid(passage, corpus) }))
    .filter(({ paid }) => paid.some((body) => mayBe(sought, body)))
    .sort((a, b) => a.paid.length - b.paid.length)
    .slice(0, mostRows)
    .map(({ passage }) => asRanked(passage));
}

function bodiesPaid(
  { budgets }: PlanPassage,
  corpus: Corpus,
): readonly AgencyMention[] {
  const [first] = budgets;
  return first?.agency === undefined || first.agency === null
    ? []
    : corpus.bodiesOf(first.agency);
}

/** Whether any passage of a plan names a body, or stands under it. */
export function isNamedIn(
  plan: string,
  sought: AgencyMention,
  corpus: Corpus,
): boolean {
  return corpus
    .passages(plan)
    .some((passage) =>
      [...corpus.named(passage), ...corpus.assignedTo(passage)].some((named) =>
        mayBe(sought, named),
      ),
    );
}

// Chosen by the plan's structure, not by words: all fit alike.
function asRanked(passage: PlanPassage): Ranked {
  return { passage, score: 1, coverage: 1 };
}
