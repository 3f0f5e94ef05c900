import type { LegalBasis, LibraryPlan } from "../plans/plan.ts";
import type { Answer, Asked } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { endedNote, planLabel, sectionLabel, shownDate } from "./labels.ts";
import { quote } from "./quote.ts";
import { sameNumber } from "./rank.ts";
import type { Query } from "./understand.ts";

// What a document named by its number is, as the plan cites it.

const room = 620;
const most = 2;

/** The places where a plan cites a document that the question names; its own number does not count. */
export function citedIn(query: Query, plan: LibraryPlan): LegalBasis[] {
  return query.documents.flatMap(({ kind, number }) =>
    sameNumber(plan.number, number)
      ? []
      : plan.legalBases.filter(
          (basis) =>
            sameNumber(basis.number, number) &&
            (number.includes("/") || basis.kind.toLowerCase() === kind),
        ),
  );
}

/** Says what the document is, or undefined when the plan cites none that the question names. */
export function answerDocument(
  { plan, catalog, today, query }: Asked,
  corpus: Corpus,
): Answer | undefined {
  const cited = citedIn(query, plan);
  // The fullest citation of each document tells most.
  const distinct = [...Map.groupBy(cited, ({ number }) => number).values()].map(
    (same) => same.toSorted((a, b) => fullness(b) - fullness(a))[0],
  );
  const bases = distinct.filter((basis) => basis !== undefined).slice(0, most);
  const [first] = bases;
  if (first === undefined) return undefined;
  const quotes = bases.flatMap((basis) => {
    const { section, paragraph, number } = basis;
    const passage = corpus.byId.get(`${plan.slug}|${section}|${paragraph}`);
    return passage === undefined
      ? []
      : [
          {
            section,
            assigned: passage.assigned,
            words: around(passage.text, number ?? ""),
          },
        ];
  });
  return {
    text: [
      ...bases.map(describe),
      ...new Set(
        quotes
          .filter(({ assigned }) => assigned.length > 0)
          .map(({ assigned }) =>
            catalog.say("answers.who", { agency: assigned.join(", ") }),
          ),
      ),
      ...quotes.map(({ words }) => `“${words}”`),
      endedNote(plan, today, catalog),
      catalog.say("answers.source", {
        plan: planLabel(plan, catalog),
        section: sectionLabel(first.section, catalog),
      }),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    answered: true,
    citations: quotes.map(({ section, words }) => ({
      plan: plan.slug,
      section,
      quote: words,
    })),
    offers: [
      {
        label: catalog.say("answers.full"),
        offer: {
          kind: "full",
          passage: `${plan.slug}|${first.section}|${first.paragraph}`,
        },
      },
    ],
    plan: plan.slug,
  };

  function describe({ kind, number, date, issuer, subject }: LegalBasis) {
    const named = [
      catalog.say("answers.document", { kind, number: number ?? "" }),
      date === null
        ? ""
        : catalog.say("answers.document_date", { date: shownDate(date) }),
      issuer === null ? "" : catalog.say("answers.document_issuer", { issuer }),
    ].filter((part) => part !== "");
    const told = subject ?? catalog.say("answers.document_unsaid");
    return `${named.join(" ")}: ${told}.`;
  }
}

function fullness({ date, issuer, subject }: LegalBasis): number {
  return [date, issuer, subject].filter((part) => part !== null).length;
}

// A paragraph may cite ten documents; the words that follow the number are the ones that tell of it.
function around(text: string, number: string): string {
  const at = text.indexOf(number);
  if (text.length <= room || at < 0) return quote(text, new Map(), room);
  const start = Math.max(0, text.lastIndexOf(";", at) + 1);
  const from = at - start > room / 2 ? Math.max(0, at - 60) : start;
  const part = text.slice(from, from + room);
  const end = part.lastIndexOf(" ");
  const tail = from + room < text.length ? part.slice(0, end) : part;
  return `${from > 0 ? "… " : ""}${tail.trim()}${tail.length < part.length ? " …" : ""}`;
}
