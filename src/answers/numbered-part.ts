import type { LibraryPlan } from "../plans/plan.ts";
import { sameNumber } from "./document-number.ts";
import type { DocumentMention } from "./documents.ts";
import { openingOf, wholeOf } from "./plan-text.ts";
import type { Query } from "./query.ts";

// "Project 6" may be what a plan is called, or one of the projects that another plan assigns.

/** Whether a plan's title or preamble calls it by the words of a mention. */
export function isCalled(plan: LibraryPlan, mention: DocumentMention): boolean {
  return isBare(mention) && openingOf(plan).includes(spoken(mention));
}

/** Whether the words of a mention stand anywhere in a plan. */
export function holds(plan: LibraryPlan, mention: DocumentMention): boolean {
  return isBare(mention) && wholeOf(plan).includes(spoken(mention));
}

/** A question as it reads of one plan: the number of a project that the plan assigns is searched for like other words. */
export function withNumberedParts(query: Query, plan: LibraryPlan): Query {
  const parts = query.documents.filter(
    (mention) =>
      mention.plan &&
      !sameNumber(plan.number, mention.number) &&
      !isCalled(plan, mention) &&
      holds(plan, mention),
  );
  if (parts.length === 0) return query;
  const words = parts.flatMap(({ tokens }) => tokens);
  return {
    ...query,
    documents: query.documents.filter((mention) => !parts.includes(mention)),
    subject: query.tokens.filter(
      (token) => query.subject.includes(token) || words.includes(token),
    ),
    content: [query.content, ...parts.map(spoken)].join(" "),
  };
}

function isBare({ number, tokens }: DocumentMention): boolean {
  return /^\d+$/u.test(number) && tokens.length > 1;
}

function spoken({ tokens }: DocumentMention): string {
  return tokens.map(({ folded }) => folded).join(" ");
}
