import {
  type AgencyDirectory,
  type AgencyMention,
  mayBe,
} from "../agencies/directory.ts";
import type { Deadline } from "../plans/plan.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { type Answer, type Asked, replyLimit } from "./answer.ts";
import { deadlineLine } from "./deadline-line.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import { shorten } from "./quote.ts";
import type { Understanding } from "./query.ts";

// All that a plan dates, for everybody or for one body; what has a day comes first.

const most = 6;
const perItem = 150;

/** What falls due for a body (or for anybody), or undefined when the plan dates nothing for it. */
export function answerDeadlines(
  { plan, catalog, today, query, excludes }: Asked,
  body: AgencyMention | undefined,
  { agencies, cues }: Pick<Understanding, "agencies" | "cues">,
): Answer | undefined {
  const dated = plan.deadlines
    .filter(
      ({ rule, date, to }) =>
        rule !== "period" && (date !== null || to.length > 0),
    )
    .filter(
      (deadline) =>
        concerns(deadline, body, agencies) ||
        (query.asks.has("recipient") && names(deadline, body, agencies)),
    );
  // A day of celebration is no day for a report.
  const regular = new Set(
    cues.cadences
      .find(query.tokens)
      .flatMap(({ from, to }) => query.tokens.slice(from, to)),
  );
  // "Yearly" tells which deadline, and nothing of what it is about.
  const about = query.subject.filter((token) => !regular.has(token));
  const meant = dated.filter((deadline) => speaksOf(deadline, about));
  // A day of celebration tells nothing of a report, which goes to somebody.
  const handedIn = dated.filter(
    ({ to, date }) => to.length > 0 || date === null,
  );
  const due = (meant.length > 0 ? meant : query.asksReport ? handedIn : dated)
    .sort((a, b) => Number(b.date !== null) - Number(a.date !== null))
    .filter((deadline) => fits(deadline) || query.timesAsked > 1)
    .sort((a, b) => Number(fits(b)) - Number(fits(a)))
    .slice(0, most);
  if (!due.some(fits)) return undefined;
  while (due.length > 1 && textOf(due).length > replyLimit) due.pop();
  // Who asks for the very day is not told a cadence instead.
  if (query.asksDay && due.every(({ date }) => date === null)) return undefined;
  if (due.length === 0) return undefined;
  return {
    text: textOf(due),
    answered: true,
    citations: due.map(({ section: id, evidence }) => ({
      plan: plan.slug,
      section: id,
      quote: evidence,
    })),
    offers: [],
    plan: plan.slug,
  };

  function fits({ rule }: Deadline): boolean {
    return query.cadence === null || rule === query.cadence;
  }

  function textOf(shown: readonly Deadline[]): string {
    const sections = new Set(
      shown.map(({ section }) => sectionLabel(section, catalog)),
    );
    // When it is due stands first: the same work may be due in several ways.
    const lines = shown.map(
      (deadline) =>
        `\u2022 ${deadlineLine(deadline, { plan, today, catalog, excludes })} ${shorten(deadline.what, perItem)}`,
    );
    return [
      catalog.say("answers.deadlines"),
      ...new Set(lines),
      periodNote(plan, today, catalog),
      catalog.say("answers.source", {
        plan: planLabel(plan, catalog),
        section: [...sections].join(", "),
      }),
    ]
      .filter((line) => line !== "")
      .join("\n");
  }
}

// Two words of the question that stand together tell what it is about.
function speaksOf(
  { what, evidence }: Deadline,
  subject: readonly Token[],
): boolean {
  const words = ` ${tokenize(`${what} ${evidence}`)
    .map((token) => token.folded)
    .join(" ")} `;
  return subject.some(({ folded }, at) =>
    words.includes(` ${folded} ${subject[at + 1]?.folded ?? ""} `),
  );
}

// The body named may be the one that is sent to.
function names(
  { what }: Deadline,
  body: AgencyMention | undefined,
  agencies: AgencyDirectory,
): boolean {
  return agencies
    .find(tokenize(what))
    .some((one) => body !== undefined && mayBe(body, one));
}

// What is due from no particular body ("the agencies and units") is due from every one but whom it is sent to.
function concerns(
  deadline: Deadline,
  body: AgencyMention | undefined,
  agencies: AgencyDirectory,
): boolean {
  if (body === undefined) return true;
  const named = deadline.who.map((name) => agencies.find(tokenize(name)));
  if (named.flat().some((one) => mayBe(body, one))) return true;
  const open =
    named.length === 0 || named.some((bodies) => bodies.length === 0);
  return open && (named.length === 0 || !names(deadline, body, agencies));
}
