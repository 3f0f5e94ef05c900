import { createAgencyNames } from "./agency-names.ts";
import { createAssignmentReader, withoutBullet } from "./assignments.ts";
import { type Block, createBlockReader } from "./blocks.ts";
import { createMender, isPageNumber } from "./continuation.ts";
import { createDeadlineReader } from "./deadlines.ts";
import { createInheritanceReader } from "./inheritance.ts";
import { createPartyReader } from "./parties.ts";
import { createRangeReader } from "./ranges.ts";
import { createTimeReader } from "./time-cues.ts";
import type { Genre } from "./genre.ts";
import { createHeadReader } from "./head.ts";
import { readLines } from "./lines.ts";
import { type Outline, readOutline } from "./outline.ts";
import { createPeriodReader } from "./period.ts";
import { createPlaceReader } from "./place.ts";
import type { Plan } from "./plan.ts";
import { anywhere } from "./phrase.ts";
import { createTailReader } from "./tail.ts";

/** Turns a plan's published text into a Plan. */
export interface PlanParser {
  /** Returns undefined where the text is no plan: no line names the kind of document. Never throws. */
  parse(text: string): Plan | undefined;
}

type Part = { part: string; from: number; to: number };

export function createPlanParser(genre: Genre): PlanParser {
  const readBlocks = createBlockReader(genre);
  const readHead = createHeadReader(genre);
  const readTail = createTailReader(genre);
  const mend = createMender(genre);
  const names = createAgencyNames(genre);
  const readAssignments = createAssignmentReader(genre, names);
  const places = createPlaceReader(genre, (text) => names.isHeading(text));
  const rangeOf = createRangeReader(genre);
  const periods = createPeriodReader(genre, rangeOf);
  const readTime = createTimeReader(genre);
  const readDeadlines = createDeadlineReader(genre, {
    readTime,
    inheritance: createInheritanceReader(genre, readTime, rangeOf),
    parties: createPartyReader(genre, names),
  });
  const scope = anywhere(genre.frame.scope);

  return {
    parse(text) {
      const lines = readLines(text);
      const blocks = readBlocks(lines);
      const head = readHead(blocks);
      if (head === undefined) return undefined;
      const tail = readTail(blocks, head.next);
      const body = mend(blocks.slice(head.next, tail.first));
      const pages = body.filter(isPageNumber);
      const outline = readOutline(
        body.filter((block) => !isPageNumber(block)),
        { id: "0", heading: "" },
        (heading) => names.isHeading(heading),
      );
      const annex = readOutline(
        blocks.slice(tail.annex),
        { id: "PL", heading: "" },
        () => false,
      );
      const hasAnnex = tail.annex < blocks.length;
      const preamble =
        outline.branches[0]?.section.id === "0"
          ? outline.branches[0].section.paragraphs
          : [];
      const prose = blocks.map((block) => block.text).join("\n");
      const place = places.place(head, prose);
      const branches = [
        ...outline.branches,
        ...(hasAnnex ? annex.branches : []),
      ];
      const parts: Part[] = [
        ...ornaments(lines),
        ...head.parts,
        ...outline.parts,
        ...pages.map((block) => ({
          part: "page number",
          from: block.from,
          to: block.to,
        })),
        ...tail.parts,
        ...(hasAnnex ? annex.parts : []),
      ];
      const assignments = readAssignments(outline);
      const period = periods.of(head.title, head.issued, outline);
      return {
        number: head.number,
        issuer: places.issuer(head, preamble, place),
        place,
        issued: head.issued,
        title: head.title,
        period,
        scope: scopeOf(outline),
        signatory: tail.signatory,
        recipients: [...tail.recipients],
        sections: branches.map((branch) => branch.section),
        assignments,
        deadlines: readDeadlines(outline.branches, assignments, period),
        targets: [],
        budgets: [],
        legalBases: [],
        models: [],
        parts: parts.sort((a, b) => a.from - b.from),
        unplaced: unplaced([...head.foreign, ...tail.foreign], lines),
      };
    },
  };

  function scopeOf(outline: Outline): string | null {
    for (const { section } of outline.branches) {
      const inHeading = scope.exec(section.heading);
      if (
        inHeading !== null &&
        inHeading.index < 12 &&
        section.paragraphs[0] !== undefined
      )
        return withoutBullet(section.paragraphs[0]);
      for (const paragraph of section.paragraphs) {
        const found = scope.exec(paragraph);
        if (found !== null && found.index < 12) return withoutBullet(paragraph);
      }
    }
    return null;
  }
}

function ornaments(lines: ReturnType<typeof readLines>): Part[] {
  return lines
    .filter((line) => line.ornament)
    .map((line) => ({ part: "ornament", from: line.number, to: line.number }));
}

function unplaced(
  foreign: readonly Block[],
  lines: ReturnType<typeof readLines>,
): { line: number; text: string }[] {
  return foreign.flatMap((block) =>
    lines
      .slice(block.from - 1, block.to)
      .filter((line) => line.text !== "")
      .map((line) => ({ line: line.number, text: line.raw.trim() })),
  );
}
