import {
  type AgencyDirectory,
  type AgencyMention,
  mayBe,
} from "../agencies/directory.ts";
import type { Deadline, Section } from "../plans/plan.ts";
import { tokenize } from "../text/tokens.ts";
import type { Answer, Asked } from "./answer.ts";
import { deadlineLine } from "./deadline-line.ts";
import { endedNote, planLabel, sectionLabel } from "./labels.ts";
import { shorten } from "./quote.ts";

// All that a plan dates, for everybody or for one body; what has a day comes first.

const most = 6;
const perItem = 150;

/** What falls due for a body (or for anybody), or undefined when the plan dates nothing for it. */
export function answerDeadlines(
  { plan, catalog, today, query }: Asked,
  body: AgencyMention | undefined,
  agencies: AgencyDirectory,
): Answer | undefined {
  const due = plan.deadlines
    .filter(
      ({ rule, date, to }) =>
        rule !== "period" && (date !== null || to.length > 0),
    )
    .filter(({ rule }) => query.cadence === null || rule === query.cadence)
    .filter((deadline) => concerns(deadline, body, agencies))
    .sort((a, b) => Number(b.date !== null) - Number(a.date !== null))
    .slice(0, most);
  const [first] = due;
  if (first === undefined) return undefined;
  const section: Section | string =
    plan.sections.find(({ id }) => id === first.section) ?? first.section;
  const lines = due.map(
    (deadline) =>
      `\u2022 ${shorten(deadline.what, perItem)}: ${deadlineLine(deadline, plan, today, catalog)}`,
  );
  return {
    text: [
      catalog.say("answers.deadlines"),
      ...lines,
      endedNote(plan, today, catalog),
      catalog.say("answers.source", {
        plan: planLabel(plan, catalog),
        section: sectionLabel(section, catalog),
      }),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    answered: true,
    citations: due.map(({ section: id, evidence }) => ({
      plan: plan.slug,
      section: id,
      quote: evidence,
    })),
    offers: [],
    plan: plan.slug,
  };
}

// A deadline that names no particular body ("the agencies and units") concerns every one.
function concerns(
  { who }: Deadline,
  body: AgencyMention | undefined,
  agencies: AgencyDirectory,
): boolean {
  if (body === undefined) return true;
  const named = who.flatMap((name) => agencies.find(tokenize(name)));
  return named.length === 0 || named.some((one) => mayBe(body, one));
}
