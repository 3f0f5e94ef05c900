import { type AgencyMention, mayBe } from "../agencies/directory.ts";
import type { Assignment, Duty, LibraryPlan } from "../plans/plan.ts";
import type { Answer, Asked, Setting } from "./answer.ts";
import type { AssignedBodies, Corpus } from "./corpus.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import { quote } from "./quote.ts";
import { rank } from "./rank.ts";
import { wantedWords, type WantedWords } from "./wanted.ts";

// What a body is to do. Few duties are given whole; of many, those nearest to the question come first, and the
// rest by pages.

const room = 1150;
const pageSize = 4;
const depth = 80;
const firstShare = 0.6;

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
  const { plan, query } = asked;
  const duties = assignments.flatMap((assignment) => assignment.duties);
  if (duties.length === 0) return undefined;
  if (lengthOf(duties) <= room || query.subject.length === 0)
    return dutiesPage(plan, assignments, 1, asked);
  const order = rank(query, corpus, plan.slug, depth).map(
    ({ passage }) => passage.id,
  );
  const place = ({ section, paragraph }: Duty) => {
    const at = order.indexOf(`${plan.slug}|${section}|${paragraph}`);
    return at < 0 ? order.length : at;
  };
  const nearest = duties
    .map((duty, at) => ({ duty, at, near: place(duty) }))
    .sort((a, b) => a.near - b.near || a.at - b.at)
    .slice(0, pageSize);
  return list(
    asked,
    assignments,
    nearest.map(({ duty }) => duty),
    wantedWords(query, corpus, plan.slug),
    1,
    nearest.map(({ at }) => at),
  );
}

/**
 * One page of the duties in the plan's order, pages counted from 1; undefined beyond the last.
 * @param first places of duties that the first page showed out of that order
 */
export function dutiesPage(
  plan: LibraryPlan,
  assignments: readonly Assignment[],
  page: number,
  setting: Setting,
  first: readonly number[] = [],
): Answer | undefined {
  const all = assignments.flatMap((assignment) => assignment.duties);
  const duties = [
    ...all.filter((_, at) => first.includes(at)),
    ...all.filter((_, at) => !first.includes(at)),
  ];
  const shown =
    lengthOf(duties) <= room
      ? duties
      : duties.slice((page - 1) * pageSize, page * pageSize);
  return shown.length === 0
    ? undefined
    : list({ ...setting, plan }, assignments, shown, new Map(), page, first);
}

function list(
  { plan, catalog, today }: Setting & { plan: LibraryPlan },
  assignments: readonly Assignment[],
  shown: readonly Duty[],
  wanted: WantedWords,
  page: number,
  first: readonly number[],
): Answer {
  const duties = assignments.flatMap((assignment) => assignment.duties);
  const agency = assignments[0]?.agencies.join(", ") ?? "";
  const isWhole = lengthOf(duties) <= room;
  const pages = isWhole ? 1 : Math.ceil(duties.length / pageSize);
  const shares = sharesOf(shown, wanted);
  const section = assignments[0]?.section ?? "";
  return {
    text: [
      pages > 1
        ? catalog.say("answers.duties_page", { agency, page, pages })
        : catalog.say("answers.duties", { agency }),
      ...shown.map(
        ({ text }, at) =>
          `\u2022 ${isWhole ? text : quote(text, wanted, shares[at] ?? 0)}`,
      ),
      periodNote(plan, today, catalog),
      catalog.say("answers.source", {
        plan: planLabel(plan, catalog),
        section: sectionLabel(section, catalog),
      }),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    answered: true,
    citations: shown.map((duty) => ({
      plan: plan.slug,
      section: duty.section,
      quote: duty.text,
    })),
    offers: [
      ...(page < pages
        ? [
            {
              label: catalog.say("answers.more"),
              offer: {
                kind: "duties",
                plan: plan.slug,
                agency,
                page: page + 1,
                ...(first.length > 0 ? { first: [...first] } : {}),
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

// What was asked for stands first and is given whole where it can be; the others share what it leaves.
function sharesOf(shown: readonly Duty[], wanted: WantedWords): number[] {
  const even = Math.floor(room / shown.length);
  if (wanted.size === 0) return shown.map(() => even);
  const first = Math.min(
    shown[0]?.text.length ?? 0,
    Math.floor(room * firstShare),
  );
  const rest = Math.floor((room - first) / Math.max(1, shown.length - 1));
  return shown.map((_, at) => (at === 0 ? first : rest));
}

function lengthOf(duties: readonly Duty[]): number {
  return duties.reduce((sum, { text }) => sum + text.length, 0);
}
