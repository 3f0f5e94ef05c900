import { isPageNumber } from "./continuation.ts";
import type { Genre } from "./genre.ts";
import { readLines } from "./lines.ts";
import { readOutline } from "./outline.ts";
import { type Part, unplacedLines } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { createReaders } from "./readers.ts";

/** Turns a plan's published text into a Plan. */
export interface PlanParser {
  /** Returns undefined where the text is no plan: no line names the kind of document. Never throws. */
  parse(text: string): Plan | undefined;
  /** Whether a phrase names a public body as plans write it. */
  isAgency(text: string): boolean;
}

export function createPlanParser(genre: Genre): PlanParser {
  const read = createReaders(genre);

  return {
    isAgency: (text) => read.names.isHeading(text),
    parse(text) {
      const lines = readLines(text);
      const blocks = read.blocks(lines);
      const head = read.head(blocks);
      if (head === undefined) return undefined;
      const tail = read.tail(blocks, head.next);
      const mended = read.mend(blocks.slice(head.next, tail.first));
      const pages = mended.filter(isPageNumber);
      const outline = readOutline(
        mended.filter((block) => !isPageNumber(block)),
        { id: "0", heading: "" },
        (heading) => read.names.isHeading(heading),
      );
      const annexes = read.annexes(blocks.slice(tail.annex));
      const branches = [...outline.branches, ...annexes.branches];
      const sections = branches.map(({ section }) => section);

      const preamble = sections.find(({ id }) => id === "0")?.paragraphs ?? [];
      const prose = blocks.map((block) => block.text).join("\n");
      const place = read.places.place(head, prose);
      const period = read.periods.of(head.title, head.issued, outline);
      const assignments = read.assignments(outline);
      const tables = read.tables(branches, period);
      const parts: Part[] = [
        ...lines
          .filter((line) => line.ornament)
          .map(({ number }) => ({
            part: "ornament",
            from: number,
            to: number,
          })),
        ...head.parts,
        ...outline.parts,
        ...pages.map(({ from, to }) => ({ part: "page number", from, to })),
        ...tail.parts,
        ...annexes.parts,
      ];
      const placed = unplacedLines(lines, sections, parts);
      return {
        number: head.number,
        issuer: read.places.issuer(head, preamble, place, prose),
        place,
        issued: head.issued,
        title: head.title,
        period,
        scope: read.scope(outline),
        signatory: tail.signatory,
        recipients: [...tail.recipients],
        sections,
        assignments: [...assignments, ...tables.assignments],
        deadlines: [
          ...read.deadlines(outline.branches, assignments, period),
          ...tables.deadlines,
        ],
        targets: read.targets(outline.branches),
        budgets: [...read.budgets(outline.branches, period), ...tables.budgets],
        legalBases: read.legalBases(outline.branches),
        models: read.models(outline.branches, assignments),
        ...placed,
      };
    },
  };
}
