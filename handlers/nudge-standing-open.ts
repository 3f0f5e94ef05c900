import type { Occurrence } from "../src/deadlines/occurrence.ts";
import type { Nudges } from "../src/nudges/open-nudges.ts";
import { farAhead, type Row, tablesOf } from "../src/nudges/table.ts";

/** What the standing agency does for an agency. */
export type StandingAct = "extend" | "note" | "undo" | "proofs";

/** Which report of which agency is meant. */
export interface Stood {
  readonly tag: string;
  readonly place: string;
  readonly agency: string;
  /** As the plan dates it. */
  readonly occurrence: Occurrence;
}

/** An agency's reports that an act may be about; what is far ahead only where nothing is nearer. */
export async function openReports(
  act: StandingAct,
  place: string,
  agency: string,
  nudges: Nudges,
): Promise<readonly Stood[]> {
  const near = await within();
  return near.length > 0 ? near : within(farAhead);

  async function within(ahead?: number): Promise<readonly Stood[]> {
    const tables = await tablesOf(place, [agency], nudges, ahead);
    return tables.flatMap(({ occurrence, rows }) =>
      rows
        .filter((row) => isFor(act, row))
        .map(({ tag }) => ({ tag, place, agency, occurrence })),
    );
  }
}

function isFor(act: StandingAct, { report }: Row): boolean {
  return act === "undo" || act === "proofs"
    ? report !== undefined
    : report === undefined;
}
