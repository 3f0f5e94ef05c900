import { daysBetween } from "../clock.ts";
import { hasEnded, lastDay } from "../plans/in-force.ts";
import { tokenize } from "../text/tokens.ts";
import type { Answer, Asked } from "./answer.ts";
import {
  extendedBy,
  periodNote,
  planLabel,
  sectionLabel,
  shownDate,
} from "./labels.ts";
import type { Query } from "./query.ts";
import type { Ask } from "./question-cues.ts";

// What a plan says of itself: number, date, issuer, signatory, period, recipients.

/** Words beside the plan's name that a question on its own data may hold. */
const fewWords = 4;

const facts: readonly Ask[] = [
  "signatory",
  "issued",
  "number",
  "issuer",
  "period",
  "recipients",
];

/** The answer when the question asks for the plan's own data, else undefined. */
export function answerPlanFacts(asked: Asked): Answer | undefined {
  const wanted = facts.filter(
    (fact) =>
      asked.query.asks.has(fact) || (fact === "issued" && asksSigned(asked)),
  );
  if (wanted.length === 0 || isAboutMore(asked)) return undefined;
  const told = wanted.map((fact) => tell(fact, asked));
  const { plan, catalog, today } = asked;
  const part = told[0]?.section ?? sectionLabel("0", catalog);
  const source = catalog.say("answers.source", {
    plan: planLabel(plan, catalog),
    section: part,
  });
  // The period's own sentence already says that it runs on.
  const isTold = wanted.includes("period") && !hasEnded(plan, today);
  const lines = [
    ...told.map(({ text }) => text),
    isTold ? "" : periodNote(plan, today, catalog),
    source,
  ];
  return {
    text: lines.filter((line) => line !== "").join("\n"),
    answered: told.some(({ known }) => known),
    citations: [{ plan: plan.slug, section: "0", quote: told[0]?.text ?? "" }],
    offers: [],
    plan: plan.slug,
  };
}

// "Who signed it, and on which day?"
function asksSigned({ query: { asks, asksDay } }: Asked): boolean {
  return asks.has("signatory") && asks.has("deadline") && asksDay;
}

// Asks that only the plan's text can answer, or several words that are not of the plan's own name.
function isAboutMore({ query, plan }: Asked): boolean {
  const { asks } = query;
  if (asks.has("recipients") && asks.has("deadline")) return true;
  if (asks.has("legal") || asks.has("model") || asks.has("money")) return true;
  const own = new Set(
    tokenize([plan.title, plan.issuer ?? ""].join(" ")).map(
      ({ folded }) => folded,
    ),
  );
  const strange = query.subject.filter(({ folded }) => !own.has(folded));
  return strange.length > (asks.has("recipients") ? 2 : 1) * fewWords;
}

/** Whether a question asks for the plan's own data. */
export function asksPlanFacts({ asks }: Query): boolean {
  return facts.some((fact) => asks.has(fact));
}

interface Told {
  readonly text: string;
  readonly section: string;
  readonly known: boolean;
}

function tell(fact: Ask, { plan, catalog, today }: Asked): Told {
  const preamble = sectionLabel("0", catalog);
  const unknown = (key: string): Told => ({
    text: catalog.say(key),
    section: preamble,
    known: false,
  });
  const known = (text: string, section = preamble): Told => ({
    text,
    section,
    known: true,
  });
  switch (fact) {
    case "signatory": {
      const signature = catalog.say("answers.signature_part");
      if (plan.signatory === null) return unknown("answers.no_signatory");
      const { name, role } = plan.signatory;
      return role === null
        ? known(catalog.say("answers.signatory_plain", { name }), signature)
        : known(catalog.say("answers.signatory", { name, role }), signature);
    }
    case "issued":
      return plan.issued === null
        ? unknown("answers.no_issued")
        : known(
            catalog.say("answers.issued", { date: shownDate(plan.issued) }),
          );
    case "number":
      return plan.number === null
        ? unknown("answers.no_number")
        : known(catalog.say("answers.number", { number: plan.number }));
    case "recipients":
      return known(
        catalog.say("answers.recipients", { list: plan.recipients.join("; ") }),
        catalog.say("answers.recipients_part"),
      );
    case "period": {
      if (plan.period === null) return unknown("answers.no_date");
      const [from, to] = [
        plan.period.from.slice(0, 4),
        plan.period.to.slice(0, 4),
      ];
      const extended = extendedBy(plan, catalog);
      const span =
        from === to
          ? catalog.say("answers.period_year", { from, extended })
          : catalog.say("answers.period", { from, to, extended });
      const days = daysBetween(today, lastDay(plan) ?? plan.period.to);
      if (days < 0) return known(span);
      const left =
        days === 0
          ? catalog.say("answers.period_last_day")
          : catalog.say("answers.period_left", { days });
      return known(`${span} ${left}`);
    }
    default:
      return known(
        catalog.say("answers.issuer", { issuer: plan.issuer ?? "" }),
      );
  }
}
