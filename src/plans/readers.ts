import { createAgencyNames } from "./agency-names.ts";
import { createAnnexReader } from "./annexes.ts";
import { createTableContentsReader } from "./annex-tables.ts";
import { createAssignmentReader } from "./assignments.ts";
import { createBlockReader } from "./blocks.ts";
import { createBudgetReader } from "./budgets.ts";
import { createMender } from "./continuation.ts";
import { createDeadlineReader } from "./deadlines.ts";
import type { Genre } from "./genre.ts";
import { createHeadReader } from "./head.ts";
import { createInheritanceReader } from "./inheritance.ts";
import { createLegalBasisReader } from "./legal-bases.ts";
import { createModelReader } from "./models.ts";
import { createPartyReader } from "./parties.ts";
import { createPeriodReader } from "./period.ts";
import { createPlaceReader } from "./place.ts";
import { createRangeReader } from "./ranges.ts";
import { createScopeReader } from "./scope.ts";
import { createTableReader } from "./tables.ts";
import { createTailReader } from "./tail.ts";
import { createTargetReader } from "./targets.ts";
import { createTimeReader } from "./time-cues.ts";

/** All that reads one part of a plan each, made once from the cue phrases. */
export type Readers = ReturnType<typeof createReaders>;

export function createReaders(genre: Genre) {
  const names = createAgencyNames(genre);
  const parties = createPartyReader(genre, names);
  const rangeOf = createRangeReader(genre);
  const readTime = createTimeReader(genre);
  const readTable = createTableReader(genre);
  return {
    names,
    blocks: createBlockReader(genre),
    head: createHeadReader(genre),
    tail: createTailReader(genre),
    mend: createMender(genre),
    annexes: createAnnexReader(genre),
    places: createPlaceReader(genre, (text) => names.isHeading(text)),
    periods: createPeriodReader(genre, rangeOf),
    scope: createScopeReader(genre),
    assignments: createAssignmentReader(genre, names),
    deadlines: createDeadlineReader(genre, {
      readTime,
      parties,
      inheritance: createInheritanceReader(genre, readTime, rangeOf),
    }),
    tables: createTableContentsReader(genre, {
      readTable,
      readTime,
      rangeOf,
      names,
    }),
    budgets: createBudgetReader(genre),
    targets: createTargetReader(genre),
    legalBases: createLegalBasisReader(genre),
    models: createModelReader(genre, parties),
  };
}
