import type { LegalBasis, LibraryPlan } from "../plans/plan.ts";
import { type Answer, type Asked, replyLimit } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { periodNote, planLabel, sectionLabel, shownDate } from "./labels.ts";
import { quote, shorten } from "./quote.ts";
import { sameNumber } from "./document-number.ts";
import type { Query } from "./query.ts";

// What a document named by its number is, as the plan cites it.

const room = 620;
const subjectRoom = 300;
const most = 2;
/** Two quotation marks and the end of the line. */
const quoteMarks = 3;

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
  const passages = bases.flatMap((basis) => {
    const { section, paragraph, number } = basis;
    const passage = corpus.byId.get(`${plan.slug}|${section}|${paragraph}`);
    return passage === undefined ? [] : [{ passage, number: number ?? "" }];
  });
  const assigned = passages
    .map(({ passage }) => passage.assigned.join(", "))
    .filter((agency) => agency !== "");
  const head = [
    ...bases.map(describe),
    ...new Set(
      assigned.map((agency) => catalog.say("answers.who", { agency })),
    ),
  ];
  const foot = [
    periodNote(plan, today, catalog),
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: sectionLabel(first.section, catalog),
    }),
  ].filter((line) => line !== "");
  const left = replyLimit - [...head, ...foot].join("\n").length - 1;
  const share = Math.min(room, Math.floor(left / bases.length) - quoteMarks);
  const quotes = passages.map(({ passage: { section, text }, number }) => ({
    section: section.id,
    words: around(text, number, share),
  }));
  return {
    text: [...head, ...quotes.map(({ words }) => `“${words}”`), ...foot].join(
      "\n",
    ),
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
    const told =
      subject === null
        ? catalog.say("answers.document_unsaid")
        : shorten(subject, subjectRoom);
    return `${named.join(" ")}: ${told}.`;
  }
}

function fullness({ date, issuer, subject }: LegalBasis): number {
  return [date, issuer, subject].filter((part) => part !== null).length;
}

// A paragraph may cite ten documents; the words that follow the number are the ones that tell of it.
function around(text: string, number: string, most: number): string {
  const at = text.indexOf(number);
  if (text.length <= most || at < 0) return quote(text, new Map(), most);
  const limit = most - "\u2026 ".length;
  const start = Math.max(0, text.lastIndexOf(";", at) + 1);
  const from = at - start > limit / 2 ? Math.max(0, at - 60) : start;
  return `${from > 0 ? "\u2026 " : ""}${shorten(text.slice(from).trim(), limit)}`;
}
