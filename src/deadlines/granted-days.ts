import type { CivilDate } from "../clock.ts";
import type { Occurrence } from "./occurrence.ts";

/** A day that a standing agency granted one agency in place of the plan's, and why. */
export interface GrantedDay {
  readonly to: CivilDate;
  readonly reason: string;
}

/** What an agency, by whatever name, was granted for an occurrence. */
export type GrantedTo = (
  occurrence: Occurrence,
  agency: string,
) => Promise<GrantedDay | undefined>;

// In days: nobody is granted more than a season.
export const longestGrant = 200;

/** An agency's occurrences with the days that it was granted, by day. */
export async function withGranted(
  occurrences: readonly Occurrence[],
  agency: string | null,
  grantedTo: GrantedTo | undefined,
): Promise<Occurrence[]> {
  if (agency === null || grantedTo === undefined) return [...occurrences];
  const found = await Promise.all(
    occurrences.map(async (one) =>
      asGranted(one, await grantedTo(one, agency)),
    ),
  );
  return found.sort((one, other) => compare(one.lastDay, other.lastDay));
}

/** The occurrence as the plan dates it. */
export function asPlanned(occurrence: Occurrence): Occurrence {
  const { extended, ...rest } = occurrence;
  if (extended === undefined) return occurrence;
  const { lastDay, statedDay } = extended;
  return { ...rest, lastDay, statedDay };
}

function asGranted(
  occurrence: Occurrence,
  granted: GrantedDay | undefined,
): Occurrence {
  if (granted === undefined) return occurrence;
  const { lastDay, statedDay } = occurrence;
  const extended = { lastDay, statedDay, reason: granted.reason };
  return { ...occurrence, lastDay: granted.to, statedDay: null, extended };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
