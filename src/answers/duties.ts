import { type AgencyMention, mayBe } from "../agencies/directory.ts";
import type { Assignment } from "../plans/plan.ts";
import type { Answer, Asked } from "./answer.ts";
import type { AssignedBodies, Corpus } from "./corpus.ts";
import { endedNote, planLabel, sectionLabel } from "./labels.ts";
import { quote } from "./quote.ts";
import { rank } from "./rank.ts";
import { wantedWords } from "./wanted.ts";

// What a body is to do. Few duties are given whole; of many, those nearest to the question come first, and the
// rest by pages.

const room = 1150;
const perDuty = 420;
const pageSize = 4;

/** The assignments to a body asked for. */
export function assignmentsTo(
  asked: AgencyMention,
  assignments: readonly AssignedBodies[],
): Assignment[] {
  return assignments
    .filter(({ bodies }) => bodies.some((body) => mayBe(asked, body)))
    .map(({ assignment }) => assignment);
}

/** The duties of the assignments, or undefined when there are none. */
export function answerDuties(
  asked: Asked,
  assignments: readonly Assignment[],
  corpus: Corpus,
): Answer | undefined {
  const { plan, catalog, today, query } = asked;
  const duties = assignments.flatMap((assignment) => assignment.duties);
  const [first] = assignments;
  if (first === undefined || duties.length === 0) return undefined;
  const agency = first.agencies.join(", ");
  const total = duties.reduce((sum, duty) => sum + duty.text.length, 0);
  const wanted = wantedWords(query);
  let shown = duties.map((duty) => `• ${duty.text}`);
  let picked = duties;
  if (total > room) {
    const order = rank(query, corpus, new Set([plan.slug]), 80).map(
      ({ passage }) => passage.id,
    );
    const place = (id: string) =>
      order.includes(id) ? order.indexOf(id) : order.length;
    const near = duties
      .map((duty, at) => ({
        duty,
        at,
        near: place(`${plan.slug}|${duty.section}|${duty.paragraph}`),
      }))
      .sort((a, b) => a.near - b.near || a.at - b.at)
      .slice(0, pageSize);
    const share = Math.max(perDuty / 2, Math.floor(room / near.length));
    const kept =
      query.subject.length === 0 ? near.sort((a, b) => a.at - b.at) : near;
    picked = kept.map(({ duty }) => duty);
    shown = picked.map((duty) => `• ${quote(duty.text, wanted, share)}`);
  }
  const pages = Math.ceil(duties.length / pageSize);
  const head =
    total > room && pages > 1
      ? catalog.say("answers.duties_page", { agency, page: 1, pages })
      : catalog.say("answers.duties", { agency });
  const source = catalog.say("answers.source", {
    plan: planLabel(plan, catalog),
    section: sectionLabel(first.section, catalog),
  });
  return {
    text: [head, ...shown, endedNote(plan, today, catalog), source]
      .filter((line) => line !== "")
      .join("\n"),
    answered: true,
    citations: picked.map((duty) => ({
      plan: plan.slug,
      section: duty.section,
      quote: duty.text,
    })),
    offers: [
      ...(total > room && pages > 1
        ? [
            {
              label: catalog.say("answers.more"),
              offer: {
                kind: "duties",
                plan: plan.slug,
                agency,
                page: 2,
              } as const,
            },
          ]
        : []),
      {
        label: catalog.say("answers.deadlines_of"),
        offer: { kind: "deadlines", plan: plan.slug, agency } as const,
      },
    ],
    plan: plan.slug,
  };
}
